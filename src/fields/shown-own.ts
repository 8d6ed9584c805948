import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import {
  companiesWithin,
  contactsWithin,
  opportunitiesWithin,
  reachableCompanies,
  reachableContacts,
} from "../access/reachable.ts";
import { equipmentWithin } from "../access/reach-equipment.ts";
import { reachOf } from "../access/rights.ts";
import { ownKey, type OwnedBy, type OwnField } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import { hangsOpenly } from "./own-rules.ts";

/**
 * `custom` of a record with these fields only: those that its kind has, links and files as `{id, name}`, and left out where
 * they lead to what the actor may not see, or to what is gone.
 */
export function shownOwn(actor: Actor, on: OwnedBy, fields: readonly OwnField[]): RawBuilder<unknown> {
  const custom = sql.ref(`${on}.custom`);
  const all = [...actor.own[on].map(({ key }) => key), ...actor.own.retired[on]];
  const dropped = (kept: readonly OwnField[]) => all.filter((key) => !kept.some((field) => field.key === key));
  const of = (people: OwnField["people"]) =>
    dropped(fields.filter((field) => field.people === "both" || field.people === people));
  const rest =
    on === "contacts" && fields.some(({ people }) => people !== "both")
      ? sql`case when contacts.kind = 'client' then ${of("clients")}::text[] else ${of("agents")}::text[] end`
      : sql`${dropped(fields)}::text[]`;
  const plain = sql`(${custom} - ${rest})`;
  const links = fields.filter(({ kind }) => kind === "contact" || kind === "company" || kind === "file");
  if (links.length === 0) return plain;
  // What is no link of this record any more is null, and goes.
  const named = links.map(
    (field) =>
      sql`case when ${custom} ? ${sql.lit(field.key)} then jsonb_build_object(${sql.lit(field.key)}, ${linkOf(actor, on, field)}) else '{}' end`,
  );
  return sql`jsonb_strip_nulls(${plain} || ${sql.join(named, sql` || `)})`;
}

/** The same for a kind whose own fields are for all its records: of the asked keys (`custom.<key>`) only, where some are asked. */
export function customOf(on: Exclude<OwnedBy, "contacts">) {
  return (actor: Actor, asked?: ReadonlySet<string>): RawBuilder<unknown> =>
    shownOwn(
      actor,
      on,
      actor.own[on].filter(({ key }) => !asked || asked.has(ownKey(key))),
    );
}

function linkOf(actor: Actor, on: OwnedBy, { key, kind }: OwnField): RawBuilder<unknown> {
  if (kind === "file") return fileOf(actor, on, key);
  const wanted = sql`(select (${sql.ref(`${on}.custom`)} ->> ${sql.lit(key)})::uuid as id) as wanted`;
  return kind === "contact"
    ? sql`(select jsonb_build_object('id', contacts.id, 'name', trim(contacts.first_name || ' ' || contacts.last_name))
        from ${wanted} join contacts on contacts.id = wanted.id
        where contacts.live and ${reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">())})`
    : sql`(select jsonb_build_object('id', companies.id, 'name', companies.name)
        from ${wanted} join companies on companies.id = wanted.id
        where companies.deleted_at is null and ${reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">())})`;
}

function fileOf(actor: Actor, on: OwnedBy, key: string): RawBuilder<unknown> {
  const reach = reachOf(actor, "files", "see");
  const within = {
    contacts: () => contactsWithin(actor, reach)("match"),
    companies: () => companiesWithin(actor, reach)(expressionBuilder<Tables, "companies">()),
    opportunities: () => opportunitiesWithin(actor, reach),
    equipment: () => equipmentWithin(actor, reach)("walk"),
  }[on]();
  return sql`(select jsonb_build_object('id', f.id, 'name', f.name) from files f
    where f.id = (${sql.ref(`${on}.custom`)} ->> ${sql.lit(key)})::uuid and f.subject_id = ${sql.ref(`${on}.id`)}
      and ${hangsOpenly} and ${within})`;
}
