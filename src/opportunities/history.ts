import type { Actor } from "../access/actor.ts";
import type { JournalEntry } from "../audit/read.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { readHistory, valuesBefore } from "../records/history.ts";
import type { showOpportunity as declared } from "./api.ts";
import { updateOpportunity } from "./change.ts";
import { nameSeen } from "./name-seen.ts";
import { showOpportunity } from "./show.ts";
import { asChange } from "./undo.ts";
import { isValueKey } from "./values.ts";

/** Who changed what of an opportunity, newest first; of people and companies those one sees. */
export async function showHistory(
  tx: Tx,
  actor: Actor,
  id: string,
  after: string | undefined,
  limit: number,
): Promise<{ items: JournalEntry[]; next: string | null }> {
  return readHistory(tx, actor, {
    id,
    after,
    limit,
    show: () => showOpportunity(tx, actor, id),
    nameSeen: (changes) => nameSeen(tx, actor, changes),
  });
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
  const back = await valuesBefore(tx, { record: id, entry: entryId, field }, isValueKey);
  return updateOpportunity(tx, actor, id, version, asChange(back), "reverted");
}
