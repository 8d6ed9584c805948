import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { findEntry, readJournal, type JournalEntry } from "../audit/read.ts";
import type { Change } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { isId } from "../values/uuid.ts";
import type { showContact as declared } from "./api.ts";
import { updateContact } from "./change.ts";
import { showContact } from "./show.ts";
import { asChange } from "./undo.ts";
import { isWrittenField } from "./values.ts";

/** Who changed what of a contact, newest first, in the fields the actor may see; links with their names. */
export async function showHistory(
  tx: Tx,
  actor: Actor,
  id: string,
  after: string | undefined,
  limit: number,
): Promise<{ items: JournalEntry[]; next: string | null }> {
  await showContact(tx, actor, id);
  const absorbed = await tx.selectFrom("contacts").select("id").where("merged_into_id", "=", id).execute();
  const page = await readJournal(tx, [id, ...absorbed.map((row) => row.id)], after, limit);
  const seen = page.items.map((entry) => ({ ...entry, change: visible(actor, entry.change) }));
  const names = await namesOf(
    tx,
    seen.flatMap(({ change }) => linkIds(change)),
  );
  return { ...page, items: seen.map((entry) => ({ ...entry, change: withNames(entry.change, names) })) };
}

/** Puts one field of a journal entry, or all of them, back to what they were before it. It is an ordinary change: rules and rights apply, and it can be undone. */
export async function revertEntry(
  tx: Tx,
  actor: Actor,
  id: string,
  entryId: string,
  field: string | undefined,
): Promise<ReplyOf<typeof declared>> {
  const contact = await showContact(tx, actor, id);
  const entry = await findEntry(tx, id, entryId);
  if (!entry) refuseAsAbsent();
  const change = visible(actor, entry.change);
  if (field !== undefined && !Object.hasOwn(change, field))
    refuseField("/field", "choice", { allowed: Object.keys(change).join(", ") });
  const back = Object.entries(change).filter(([key]) => isWrittenField(key) && (field === undefined || key === field));
  if (back.length === 0) refuse(422, "nothingToRevert");
  return updateContact(
    tx,
    actor,
    id,
    contact.version,
    asChange(Object.fromEntries(back.map(([key, [before]]) => [key, before]))),
    "reverted",
  );
}

function visible(actor: Actor, change: Change): Change {
  return Object.fromEntries(Object.entries(change).filter(([key]) => sees(actor, key)));
}

const links = ["owner", "assignedTo", "reportsTo", "accessGroup", "groups", "departments"];

function linkIds(change: Change): string[] {
  return links
    .flatMap((key) => (change[key] ?? []).flat())
    .filter((id) => typeof id === "string" && isId(id))
    .map(String);
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }>`
    select id, trim(first_name || ' ' || last_name) as name from contacts where id = any(${ids}::uuid[])
    union all select id, name from contact_groups where id = any(${ids}::uuid[])
    union all select id, name from departments where id = any(${ids}::uuid[])
    union all select id, name from access_groups where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.rows.map(({ id, name }) => [id, name]));
}

function withNames(change: Change, names: ReadonlyMap<string, string>): Change {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === "string" && names.has(value) ? { id: value, name: names.get(value) } : value;
  };
  return Object.fromEntries(
    Object.entries(change).map(([key, [before, after]]): [string, Change[string]] => [
      key,
      links.includes(key) ? [named(before), named(after)] : [before, after],
    ]),
  );
}
