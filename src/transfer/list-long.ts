import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { Say } from "../words/words.ts";
import type { showImport } from "./api.ts";
import { problemInWords } from "./import-reply.ts";
import type { ImportKind } from "./may.ts";
import { asProblem } from "./stored-import.ts";

type Reply = ReplyOf<typeof showImport>;

export interface LongImport extends Pick<Reply, "id" | "fileName" | "undoing" | "progress" | "problem" | "finishedAt"> {
  state: "checking" | "running" | "paused" | "done" | "cancelled" | "failed" | "undone";
  counts: Record<string, number>;
  startedAt: string;
  mayUndo: boolean;
}

/** One's own imports that are read, written or taken back, or have ended within a day, newest first; only what a line about each needs. */
export async function listLongImports(tx: Tx, actor: Actor, say: Say): Promise<LongImport[]> {
  const found = await sql<Row>`
    select id, kind, state, file_name, rows_read, rows_done, rows_total, counts, problem, batch_id is not null as wrote,
      undo_batch_id is not null as undoes, coalesce(started_at, created_at) as started_at, finished_at
    from imports where actor_id = ${actor.id} and (state in ('checking', 'running', 'paused')
      or state in ('done', 'cancelled', 'failed', 'undone') and finished_at > now() - interval '1 day')
    order by created_at desc, id desc limit 100`.execute(tx);
  return found.rows.map((row): LongImport => {
    const problem = asProblem(row.problem);
    const reading = row.state === "checking" && row.rows_total === null;
    return {
      id: row.id,
      fileName: row.file_name,
      state: row.state,
      undoing: row.state === "running" && row.undoes,
      progress: reading ? { done: row.rows_read, total: null } : { done: row.rows_done, total: row.rows_total },
      counts: row.counts,
      problem: problem && problemInWords(problem, row.kind, say),
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      mayUndo: row.wrote && ["done", "cancelled", "failed"].includes(row.state),
    };
  });
}

interface Row {
  id: string;
  kind: ImportKind;
  state: LongImport["state"];
  file_name: string;
  rows_read: number;
  rows_done: number;
  rows_total: number | null;
  counts: Record<string, number>;
  problem: object | null;
  wrote: boolean;
  undoes: boolean;
  started_at: Date;
  finished_at: Date | null;
}
