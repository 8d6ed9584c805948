import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { fieldRight, sees } from "../access/field-rights.ts";
import type { Action } from "../access/grants.ts";
import { reachableContacts } from "../access/reachable.ts";
import { showContact } from "../contacts/show.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { listReports as declaredReports, showOrgChart as declared } from "./api.ts";

type Chart = ReplyOf<typeof declared>;
type Reports = ReplyOf<typeof declaredReports>;
type Person = Chart["person"];

/** As deep as any other tree of ours (A108). */
const deepest = 32;
const mostCounted = 1_000;

/** A contact and those above. Whom the actor may not see has no name there, and is counted nowhere. */
export async function showOrgChart(tx: Tx, actor: Actor, asked: string): Promise<Chart> {
  const id = await checkChart(tx, actor, asked);
  const found = await sql<{ nth: number; seen: boolean; person: Person }>`
    with recursive above (id, nth) as (
      select ${id}::uuid, 0
      union all
      select c.reports_to_id, a.nth + 1 from contacts c join above a on c.id = a.id
      where c.reports_to_id is not null and a.nth < ${deepest}::int)
    select a.nth, p.live and p.seen as seen, ${personJson(actor)} as person
    from above a join lateral (${rowsWhere(actor, sql`contacts.id = a.id`)}) as p on true
    order by a.nth desc`.execute(tx);
  const chain = found.rows.map(({ nth, seen, person }) => (seen || nth === 0 ? person : null));
  const person = chain.pop();
  if (!person) throw new Error("whoever is shown is there");
  return { person, above: chain };
}

/** A page of those who report to a contact; the place of the last one seen is where the next begins. */
export async function listReports(
  tx: Tx,
  actor: Actor,
  asked: string,
  { after, limit = 100 }: { after?: string; limit?: number },
): Promise<Reports> {
  const id = await checkChart(tx, actor, asked);
  const behind =
    after === undefined
      ? sql`true`
      : sql`(contacts.last_name, contacts.first_name, contacts.id) > (select l.last_name, l.first_name, l.id from contacts l where l.id = ${after})`;
  const page = rowsWhere(
    actor,
    sql`contacts.reports_to_id = ${id} and contacts.live and ${reach(actor, "see")} and ${behind}
      order by contacts.last_name, contacts.first_name, contacts.id limit ${limit + 1}`,
  );
  const found = await sql<{ person: Person }>`
    select ${personJson(actor)} as person from (${page}) as p order by p.last_name, p.first_name, p.id`.execute(tx);
  const items = found.rows.slice(0, limit).map(({ person }) => person);
  return { items, next: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** 404 for whom the actor does not see; 403 where the field is hidden from him, for the chart tells nothing else. */
async function checkChart(tx: Tx, actor: Actor, asked: string): Promise<string> {
  const { id } = await showContact(tx, actor, asked);
  if (!sees(actor, "reportsTo")) refuse(403, "notAllowed");
  return id;
}

function rowsWhere(actor: Actor, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select contacts.id, contacts.version, contacts.live, contacts.first_name, contacts.last_name, contacts.nickname,
    contacts.job_title, contacts.picture_file_id, ${reach(actor, "see")} as seen, ${reach(actor, "edit")} as edited
    from contacts where ${where}`;
}

function personJson(actor: Actor): RawBuilder<Person> {
  const isOpen = fieldRight(actor, "reportsTo") === "editable";
  return sql<Person>`json_build_object('id', p.id, 'version', p.version,
    'name', coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), p.nickname),
    'jobTitle', ${sees(actor, "jobTitle") ? sql`p.job_title` : sql`''`},
    'picture', ${sees(actor, "picture") ? sql`'/api/v1/contacts/' || p.id || '/picture?v=' || p.picture_file_id` : sql`null`},
    'reports', (select count(*)::int from (select from contacts
      where contacts.reports_to_id = p.id and contacts.live and ${reach(actor, "see")} limit ${mostCounted}) as counted),
    'movable', ${isOpen} and p.edited)`;
}

function reach(actor: Actor, action: Action): RawBuilder<unknown> {
  return sql`${reachableContacts(actor, action)(expressionBuilder<Tables, "contacts">())}`;
}
