import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { tooDeep } from "./arrange-rows.ts";
import { giveWay } from "../http/give-way.ts";
import { keepKeys, loadTaken, type KnownRow } from "./find-twins.ts";
import type { KindInFiles, Shapes } from "./kind.ts";
import { planRows, type Plan } from "./plan-rows.ts";
import type { ReadFileRow } from "./rows-ahead.ts";
import type { FileRow } from "./next-rows.ts";
import type { Import, StoredProblem } from "./stored-import.ts";
import { weighRows, type Verdict } from "./weigh-rows.ts";

export interface Checked {
  verdicts: Verdict[];
  /** Names of people whom nobody here has, once for each row. */
  unknownPeople: string[];
}

/** The dry run of a set of rows: says of each what the run would do, and keeps it with the row. Writes nothing else. */
export async function checkRows<S extends Shapes>(
  kind: KindInFiles<S>,
  tx: Tx,
  actor: Actor,
  imported: Import,
  given: readonly ReadFileRow<S["said"]>[],
): Promise<Checked> {
  const rows = given.map((row) => (row.level < tooDeep ? row : { ...row, faults: [...row.faults, deep] }));
  const good = rows.filter(({ faults }) => faults.length === 0);
  const plans = await planRows(kind, tx, actor, imported, good);
  await giveWay();
  const weighed = await weighRows(kind, tx, actor, imported.options, plans);
  await giveWay();
  const verdictOf = new Map(weighed.map((verdict) => [verdict.row, verdict]));
  const verdicts = rows.map(({ row, faults, doubts }): Verdict => {
    const verdict = verdictOf.get(row);
    return verdict
      ? { ...verdict, problems: [...verdict.problems, ...doubts] }
      : { row, outcome: "invalid", recordId: null, candidates: [], difference: null, problems: faults };
  });
  const read = kind.reader(imported, actor.language);
  const keysOf = (cells: readonly string[]) => kind.keysOf(read(cells).said, imported.options.match);
  const settled = await withoutTwins(kind, tx, imported, rows, plans, verdicts, keysOf);
  await keepVerdicts(tx, imported.id, settled);
  return { verdicts: settled, unknownPeople: plans.flatMap(({ unknownPeople }) => [...new Set(unknownPeople)]) };
}

const deep: StoredProblem = { of: "row", code: "tooDeep", params: { limit: tooDeep } };

/** Of rows that mean one record the first is taken; the others are left out and say which it is. What the importer decided stands. */
async function withoutTwins<S extends Shapes>(
  { judge }: KindInFiles<S>,
  tx: Tx,
  imported: Import,
  rows: readonly FileRow[],
  plans: readonly Plan<S>[],
  verdicts: readonly Verdict[],
  keysOf: (cells: readonly string[]) => S["told"]["keys"],
): Promise<Verdict[]> {
  const keys = new Map(plans.map((plan) => [plan.row, plan.keys]));
  const known = new Map(
    verdicts.flatMap((verdict, index): [number, KnownRow<S["told"]["keys"]>][] => {
      const [row, own] = [rows[index], keys.get(verdict.row)];
      return row && own ? [[verdict.row, { row: row.row, line: row.line, keys: own, recordId: verdict.recordId }]] : [];
    }),
  );
  const taken = await loadTaken(tx, imported.id, judge, [...known.values()], keysOf);
  const kept: KnownRow<S["told"]["keys"]>[] = [];
  const settled = verdicts.map((verdict, index): Verdict => {
    const row = known.get(verdict.row);
    if (!row || verdict.outcome === "skip") return verdict;
    const line = rows[index]?.decision ? undefined : taken.twinOf(row);
    if (line !== undefined)
      return {
        ...verdict,
        outcome: "skip",
        difference: null,
        problems: [{ of: "row", code: "sameAsLine", params: { line } }],
      };
    if (verdict.outcome === "create" || verdict.outcome === "update" || verdict.outcome === "unchanged") {
      taken.take(row);
      kept.push(row);
    }
    return verdict;
  });
  await keepKeys(
    tx,
    imported.id,
    rows.map(({ row }) => row),
    kept,
  );
  return settled;
}

async function keepVerdicts(tx: Tx, importId: string, verdicts: readonly Verdict[]): Promise<void> {
  const rows = verdicts.map(({ recordId, ...verdict }) => ({ ...verdict, record_id: recordId }));
  await sql`
    update import_rows r set outcome = v.outcome, record_id = v.record_id, candidates = v.candidates, difference = v.difference, problems = v.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v (row int, outcome text, record_id uuid, candidates uuid[], difference jsonb, problems jsonb)
    where r.import_id = ${importId} and r.row = v.row`.execute(tx);
}
