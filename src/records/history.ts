import type { Actor } from "../access/actor.ts";
import { nameLinks } from "../audit/names.ts";
import { findEntry, readJournal, type JournalEntry } from "../audit/read.ts";
import { isOwnKey } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";

interface Kept {
  id: string;
  /** The last entry seen. */
  after: string | undefined;
  limit: number;
  /** The record as the actor sees it; refuses what is absent. */
  show: () => Promise<{ can: readonly string[] }>;
  /** Puts names beside ids, of what the actor sees. */
  nameSeen: (changes: readonly Change[]) => Promise<Change[]>;
}

/** Who changed what of a record, newest first; 403 without the right to its audit. */
export async function readHistory(
  tx: Tx,
  actor: Actor,
  { id, after, limit, show, nameSeen }: Kept,
): Promise<{ items: JournalEntry[]; next: string | null }> {
  const { can } = await show();
  if (!can.includes("audit")) refuse(403, "notAllowed");
  const page = await readJournal(tx, [id], after, limit);
  const changes = page.items.map(({ change }) => change);
  const named = await nameSeen(await nameLinks(tx, actor, changes));
  return { ...page, items: page.items.map((entry, index) => ({ ...entry, change: named[index] ?? {} })) };
}

/** Values by the names of their fields. */
export type Values = Record<string, unknown>;

/**
 * What the fields of a journal entry, or one of them, were before it, of those that are written. `shown` is the part of the
 * change that the actor sees. Absent entries answer 404, a field that is not in it 422, nothing to put back 422 `nothingToRevert`.
 */
export async function valuesBefore(
  tx: Tx,
  { record, entry, field }: { record: string; entry: string; field: string | undefined },
  isWritten: (key: string) => boolean,
  shown: (change: Change) => Change = (change) => change,
): Promise<Values> {
  const found = await findEntry(tx, record, entry);
  if (!found) refuseAsAbsent();
  const change = shown(found.change);
  if (field !== undefined && !Object.hasOwn(change, field))
    refuseField("/field", "choice", { allowed: Object.keys(change).join(", ") });
  const back = Object.entries(change).flatMap(([key, [before]]) =>
    (isWritten(key) || isOwnKey(key)) && (field === undefined || key === field) ? [[key, before] as const] : [],
  );
  if (back.length === 0) refuse(422, "nothingToRevert");
  return Object.fromEntries(back);
}
