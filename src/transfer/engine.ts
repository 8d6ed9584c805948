import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { Work } from "../jobs/job.ts";
import type { PlacesOf } from "./arrange-rows.ts";
import { applyRows, type Result } from "./apply-rows.ts";
import { checkRows, type Checked } from "./check-rows.ts";
import { behind, type Checkpoint, type FileRow } from "./next-rows.ts";
import type { KindFacts, KindInFiles, Readable, Shapes } from "./kind.ts";
import { rowsAhead } from "./rows-ahead.ts";
import type { Import } from "./stored-import.ts";

/** Does something with the rows behind the checkpoint of an import; nothing where there are none. */
type SetOf<Done> = (tx: Tx, actor: Actor, imported: Import) => Promise<(Done & { now: Checkpoint }) | undefined>;
export type CheckSet = SetOf<Checked>;
export type WriteSet = SetOf<{ results: Result[] }>;

/** What is done with files of one kind of record; what its rows look like stays within. */
export interface Engine extends KindFacts {
  checker: (work: Work) => CheckSet;
  writer: (work: Work) => WriteSet;
  /** One row anew, alone. */
  checkRow: (tx: Tx, actor: Actor, imported: Import, row: FileRow) => Promise<Checked>;
  /** Where rows can stand below rows of their file: by what they are named, by their cells. */
  placesReader: ((imported: Readable, language: string) => PlacesOf) | undefined;
  /** What rows are called, by their cells. */
  nameReader: (imported: Readable, language: string) => (cells: readonly string[]) => string;
}

export function engineOf<S extends Shapes>(kind: KindInFiles<S>): Engine {
  return {
    ...kind.facts,
    checker(work) {
      const take = rowsAhead(kind, work);
      return async (tx, actor, imported) => {
        const rows = await take(tx, imported, actor.language);
        const now = behind(rows);
        return now && { ...(await checkRows(kind, tx, actor, imported, rows)), now };
      };
    },
    writer(work) {
      const take = rowsAhead(kind, work);
      return async (tx, actor, imported) => {
        const rows = await take(tx, imported, actor.language);
        const now = behind(rows);
        return now && { results: await applyRows(kind, tx, actor, imported, rows), now };
      };
    },
    checkRow(tx, actor, imported, row) {
      const read = kind.reader(imported, actor.language)(row.cells ?? []);
      return checkRows(kind, tx, actor, imported, [{ ...row, ...read }]);
    },
    placesReader:
      kind.places &&
      ((imported, language) => {
        const read = kind.reader(imported, language);
        return (cells) => kind.places?.(read(cells).said) ?? { own: [], wants: [] };
      }),
    nameReader(imported, language) {
      const read = kind.reader(imported, language);
      return (cells) => kind.nameOf(read(cells).said);
    },
  };
}
