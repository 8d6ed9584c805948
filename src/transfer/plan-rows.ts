import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import { chooseMatch } from "./choose-match.ts";
import { claim, claimEarlier } from "./claims.ts";
import { findMatches, type Matches } from "./find-matches.ts";
import { idKey, type Closed, type KindInFiles, type Shapes } from "./kind.ts";
import type { Import, Options, StoredProblem } from "./stored-import.ts";

export interface RowToPlan<Said> {
  row: number;
  said: Said;
  level: number;
  /** The row of the file that it stands below. */
  parentRow: number | null;
  /** What the importer said of this row; `recordId` is which he meant. */
  decision: "create" | "update" | "skip" | null;
  recordId: string | null;
}

/** A row that is to be written. */
export interface PlannedWriting<S extends Shapes> {
  is: "writing";
  writing: S["writing"];
  /** Why it must not change the record it hits. */
  bar: Closed | undefined;
}

export type Plan<S extends Shapes> = { row: number; keys: S["told"]["keys"]; unknownPeople: string[] } & (
  | PlannedWriting<S>
  | { is: "skip"; recordId: string | null }
  | { is: "asks"; candidates: string[]; problems: StoredProblem[] }
  | { is: "invalid"; problems: StoredProblem[] }
);

/** What is to be written for each row: links resolved, records matched, new values united with what is there. The same for the dry run and the run; a constant number of statements. */
export async function planRows<S extends Shapes>(
  kind: KindInFiles<S>,
  tx: Tx,
  actor: Actor,
  { id: importId, options }: Pick<Import, "id" | "options">,
  rows: readonly RowToPlan<S["said"]>[],
): Promise<Plan<S>[]> {
  const tell = await kind.tell(tx, actor, { id: importId, options }, rows);
  const told: { row: RowToPlan<S["said"]>; told: S["told"] }[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % toldAtOnce === 0) await giveWay();
    const one = tell(index);
    if (one) told.push({ row, told: one });
  }
  const meant = rows.flatMap(({ recordId }) => (recordId ? [idKey(recordId)] : []));
  const matches = await findMatches(kind, tx, actor, [
    ...meant,
    ...told.flatMap(({ told: { keys } }) => [...keys.keys, ...keys.barring]),
  ]);
  await claimEarlier(tx, importId, matches);
  const aimed = told.map(({ row, told: one }): Aimed<S> => {
    const target = aim(kind, row, one.keys, matches, options);
    if (target.is === "record") claim(target.record, one.keys);
    return { row: row.row, told: one, target };
  });
  const present = await kind.load(
    tx,
    aimed.flatMap(({ told: one, target }) => (target.is === "record" ? [{ told: one, id: target.record.id }] : [])),
  );
  return aimed.map((one) => plan(kind, one, present, actor, options));
}

/** Telling holds the processor: some ten milliseconds at most. */
const toldAtOnce = 100;

interface Aimed<S extends Shapes> {
  row: number;
  told: S["told"];
  target: Target<S["hit"]>;
}

type Target<Hit> =
  | { is: "new"; bar?: Closed | undefined }
  | { is: "record"; record: Hit; decided: boolean }
  | { is: "skip" }
  | { is: "asks"; candidates: string[]; problems: StoredProblem[] }
  | { is: "closed"; code: Closed };

function aim<S extends Shapes>(
  { judge }: KindInFiles<S>,
  { decision, recordId }: RowToPlan<S["said"]>,
  keys: S["told"]["keys"],
  matches: Matches<S["hit"]>,
  options: Options,
): Target<S["hit"]> {
  if (decision === "skip") return { is: "skip" };
  if (decision === "update" && recordId) {
    const record = matches.byKey.get(idKey(recordId).key)?.find(({ seen }) => seen);
    return record ? { is: "record", record, decided: true } : { is: "closed", code: "outOfReach" };
  }
  const holders = keys.barring.flatMap(({ key }) => matches.byKey.get(key) ?? []);
  const anew = (): Target<S["hit"]> => ({ is: "new", bar: judge.barToMaking(holders) });
  if (decision === "create") return anew();
  const choice = chooseMatch(judge, keys, matches);
  switch (choice.is) {
    case "one":
      return { is: "record", record: choice.record, decided: false };
    case "several":
      return { is: "asks", candidates: choice.records.map(({ id }) => id), problems: [] };
    case "unsure":
      return {
        is: "asks",
        candidates: choice.records.map(({ id }) => id),
        problems: [{ of: "row", code: judge.unsure }],
      };
    case "closed":
      return choice;
    case "nobody":
      return options.missing === "skip" ? { is: "skip" } : anew();
  }
}

function plan<S extends Shapes>(
  kind: KindInFiles<S>,
  { row, told, target }: Aimed<S>,
  present: ReadonlyMap<string, S["present"]>,
  actor: Actor,
  options: Options,
): Plan<S> {
  const base = { row, keys: told.keys, unknownPeople: told.unknownPeople };
  const invalid = (problems: StoredProblem[]): Plan<S> => ({ ...base, is: "invalid", problems });
  if (told.problems.length > 0 && target.is !== "skip") return invalid(told.problems);
  switch (target.is) {
    case "skip":
      return { ...base, is: "skip", recordId: null };
    case "asks":
      return { ...base, is: "asks", candidates: target.candidates, problems: target.problems };
    case "closed":
      return invalid([{ of: "row", code: target.code }]);
    case "new": {
      const made = kind.toMake(actor, told, target.bar);
      if (made.is === "refused") return invalid([{ of: "row", code: made.code }]);
      return { ...base, is: "writing", writing: made.writing, bar: undefined };
    }
    case "record": {
      const { id, mayImport } = target.record;
      if (options.existing === "skip" && !target.decided) return { ...base, is: "skip", recordId: id };
      const record = present.get(id);
      if (!record || !mayImport) return invalid([{ of: "row", code: record ? "notAllowed" : "outOfReach" }]);
      const writing = kind.toChange(actor, told, record, options);
      return { ...base, is: "writing", writing, bar: kind.judge.barToChanging(target.record) };
    }
  }
}
