import type { Actor } from "../access/actor.ts";
import type { Change } from "../database/tables/audit.ts";
import type { ImportOutcome } from "../database/tables/imports.ts";
import type { Tx } from "../database/transaction.ts";
import { problemsOf } from "./fault-problem.ts";
import type { KindInFiles, Shapes } from "./kind.ts";
import type { Plan } from "./plan-rows.ts";
import type { Options, StoredProblem } from "./stored-import.ts";

/** What the dry run says of a row. */
export interface Verdict {
  row: number;
  outcome: ImportOutcome;
  recordId: string | null;
  candidates: string[];
  difference: Change | null;
  problems: StoredProblem[];
}

/** Weighs the plans of rows; writes nothing. */
export async function weighRows<S extends Shapes>(
  kind: KindInFiles<S>,
  tx: Tx,
  actor: Actor,
  options: Options,
  plans: readonly Plan<S>[],
): Promise<Verdict[]> {
  const writing = plans.filter((plan) => plan.is === "writing");
  const weighed = await kind.weigh(
    tx,
    actor,
    options,
    writing.map((plan) => plan.writing),
  );
  const byRow = new Map(writing.map((plan, index) => [plan.row, weighed[index]]));
  return plans.map((plan): Verdict => {
    const blank = { row: plan.row, recordId: null, candidates: [], difference: null, problems: [] };
    if (plan.is === "skip") return { ...blank, outcome: "skip", recordId: plan.recordId };
    if (plan.is === "asks") return { ...blank, outcome: "asks", candidates: plan.candidates, problems: plan.problems };
    if (plan.is === "invalid") return { ...blank, outcome: "invalid", problems: plan.problems };
    const one = byRow.get(plan.row);
    const {
      writing: { id, change },
      bar,
    } = plan;
    if (!one || one.outcome === "refused")
      return { ...blank, outcome: "invalid", recordId: id, problems: one ? problemsOf(one, change) : [] };
    const { difference } = one;
    if (Object.keys(difference).length === 0 && id !== null) return { ...blank, outcome: "unchanged", recordId: id };
    if (bar) return { ...blank, outcome: "invalid", recordId: id, problems: [{ of: "row", code: bar }] };
    return { ...blank, outcome: id === null ? "create" : "update", recordId: id, difference };
  });
}
