import type { Actor } from "../access/actor.ts";
import type { BatchReply } from "../batches/batch-reply.ts";
import { listLongBatches } from "../batches/list-long.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { listLongImports, type LongImport } from "../transfer/list-long.ts";
import type { Say } from "../words/words.ts";
import type { listWork as declared } from "./api.ts";

type Item = ReplyOf<typeof declared>["items"][number];

/** One's own long work of every kind, newest first. */
export async function listWork(tx: Tx, actor: Actor, say: Say): Promise<Item[]> {
  const batches = await listLongBatches(tx, actor, say);
  const imports = await listLongImports(tx, actor, say);
  return [...batches.map(ofBatch), ...imports.map(ofImport)].toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
}

function ofBatch({ id, subject, action, fields, state, total, ...batch }: BatchReply): Item {
  const { done, unchanged, refused, kept, problem, startedAt, finishedAt, can } = batch;
  const behind = Math.min(total, done + unchanged + refused + kept);
  return {
    kind: "batch",
    id,
    subject,
    action,
    fields,
    state,
    total,
    done: state === "done" ? total : behind,
    refused,
    kept,
    problem,
    startedAt,
    finishedAt,
    can,
  };
}

/** What can be done with an import while it is not over. */
const steering: Partial<Record<LongImport["state"], Item["can"]>> = {
  checking: ["cancel"],
  running: ["pause", "cancel"],
  paused: ["resume", "cancel"],
};

function ofImport({ id, state, undoing, progress: { done, total }, counts, ...one }: LongImport): Item {
  const { fileName, mayUndo, problem, startedAt, finishedAt } = one;
  return {
    kind: "import",
    id,
    action: "import",
    fields: [],
    state: undoing ? "undoing" : state,
    total,
    done: total === null ? done : Math.min(total, done),
    refused: counts["invalid"] ?? 0,
    kept: counts["kept"] ?? 0,
    label: fileName,
    problem: problem && { code: problem.code, detail: problem.detail },
    startedAt,
    finishedAt,
    can: mayUndo ? ["undo"] : undoing ? [] : (steering[state] ?? []),
  };
}
