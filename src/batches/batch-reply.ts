import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import { mergeGroups } from "../contact-groups/merge.ts";
import type { Tx } from "../database/transaction.ts";
import { isTagAction } from "../tags/move.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { Say } from "../words/words.ts";
import type { showBatch as declared } from "./api.ts";
import { joinCompany } from "./join-set.ts";
import { editOf, fieldsOf, staysOf, touchesEverybody } from "./wish.ts";

export type BatchReply = ReplyOf<typeof declared>;

/** One's own batch, for administrators anybody's; another's answers as absent. */
export async function showBatch(tx: Tx, actor: Actor, id: string, say: Say): Promise<BatchReply> {
  const [batch] = await batchReplies(
    tx,
    sql`b.id = ${id} and (b.actor_id = ${actor.id} or ${actor.administrator})`,
    say,
  );
  return batch ?? refuseAsAbsent();
}

/** Batches as they are answered, newest first, a hundred at most; `b` is the batch, `u` the undo that runs or has ended, `o` what it takes back. */
export async function batchReplies(tx: Tx, condition: RawBuilder<unknown>, say: Say): Promise<BatchReply[]> {
  const found = await sql<Batch & UndoneBy>`
    select b.*, u.id as "undoneBy", u.state as "undoState", u.kept as "undoKept", o.wish as "undoneWish", o.action as "undoneAction"
    from batches b
    left join lateral (
      select id, state, kept from batches where undoes_id = b.id and state in ('running', 'done')
      order by created_at desc limit 1) as u on true
    left join batches o on o.id = b.undoes_id
    where ${condition} order by b.created_at desc, b.id desc limit 100`.execute(tx);
  return found.rows.map((batch) => replyOf(batch, say));
}

interface UndoneBy {
  undoneBy: string | null;
  undoState: "running" | "done" | null;
  undoKept: number | null;
  undoneWish: object | null;
  undoneAction: string | null;
}

function replyOf(batch: Batch & UndoneBy, say: Say): BatchReply {
  const state = stateOf(batch);
  return {
    id: batch.id,
    subject: batch.subject_kind,
    action: batch.action,
    fields: writtenFields(batch),
    state,
    total: batch.total,
    done: batch.done,
    unchanged: batch.unchanged,
    refused: batch.refused,
    kept: batch.undoKept ?? batch.kept,
    problem: batch.problem === null ? null : problemInWords(batch.problem, say),
    undoes: batch.undoes_id,
    undoneBy: batch.undoneBy,
    startedAt: batch.created_at.toISOString(),
    finishedAt: batch.finished_at?.toISOString() ?? null,
    can: mayOf(batch, state),
    stays: staysOf(batch.action),
  };
}

function writtenFields({ undoneAction, undoneWish, ...batch }: Batch & UndoneBy): string[] {
  const action = undoneAction ?? batch.action;
  if (isTagAction(action)) return ["tags"];
  if (action === joinCompany) return ["companies"];
  return action === mergeGroups ? ["groups"] : fieldsOf(editOf({ ...batch, wish: undoneWish ?? batch.wish }));
}

function stateOf({ state, undone_at, undoState }: Batch & UndoneBy): BatchReply["state"] {
  if (undone_at !== null) return "undone";
  return undoState === "running" ? "undoing" : state;
}

/** Imports are cancelled and taken back by themselves. */
function mayOf({ action, undoneAction, done }: Batch & UndoneBy, state: BatchReply["state"]): BatchReply["can"] {
  if (action === "import" || undoneAction === "import" || state === "undoing" || state === "undone") return [];
  if (state === "running") return ["cancel"];
  // A tag that nobody bore comes back as well, and a group that nobody was in.
  return (done > 0 || touchesEverybody(action)) && action !== "fire" && action !== "purge" ? ["undo"] : [];
}

function problemInWords(code: string, say: Say): BatchReply["problem"] {
  return { code, detail: say(`batches:problem.${code === "rightsLost" ? code : "unexpected"}`) };
}
