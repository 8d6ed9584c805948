import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import { reachesAllCompanies, reachesAllContacts } from "../access/reachable.ts";
import {
  canEquipment,
  coversEquipment,
  reachableEquipment,
  reachesAllEquipment,
  type ReachedEquipment,
} from "../access/reach-equipment.ts";
import { reachOf } from "../access/rights.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import { batchFilter } from "../audit/of-batch.ts";
import type { Field } from "../database/field.ts";
import { ownKey } from "../database/own-field.ts";
import { asField } from "../fields/own-as-field.ts";
import { customOf } from "../fields/shown-own.ts";
import { belowSome } from "./below.ts";
import { companyOf, equipmentFields, parentOf, partsOf, personOf } from "./fields.ts";

/** What the rights module needs to know of a row, read along with it and taken off before it leaves. */
export const reachedJson = sql<ReachedEquipment>`json_build_object('id', equipment.id, 'companyId', equipment.company_id,
  'contactId', equipment.contact_id, 'usedById', equipment.used_by_id, 'ownerId', coalesce(
    (select c.owner_id from companies c where c.id = equipment.company_id),
    (select c.owner_id from contacts c where c.id = equipment.contact_id)))`;

const offered: readonly Action[] = ["edit", "delete", "assign"];

/** What the actor may do with a piece: the page shows these and computes no rights itself. */
export function mayOf(actor: Actor, piece: ReachedEquipment): string[] {
  return [
    ...offered.filter((action) => canEquipment(actor, action, piece)),
    ...(coversEquipment(actor, reachOf(actor, "audit", "see"), piece) ? ["audit"] : []),
  ];
}

/** Whether the actor sees the piece that `other` has been called: a whole, a part. */
export function seenAs(actor: Actor, other: "whole" | "part"): RawBuilder<SqlBool> {
  if (reachesAllEquipment(actor, "see")) return sql<SqlBool>`true`;
  return sql<SqlBool>`exists (
    select from equipment where equipment.id = ${sql.ref(`${other}.id`)} and ${reachableEquipment(actor, "see")})`;
}

/** The fields as this actor sees them: people, companies and pieces beyond his sight are neither told nor found. */
export function fieldsFor(actor: Actor) {
  const { company, contact, usedBy, parent, parts } = equipmentFields;
  const [people, firms] = [seenContacts(actor), seenCompanies(actor)];
  const [allPeople, allFirms] = [reachesAllContacts(actor, "see"), reachesAllCompanies(actor, "see")];
  const ofPeople = (column: "contact_id" | "used_by_id") =>
    sql<string>`(select contacts.id from contacts where contacts.id = ${sql.ref(`equipment.${column}`)} and ${people})`;
  const ofFirms = sql<string>`(select companies.id from companies where companies.id = equipment.company_id and ${firms})`;
  return {
    ...equipmentFields,
    company: {
      ...company,
      value: () => companyOf(firms),
      ...(!allFirms && { filter: { ...company.filter, value: () => ofFirms } }),
    },
    contact: {
      ...contact,
      value: () => personOf("contact_id", people),
      ...(!allPeople && { filter: { ...contact.filter, value: () => ofPeople("contact_id") } }),
    },
    usedBy: {
      ...usedBy,
      value: () => personOf("used_by_id", people),
      ...(!allPeople && { filter: { ...usedBy.filter, value: () => ofPeople("used_by_id") } }),
    },
    parent: { ...parent, value: () => parentOf(seenAs(actor, "whole")) },
    parts: { ...parts, value: () => partsOf(seenAs(actor, "part")) },
  };
}

export type EquipmentFields = Readonly<Record<string, Field<"equipment">>>;

/** The same with those of the installation's own, as `custom.<key>`: what lists are asked for. */
export function equipmentFieldsFor(actor: Actor): EquipmentFields {
  const own = actor.own.equipment.map((field) => [ownKey(field.key), asField("equipment", field)]);
  return { ...fieldsFor(actor), ...Object.fromEntries(own) };
}

/** What lists are narrowed by: the fields, what a piece stands below, and the batch that wrote it. */
export function filtersFor(actor: Actor): Readonly<Record<string, Pick<Field<"equipment">, "filter" | "sort">>> {
  return {
    ...equipmentFieldsFor(actor),
    below: { filter: { kind: "id", some: belowSome }, sort: null },
    batch: { filter: batchFilter(actor, "equipment"), sort: null },
  };
}

/** `custom` as the actor may see it; of the asked keys only, where some are asked. */
export const shownCustom = customOf("equipment");
