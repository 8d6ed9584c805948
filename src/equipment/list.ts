import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import { equipmentInReach, reachesAllEquipment, type ReachedEquipment } from "../access/reach-equipment.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import { plainly, type Condition } from "../database/condition.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { filterCondition } from "../lists/filter.ts";
import { listRecords } from "../records/list-records.ts";
import type { listEquipment as declared } from "./api.ts";
import { belowSome } from "./below.ts";
import { foundBy } from "./find.ts";
import { equipmentFieldsFor, filtersFor, mayOf, reachedJson, shownCustom } from "./may.ts";

type Query = QueryOf<typeof declared>;
type Row = ReplyOf<typeof declared>["items"][number];

/** A page of the equipment an actor may see, with the fields he asked for. */
export async function listEquipment(tx: Tx, actor: Actor, query: Query): Promise<ReplyOf<typeof declared>> {
  return listRecords<"equipment", Row, ReachedEquipment>(tx, actor, query, {
    table: "equipment",
    fields: equipmentFieldsFor(actor),
    ground: isPresent,
    where: askedFor(actor, "see", query),
    sort: "name",
    reached: reachedJson,
    mayOf,
    shownCustom,
  });
}

/** The condition of every index that an order of equipment stands on. */
export const isPresent = sql<SqlBool>`equipment.deleted_at is null`;

export type Asked = Partial<
  Pick<
    Query,
    "search" | "filter" | "company" | "contact" | "usedBy" | "parent" | "below" | "article" | "serial" | "retired"
  >
>;

/** The WHERE of a list of equipment: reach by the action, then what the query asks. The same for list and export. */
export function equipmentConditions(actor: Actor, action: Action, query: Asked): Expression<SqlBool>[] {
  return [isPresent, ...askedFor(actor, action, query).map((condition) => condition("match"))];
}

/** Reach by the action, then what the query asks. What one does not see leads nowhere. */
export function askedFor(actor: Actor, action: Action, query: Asked): Condition[] {
  const { search, filter, company, contact, usedBy, parent, below, article, serial, retired } = query;
  const key = (text: string) => sql`lower(${text.trim()} collate "und-x-icu") collate "C"`;
  const only = (value: unknown, condition: RawBuilder<SqlBool>) => (value === undefined ? [] : [plainly(condition)]);
  const firm = sql`(select companies.id from companies where companies.id = ${company} and ${seenCompanies(actor)})`;
  const person = (id: string | undefined) =>
    sql`(select contacts.id from contacts where contacts.id = ${id} and ${seenContacts(actor)})`;
  return [
    ...(reachesAllEquipment(actor, action) ? [] : [equipmentInReach(actor, action)]),
    ...only(company, sql`equipment.company_id = ${firm}`),
    ...only(contact, sql`equipment.contact_id = ${person(contact)}`),
    ...only(usedBy, sql`equipment.used_by_id = ${person(usedBy)}`),
    ...only(parent, sql`equipment.parent_id = ${parent}`),
    ...only(article, sql`equipment.article_key = ${key(article ?? "")}`),
    ...only(serial, sql`equipment.serial_key = ${key(serial ?? "")}`),
    ...only(retired, retired ? sql`equipment.retired_at is not null` : sql`equipment.retired_at is null`),
    ...(below ? [belowSome((id) => sql<SqlBool>`${id} = ${below}`)] : []),
    ...(search ? foundBy(search).map(plainly) : []),
    ...(filter ? [filterCondition(filter, "equipment", filtersFor(actor), actor)] : []),
  ];
}
