import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Findable, FoundKind } from "../access/findable.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { mostOpened } from "./opened.ts";

/**
 * Remembers that somebody has opened a record that he sees (404 otherwise), and forgets the oldest beyond fifty. It is no
 * change of anything: the journal is not told.
 */
export async function markOpened(
  tx: Tx,
  actor: Actor,
  findables: readonly Findable[],
  { kind, id }: { kind: FoundKind; id: string },
): Promise<void> {
  const seen = await findables.find((one) => one.kind === kind)?.show(tx, actor, [id]);
  if (!seen?.length) refuseAsAbsent();
  // Of two at once each passes over what the other is about to forget, and over what it has opened again meanwhile.
  await sql`
    with opened as (
      insert into recent_records (contact_id, kind, record_id) values (${actor.id}, ${kind}, ${id})
      on conflict (contact_id, kind, record_id) do update set opened_at = excluded.opened_at
    ), beyond as (
      select kind, record_id, opened_at from recent_records
      where contact_id = ${actor.id} and (kind, record_id) <> (${kind}, ${id}::uuid)
      order by opened_at desc offset ${mostOpened - 1}
    ), oldest as (
      select r.kind, r.record_id from recent_records r
      join beyond b on b.kind = r.kind and b.record_id = r.record_id and b.opened_at = r.opened_at
      where r.contact_id = ${actor.id} for update of r skip locked
    )
    delete from recent_records r using oldest
    where r.contact_id = ${actor.id} and r.kind = oldest.kind and r.record_id = oldest.record_id`.execute(tx);
}
