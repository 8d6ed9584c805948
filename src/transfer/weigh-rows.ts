import type { Actor } from "../access/actor.ts";
import { mayMakeCompanies } from "../companies/by-name.ts";
import type { ContactWriting, WriteRules } from "../contacts/write.ts";
import { weighContacts } from "../contacts/weigh.ts";
import type { Change, ImportOutcome } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { problemsOf } from "./fault-problem.ts";
import type { Plan } from "./plan-rows.ts";
import type { Options, StoredProblem } from "./stored-import.ts";

/** What the dry run says of a row. */
export interface Verdict {
  row: number;
  outcome: ImportOutcome;
  contactId: string | null;
  candidates: string[];
  difference: Change | null;
  problems: StoredProblem[];
}

/** Weighs the plans of rows; writes nothing. */
export async function weighRows(tx: Tx, actor: Actor, options: Options, plans: readonly Plan[]): Promise<Verdict[]> {
  const writing = plans.filter((plan) => plan.is === "writing");
  const weighed = await weighContacts(
    tx,
    actor,
    writing.map((plan) => plan.writing),
    rulesOf(actor, options),
  );
  const byRow = new Map(writing.map((plan, index) => [plan.row, weighed[index]]));
  return plans.map((plan): Verdict => {
    const blank = { row: plan.row, contactId: null, candidates: [], difference: null, problems: [] };
    if (plan.is === "skip") return { ...blank, outcome: "skip", contactId: plan.contactId };
    if (plan.is === "asks") return { ...blank, outcome: "asks", candidates: plan.candidates, problems: plan.problems };
    if (plan.is === "invalid") return { ...blank, outcome: "invalid", problems: plan.problems };
    const one = byRow.get(plan.row);
    const {
      writing: { id, change },
      newGroups,
      bar,
    } = plan;
    if (!one || one.outcome === "refused")
      return { ...blank, outcome: "invalid", contactId: id, problems: one ? problemsOf(one, change) : [] };
    const difference = withNewGroups("difference" in one ? one.difference : {}, change, newGroups);
    if (Object.keys(difference).length === 0 && id !== null) return { ...blank, outcome: "unchanged", contactId: id };
    if (bar) return { ...blank, outcome: "invalid", contactId: id, problems: [{ of: "row", code: bar }] };
    return { ...blank, outcome: id === null ? "create" : "update", contactId: id, difference };
  });
}

/** How an import writes: any one way to know a person is enough. Who may not make companies has unknown ones refused row by row. */
export function rulesOf(actor: Actor, options: Options): WriteRules {
  return {
    demands: "arrival",
    companies: options.companies === "create" && !mayMakeCompanies(actor) ? "refuse" : options.companies,
    joins: true,
  };
}

/** Groups that the run will make stand in the difference by their names. */
function withNewGroups(difference: Change, change: ContactWriting["change"], newGroups: readonly string[]): Change {
  if (newGroups.length === 0) return difference;
  const [before, after] = difference["groups"] ?? [change.groups ?? [], change.groups ?? []];
  return { ...difference, groups: [before, [...(Array.isArray(after) ? after : []), ...newGroups]] };
}
