import type { Actor } from "../access/actor.ts";
import type { ImportOutcome } from "../database/tables/imports.ts";
import type { Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import { problemsOf } from "./fault-problem.ts";
import type { KindInFiles, Shapes } from "./kind.ts";
import { planRows, type Plan } from "./plan-rows.ts";
import type { ReadFileRow } from "./rows-ahead.ts";
import type { Import, StoredProblem } from "./stored-import.ts";

/** What became of a row. */
export interface Result {
  row: number;
  outcome: ImportOutcome;
  record_id: string | null;
  problems: StoredProblem[] | null;
}

/** Matches the rows once more, since the world has moved on, and writes them. Rows that the dry run left out stay out. */
export async function applyRows<S extends Shapes>(
  kind: KindInFiles<S>,
  tx: Tx,
  actor: Actor,
  imported: Import,
  rows: readonly ReadFileRow<S["said"]>[],
): Promise<Result[]> {
  const byRow = new Map<number, Result>();
  let waiting = rows.filter(({ outcome }) => outcome === "create" || outcome === "update");
  while (waiting.length > 0) {
    await giveWay();
    const plans = await planRows(kind, tx, actor, imported, waiting);
    await giveWay();
    const now = withoutRepeats(plans);
    for (const result of await applyPlans(kind, tx, actor, imported, now)) byRow.set(result.row, result);
    waiting = waiting.filter(({ row }) => !byRow.has(row));
  }
  return rows.map(
    ({ row, outcome, recordId }): Result =>
      byRow.get(row) ?? { row, outcome: outcome ?? "invalid", record_id: recordId, problems: null },
  );
}

/** Rows that change the same record come one after the other: each is united with what the one before has left. */
function withoutRepeats<S extends Shapes>(plans: readonly Plan<S>[]): Plan<S>[] {
  const seen = new Set<string>();
  return plans.filter((plan) => {
    const id = plan.is === "writing" ? plan.writing.id : null;
    if (id === null) return true;
    return !seen.has(id) && seen.add(id);
  });
}

async function applyPlans<S extends Shapes>(
  kind: KindInFiles<S>,
  tx: Tx,
  actor: Actor,
  imported: Import,
  plans: readonly Plan<S>[],
): Promise<Result[]> {
  const writable = plans.flatMap((plan) => (plan.is === "writing" && !plan.bar ? [plan] : []));
  const written = await kind.write(
    tx,
    actor,
    imported,
    writable.map(({ writing }) => writing),
  );
  const results = writable.map(({ row, writing }, index): Result => {
    const one = written[index];
    if (one?.outcome === "refused" || !one) return refusedRow(row, one ? problemsOf(one, writing.change) : []);
    return { row, outcome: outcomes[one.outcome], record_id: one.id, problems: null };
  });
  return [...results, ...plans.filter((plan) => plan.is !== "writing" || plan.bar).map((plan) => leftOut(plan))];
}

const outcomes = { created: "create", updated: "update", unchanged: "unchanged" } as const;

function leftOut<S extends Shapes>(plan: Plan<S>): Result {
  const blank = { row: plan.row, record_id: null, problems: null };
  if (plan.is === "skip") return { ...blank, outcome: "skip", record_id: plan.recordId };
  if (plan.is === "asks") return { ...blank, outcome: "asks", problems: plan.problems };
  if (plan.is === "invalid") return refusedRow(plan.row, plan.problems);
  return refusedRow(plan.row, plan.bar ? [{ of: "row", code: plan.bar }] : []);
}

function refusedRow(row: number, problems: StoredProblem[]): Result {
  return { row, outcome: "invalid", record_id: null, problems };
}
