import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { OnRecord, RecordKind } from "../access/record-kind.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";
import { notifyMentioned, withdrawMentions } from "../notifications/notify.ts";

/**
 * Names people in a note: active agents whom its author sees (422 for anybody else). Those who may see the record are told,
 * once; of the others the note says that they were not. Who is named no more is forgotten.
 */
export async function mentionPeople(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  note: { id: string; on: OnRecord },
  asked: readonly string[],
): Promise<void> {
  const named = await tx.selectFrom("note_mentions").select("contact_id").where("note_id", "=", note.id).execute();
  const known = new Set(named.map(({ contact_id }) => contact_id));
  const ids = [...new Set(asked)];
  const anew = ids.filter((id) => !known.has(id));
  const gone = [...known].filter((id) => !ids.includes(id));
  await checkMentionable(tx, actor, anew, asked);
  if (gone.length > 0) {
    await tx.deleteFrom("note_mentions").where("note_id", "=", note.id).where("contact_id", "in", gone).execute();
    await withdrawMentions(tx, note.id, gone);
  }
  if (anew.length === 0) return;
  const told = new Set(await notifyMentioned(tx, kinds, actor, note, anew));
  await tx
    .insertInto("note_mentions")
    .values(anew.map((id) => ({ note_id: note.id, contact_id: id, is_told: told.has(id) || id === actor.id })))
    .execute();
}

async function checkMentionable(tx: Tx, actor: Actor, ids: readonly string[], asked: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const found = await sql<{ id: string }>`
    select id from contacts where id = any(${ids}::uuid[]) and live and kind = 'agent' and status = 'active'
      and (id = ${actor.id} or ${reach})`.execute(tx);
  const there = new Set(found.rows.map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined) refuseField(`/mentions/${asked.indexOf(missing)}`, "noAgent");
}
