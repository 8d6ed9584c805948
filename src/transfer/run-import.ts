import { sql } from "kysely";
import { Type } from "typebox";
import type { Actor } from "../access/actor.ts";
import { findAsker } from "../access/token.ts";
import { holds } from "../access/rights.ts";
import { endBatch, moveBatch, openRunningBatch, type Advance } from "../audit/batches.ts";
import { announceWritten } from "../batches/announce-written.ts";
import { makeContactGroups } from "../contact-groups/by-name.ts";
import { writeContacts, type ContactWriting } from "../contacts/write.ts";
import type { ImportOutcome } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import { job } from "../jobs/job.ts";
import { addCounts } from "./counts.ts";
import { problemsOf } from "./fault-problem.ts";
import { planRows, type Plan } from "./plan-rows.ts";
import { isTimeToLook, refreshStatistics } from "./refresh-statistics.ts";
import { rowsAhead, type ReadFileRow, type TakeRows } from "./rows-ahead.ts";
import { findImport, type Import, type StoredProblem } from "./stored-import.ts";
import { askForSteps, failImport, takeSteps, type Chain } from "./take-steps.ts";
import { rulesOf } from "./weigh-rows.ts";

/** Writes what the dry run showed, a thousand rows a transaction; each row exactly once, whatever breaks off in between. */
export const runImport = job({
  name: "transfer.run",
  payload: Type.Object({ id: Type.String(), round: Type.Integer() }),
  async run(work, { id, round }) {
    const take = rowsAhead(work);
    await takeSteps(work, runChain(id, round), (tx) => step(tx, id, round, take));
    announceWritten();
  },
});

function runChain(id: string, round: number): Chain {
  return { name: "transfer.run", payload: { id, round } };
}

/** Sets a checked import going, as a batch that can be undone. */
export async function beginRun(tx: Tx, imported: Import): Promise<void> {
  const [author, total] = [{ id: imported.actor_id }, imported.rows_total ?? 0];
  const batch = await openRunningBatch(tx, author, { subjectKind: "contact", action: "import", total });
  await tx
    .updateTable("imports")
    .set({
      state: "running",
      batch_id: batch.id,
      rows_done: 0,
      counts: "{}",
      runs_when_checked: false,
      started_at: new Date(),
      updated_at: new Date(),
    })
    .where("id", "=", imported.id)
    .execute();
  await askForSteps(tx, runChain(imported.id, imported.round));
}

/** A run that stands still goes on behind its checkpoint. */
export async function goOn(tx: Tx, { id, round }: Import): Promise<void> {
  await tx.updateTable("imports").set({ state: "running", updated_at: new Date() }).where("id", "=", id).execute();
  await askForSteps(tx, runChain(id, round));
}

async function step(tx: Tx, id: string, round: number, take: TakeRows): Promise<"more" | "done"> {
  // One set at a time in the whole installation, so that of two files that bring the same person the second finds the first's.
  await sql`select pg_advisory_xact_lock(hashtext('transfer.run'))`.execute(tx);
  const imported = await findImport(tx, id, "locked");
  if (imported?.state !== "running" || imported.round !== round) return "done";
  const actor = await findAsker(tx, imported);
  if (!actor || !(holds(actor, "contacts.clients", "import") || holds(actor, "contacts.agents", "import"))) {
    await failImport(tx, id, round, { of: "row", code: "rightsLost" });
    return "done";
  }
  const rows = await take(tx, imported, actor.language);
  const last = rows.at(-1);
  if (!last) {
    await refreshStatistics(tx, "written");
    await tx
      .updateTable("imports")
      .set({ state: "done", finished_at: new Date(), updated_at: new Date() })
      .where("id", "=", id)
      .execute();
    if (imported.batch_id) await endBatch(tx, imported.batch_id, "done");
    return "done";
  }
  const results = await applyRows(tx, actor, imported, rows);
  await keepResults(tx, id, results);
  if (imported.batch_id) await moveBatch(tx, imported.batch_id, countsOf(results));
  const counts = addCounts(
    imported.counts,
    results.map(({ outcome }) => outcome),
  );
  await tx
    .updateTable("imports")
    .set({ rows_done: last.row, counts: JSON.stringify(counts), updated_at: new Date() })
    .where("id", "=", id)
    .execute();
  if (isTimeToLook(last.row)) await refreshStatistics(tx, "written");
  return "more";
}

function countsOf(results: readonly Result[]): Advance {
  const of = (...outcomes: ImportOutcome[]) => results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    done: of("create", "update"),
    unchanged: of("unchanged"),
    refused: of("skip", "asks", "invalid"),
    reached: null,
  };
}

interface Result {
  row: number;
  outcome: ImportOutcome;
  contact_id: string | null;
  problems: StoredProblem[] | null;
}

/** Matches the rows once more, since the world has moved on, and writes them. Rows that the dry run left out stay out. */
async function applyRows(tx: Tx, actor: Actor, imported: Import, rows: readonly ReadFileRow[]): Promise<Result[]> {
  const byRow = new Map<number, Result>();
  let waiting = rows.filter(({ outcome }) => outcome === "create" || outcome === "update");
  while (waiting.length > 0) {
    await giveWay();
    const plans = await planRows(tx, actor, imported, waiting);
    await giveWay();
    const now = withoutRepeats(plans);
    for (const result of await applyPlans(tx, actor, imported, now)) byRow.set(result.row, result);
    waiting = waiting.filter(({ row }) => !byRow.has(row));
  }
  return rows.map(
    ({ row, outcome, contactId }): Result =>
      byRow.get(row) ?? { row, outcome: outcome ?? "invalid", contact_id: contactId, problems: null },
  );
}

/** Rows that change the same contact come one after the other: each is united with what the one before has left. */
function withoutRepeats(plans: readonly Plan[]): Plan[] {
  const seen = new Set<string>();
  return plans.filter((plan) => {
    const id = plan.is === "writing" ? plan.writing.id : null;
    if (id === null) return true;
    return !seen.has(id) && seen.add(id);
  });
}

async function applyPlans(tx: Tx, actor: Actor, imported: Import, plans: readonly Plan[]): Promise<Result[]> {
  const writable = plans.flatMap((plan) => (plan.is === "writing" && !plan.bar ? [plan] : []));
  const groups = await makeContactGroups(
    tx,
    actor,
    writable.flatMap(({ newGroups }) => newGroups),
  );
  const written = await writeContacts(
    tx,
    actor,
    writable.map((plan) => withGroups(plan, groups)),
    { ...rulesOf(actor, imported.options), batchId: imported.batch_id },
  );
  const results = writable.map(({ row, writing }, index): Result => {
    const one = written[index];
    if (one?.outcome === "refused" || !one) return refusedRow(row, one ? problemsOf(one, writing.change) : []);
    return { row, outcome: outcomes[one.outcome], contact_id: one.id, problems: null };
  });
  return [...results, ...plans.filter((plan) => plan.is !== "writing" || plan.bar).map(leftOut)];
}

const outcomes = { created: "create", updated: "update", unchanged: "unchanged" } as const;

function withGroups(plan: Extract<Plan, { is: "writing" }>, ids: ReadonlyMap<string, string>): ContactWriting {
  if (plan.newGroups.length === 0) return plan.writing;
  const made = plan.newGroups.flatMap((name) => ids.get(name) ?? []);
  const { change } = plan.writing;
  const groups = [...new Set([...(change.groups ?? []), ...made])];
  return { ...plan.writing, change: { ...change, groups }, checked: undefined };
}

function leftOut(plan: Plan): Result {
  const blank = { row: plan.row, contact_id: null, problems: null };
  if (plan.is === "skip") return { ...blank, outcome: "skip", contact_id: plan.contactId };
  if (plan.is === "asks") return { ...blank, outcome: "asks", problems: plan.problems };
  if (plan.is === "invalid") return refusedRow(plan.row, plan.problems);
  return refusedRow(plan.row, plan.bar ? [{ of: "row", code: plan.bar }] : []);
}

function refusedRow(row: number, problems: StoredProblem[]): Result {
  return { row, outcome: "invalid", contact_id: null, problems };
}

async function keepResults(tx: Tx, importId: string, results: readonly Result[]): Promise<void> {
  await sql`
    update import_rows r set outcome = v.outcome, contact_id = v.contact_id, problems = coalesce(v.problems, r.problems), applied_at = now()
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as v (row int, outcome text, contact_id uuid, problems jsonb)
    where r.import_id = ${importId} and r.row = v.row and r.applied_at is null`.execute(tx);
}
