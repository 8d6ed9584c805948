import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import { keepKeys, loadTaken, type KnownRow } from "./find-twins.ts";
import { planRows, type Plan } from "./plan-rows.ts";
import { rowReader } from "./read-row.ts";
import type { ReadFileRow } from "./rows-ahead.ts";
import { keysOfRow } from "./row-keys.ts";
import type { Import } from "./stored-import.ts";
import { weighRows, type Verdict } from "./weigh-rows.ts";

export interface Checked {
  verdicts: Verdict[];
  /** Names of people whom nobody here has, once for each row. */
  unknownPeople: string[];
}

/** The dry run of a set of rows: says of each what the run would do, and keeps it with the row. Writes nothing else. */
export async function checkRows(
  tx: Tx,
  actor: Actor,
  imported: Import,
  rows: readonly ReadFileRow[],
): Promise<Checked> {
  const good = rows.filter(({ faults }) => faults.length === 0);
  const plans = await planRows(tx, actor, imported, good);
  await giveWay();
  const weighed = await weighRows(tx, actor, imported.options, plans);
  await giveWay();
  const verdictOf = new Map(weighed.map((verdict) => [verdict.row, verdict]));
  const verdicts = rows.map(({ row, faults, doubts }): Verdict => {
    const verdict = verdictOf.get(row);
    return verdict
      ? { ...verdict, problems: [...verdict.problems, ...doubts] }
      : { row, outcome: "invalid", contactId: null, candidates: [], difference: null, problems: faults };
  });
  const read = rowReader(imported, actor.language);
  const keysOf = (cells: readonly string[]) => keysOfRow(read(cells).contact, imported.options.match);
  const settled = await withoutTwins(tx, imported, rows, plans, verdicts, keysOf);
  await keepVerdicts(tx, imported.id, settled);
  return { verdicts: settled, unknownPeople: plans.flatMap(({ unknownPeople }) => [...new Set(unknownPeople)]) };
}

type KeysOf = Parameters<typeof loadTaken>[3];

/** Of rows that mean one person the first is taken; the others are left out and say which it is. What the importer decided stands. */
async function withoutTwins(
  tx: Tx,
  imported: Import,
  rows: readonly ReadFileRow[],
  plans: readonly Plan[],
  verdicts: readonly Verdict[],
  keysOf: KeysOf,
): Promise<Verdict[]> {
  const keys = new Map(plans.map((plan) => [plan.row, plan.keys]));
  const known = new Map(
    verdicts.flatMap((verdict, index): [number, KnownRow][] => {
      const [row, own] = [rows[index], keys.get(verdict.row)];
      return row && own
        ? [[verdict.row, { row: row.row, line: row.line, keys: own, contactId: verdict.contactId }]]
        : [];
    }),
  );
  const taken = await loadTaken(tx, imported.id, [...known.values()], keysOf);
  const kept: KnownRow[] = [];
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
  const rows = verdicts.map(({ contactId, ...verdict }) => ({ ...verdict, contact_id: contactId }));
  await sql`
    update import_rows r set outcome = v.outcome, contact_id = v.contact_id, candidates = v.candidates, difference = v.difference, problems = v.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v (row int, outcome text, contact_id uuid, candidates uuid[], difference jsonb, problems jsonb)
    where r.import_id = ${importId} and r.row = v.row`.execute(tx);
}
