import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { nameLinks } from "../audit/names.ts";
import { readJournal, type JournalEntry } from "../audit/read.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { valuesBefore } from "../records/history.ts";
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
  const { can } = await showContact(tx, actor, id);
  if (!can.includes("audit")) refuse(403, "notAllowed");
  const absorbed = await tx.selectFrom("contacts").select("id").where("merged_into_id", "=", id).execute();
  const page = await readJournal(tx, [id, ...absorbed.map((row) => row.id)], after, limit);
  return { ...page, items: await shownEntries(tx, actor, page.items) };
}

/** Entries of contacts as an actor may read them: in the fields that he sees, links with their names; one that tells of hidden fields and nothing else is none. */
export async function shownEntries(tx: Tx, actor: Actor, entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
  const seen = entries
    .map((entry) => ({ ...entry, tells: Object.keys(entry.change).length > 0, change: visible(actor, entry.change) }))
    .filter(({ tells, change }) => !tells || Object.keys(change).length > 0)
    .map(({ tells: _, ...entry }) => entry);
  const named = await nameLinks(
    tx,
    actor,
    seen.map(({ change }) => change),
  );
  return seen.map((entry, index) => ({ ...entry, change: named[index] ?? {} }));
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
  const back = await valuesBefore(tx, { record: id, entry: entryId, field }, isWrittenField, (change) =>
    visible(actor, change),
  );
  return updateContact(tx, actor, id, contact.version, asChange(back), "reverted");
}

function visible(actor: Actor, change: Change): Change {
  return Object.fromEntries(Object.entries(change).filter(([key]) => sees(actor, key)));
}
