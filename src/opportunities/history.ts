import type { Actor } from "../access/actor.ts";
import { nameLinks } from "../audit/names.ts";
import { findEntry, readJournal, type JournalEntry } from "../audit/read.ts";
import { isOwnKey, nested } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import type { showOpportunity as declared } from "./api.ts";
import { updateOpportunity } from "./change.ts";
import type { OpportunityChange } from "./fields.ts";
import { nameSeen } from "./name-seen.ts";
import { showOpportunity } from "./show.ts";
import { isValueKey } from "./values.ts";

/** Who changed what of an opportunity, newest first; of people and companies those one sees. */
export async function showHistory(
  tx: Tx,
  actor: Actor,
  id: string,
  after: string | undefined,
  limit: number,
): Promise<{ items: JournalEntry[]; next: string | null }> {
  const { can } = await showOpportunity(tx, actor, id);
  if (!can.includes("audit")) refuse(403, "notAllowed");
  const page = await readJournal(tx, [id], after, limit);
  const changes = page.items.map(({ change }) => change);
  const named = await nameSeen(tx, actor, await nameLinks(tx, actor, changes));
  return { ...page, items: page.items.map((entry, index) => ({ ...entry, change: named[index] ?? {} })) };
}

/** Puts one field of a journal entry, or all of them, back to what they were before it: an ordinary change, by its rules and rights. */
export async function revertEntry(
  tx: Tx,
  actor: Actor,
  id: string,
  entryId: string,
  field: string | undefined,
): Promise<ReplyOf<typeof declared>> {
  const { version } = await showOpportunity(tx, actor, id);
  const entry = await findEntry(tx, id, entryId);
  if (!entry) refuseAsAbsent();
  if (field !== undefined && !Object.hasOwn(entry.change, field))
    refuseField("/field", "choice", { allowed: Object.keys(entry.change).join(", ") });
  const back = Object.entries(entry.change).flatMap(([key, [before]]) =>
    (isValueKey(key) || isOwnKey(key)) && (field === undefined || key === field) ? [[key, before] as const] : [],
  );
  if (back.length === 0) refuse(422, "nothingToRevert");
  const change: OpportunityChange = Object.assign({}, nested(Object.fromEntries(back)));
  return updateOpportunity(tx, actor, id, version, change, "reverted");
}
