import { isDeepStrictEqual } from "node:util";
import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { nameLinks } from "../audit/names.ts";
import { contactFieldsFor } from "../contacts/fields-for.ts";
import { inWords } from "../contacts/in-words.ts";
import { cardJson, showContact } from "../contacts/show.ts";
import { isWrittenField, saysTheSame } from "../contacts/values.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { showAsOf as declared } from "./api.ts";
import { isMoment } from "../values/moment.ts";
import { findLater, type Later } from "./later.ts";
import { goBack, type Past } from "./past.ts";
import { loadPresent } from "./present.ts";

type Reply = ReplyOf<typeof declared>;
type Card = Reply["contact"];

/**
 * A contact as it was at a moment, for who may see it and its audit today: from the present rows the journal's changes are
 * taken back, and what is left is shown by the fields that show the present, so that what is hidden is hidden in the past.
 */
export async function showAsOf(tx: Tx, actor: Actor, asked: string, moment: string): Promise<Reply> {
  if (!isMoment(moment)) refuseField("/query/at", "moment");
  const at = new Date(moment).toISOString();
  const today = await showContact(tx, actor, asked);
  if (!today.can.includes("audit")) refuse(403, "notAllowed");
  const present = await loadPresent(tx, today.id);
  const madeAt = String(present.contact["created_at"]);
  if (Date.parse(at) < Date.parse(madeAt))
    refuse(404, "beforeCreation", { members: { createdAt: new Date(madeAt).toISOString() } });
  const later = await findLater(tx, today.id, at);
  const past = await inTheirTime(tx, goBack(present, later, at), at);
  const contact = await drawn(tx, actor, past);
  const { change, entries } = await differences(tx, actor, later);
  return { at, deleted: later.moved === "restored", contact: { ...contact, can: [] }, change, entries };
}

/** `raised`: what is in the trash today, and was not at that moment. */
interface PastInItsTime extends Past {
  kind: string | null;
  raised: { companies: string[]; groups: string[] };
}

/** Companies and groups are shown that were there at that moment, whatever became of them; what was purged is gone. */
async function inTheirTime(tx: Tx, past: Past, at: string): Promise<PastInItsTime> {
  const companies = past.memberships.map(({ company_id }) => company_id);
  const found = await sql<{ id: string; live: boolean; stood: boolean }>`
    select r.id, r.live, coalesce(
      (select a.action = 'deleted' from audit a where a.subject_id = r.id and a.at > ${at}::timestamptz
        and a.action in ('deleted', 'restored') order by a.id limit 1), r.live) as stood
    from (select id, deleted_at is null as live from companies where id = any(${companies}::uuid[])
      union all select id, deleted_at is null from contact_groups where id = any(${past.groups}::uuid[])) as r`.execute(
    tx,
  );
  const stood = new Map(found.rows.filter((row) => row.stood).map(({ id, live }) => [id, live]));
  const raised = (ids: readonly string[]) => ids.filter((id) => stood.get(id) === false);
  const group = await tx
    .selectFrom("access_groups")
    .select("kind")
    .where("id", "=", String(past.contact["access_group_id"]))
    .executeTakeFirst();
  return {
    ...past,
    memberships: past.memberships.filter(({ company_id }) => stood.has(company_id)),
    groups: past.groups.filter((id) => stood.has(id)),
    kind: group?.kind ?? null,
    raised: { companies: raised(companies), groups: raised(past.groups) },
  };
}

/** The card of rows that stand nowhere: each table that it reads is, in this one statement, what it was. */
async function drawn(tx: Tx, actor: Actor, past: PastInItsTime): Promise<Card> {
  const id = past.contact["id"];
  const contact = { ...past.contact, live: true, deleted_at: null, ...(past.kind && { kind: past.kind }) };
  const tags = past.tags.map((name, position) => ({ position, name }));
  const blocks = past.block ? [{ ...past.block, contact_id: id }] : [];
  const tables = [
    rowsAs("identities", past.identities),
    rowsAs(
      "addresses",
      past.addresses.map((row) => ({ ...row, contact_id: id })),
    ),
    rowsAs(
      "memberships",
      past.memberships.map((row) => ({ ...row, contact_id: id })),
    ),
    rowsAs(
      "contact_group_members",
      past.groups.map((group_id) => ({ group_id, contact_id: id })),
    ),
    rowsAs(
      "department_people",
      past.departments.map((department_id) => ({ department_id, contact_id: id })),
    ),
    rowsAs("contact_blocks", blocks),
    sql`tags as (select position as id, name from jsonb_to_recordset(${JSON.stringify(tags)}::jsonb) as r (position int, name text))`,
    sql`contact_tags as (select ${id}::uuid as contact_id, id as tag_id, id as position from tags)`,
    ...raisedAs("companies", past.raised.companies),
    ...raisedAs("contact_groups", past.raised.groups),
  ];
  const found = await sql<{ row: Card; kind: "client" | "agent" }>`
    with ${sql.join(tables)}
    select ${cardJson(actor)} as row, contacts.kind
    from jsonb_populate_record(null::contacts, ${JSON.stringify(contact)}::jsonb) as contacts`.execute(tx);
  const [one] = found.rows;
  if (!one) throw new Error("one record is one row");
  const { departments, accessGroup, ...row } = one.row;
  // A group that nobody is in any more may be gone.
  const card = {
    ...row,
    ...(accessGroup && { accessGroup }),
    ...(one.kind === "agent" && departments && { departments }),
  };
  return { ...inWords(actor, card), kind: one.kind };
}

function rowsAs(table: string, rows: readonly object[]): RawBuilder<unknown> {
  return sql`${sql.ref(table)} as (
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb))`;
}

/** The table with some of its rows out of the trash; left as it is where there are none. */
function raisedAs(table: "companies" | "contact_groups", ids: readonly string[]): RawBuilder<unknown>[] {
  if (ids.length === 0) return [];
  return [
    sql`${sql.ref(table)} as not materialized (
      select r.* from ${sql.table(table)} r where r.id <> all(${ids}::uuid[])
      union all select (jsonb_populate_record(r, '{"deleted_at": null}')).* from ${sql.table(table)} r where r.id = any(${ids}::uuid[]))`,
  ];
}

async function differences(tx: Tx, actor: Actor, { fields }: Later): Promise<Pick<Reply, "change" | "entries">> {
  const shown = contactFieldsFor(actor);
  const changed = [...fields].filter(
    ([key, { before, after }]) =>
      Object.hasOwn(shown, key) &&
      !(isWrittenField(key) ? saysTheSame(key, before, after) : isDeepStrictEqual(before, after)),
  );
  const change: Change = Object.fromEntries(changed.map(([key, { before, after }]) => [key, [before, after]]));
  const [named = {}] = await nameLinks(tx, actor, [change]);
  const entries = changed.flatMap(([key, { entry }]) => (isWrittenField(key) ? [[key, entry]] : []));
  return { change: named, entries: Object.fromEntries(entries) };
}
