import type { Actor } from "../access/actor.ts";
import type { OnRecord, RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import { askToMail } from "./mail-mentions.ts";
import { whoSeesNotes } from "./who-sees.ts";

/** Tells those of some people who may see it that a note names them, the actor himself left out; gives who was told. */
export async function notifyMentioned(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { id: noteId, on }: { id: string; on: OnRecord },
  people: readonly string[],
): Promise<string[]> {
  const others = people.filter((id) => id !== actor.id);
  const told = await whoSeesNotes(tx, kinds, on, others);
  if (told.length === 0) return [];
  await tx
    .insertInto("notifications")
    .values(told.map((id) => ({ contact_id: id, kind: "mention" as const, note_id: noteId, by_id: actor.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await askToMail(tx, noteId, told);
  return told;
}

/** Takes back what some people have not read of a note that names them no more. */
export async function withdrawMentions(tx: Tx, noteId: string, people: readonly string[]): Promise<void> {
  await tx.deleteFrom("notifications").where("note_id", "=", noteId).where("contact_id", "in", people).execute();
}
