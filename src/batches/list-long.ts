import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { Say } from "../words/words.ts";
import { batchReplies, type BatchReply } from "./batch-reply.ts";
import { setSize } from "./set-size.ts";

/**
 * One's own batches that run as jobs, or have ended within a day, newest first. Imports tell of themselves, their undo included;
 * what another batch takes back, or has taken back, is told of there.
 */
export async function listLongBatches(tx: Tx, actor: Actor, say: Say): Promise<BatchReply[]> {
  return batchReplies(
    tx,
    sql`b.actor_id = ${actor.id} and b.total > ${setSize} and b.action <> 'import' and o.action is distinct from 'import'
      and u.id is null and (b.state = 'running' or b.finished_at > now() - interval '1 day')`,
    say,
  );
}
