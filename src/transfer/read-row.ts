import type { Readable, ReadRow } from "./kind.ts";
import { doubts, type CellProblem } from "./mapping/cell-problem.ts";
import type { MappedColumn, ReadingOptions } from "./mapping/row.ts";
import type { StoredProblem } from "./stored-import.ts";

/** What a mapping reads of a row's cells. */
export type CellReader<Read> = (
  mapping: readonly MappedColumn[],
  options: ReadingOptions,
) => (cells: readonly string[]) => { change: Read; problems: CellProblem[] };

/** Makes a reader of the rows of an import, by its columns and options. */
export function rowReader<Read, Said>(
  { columns, mapping, options, dialect, head }: Readable,
  language: string,
  cellReader: CellReader<Read>,
  as: (read: Read) => Said,
): (cells: readonly string[]) => ReadRow<Said> {
  const read = cellReader(
    mapping.filter(({ field }) => field !== ""),
    {
      dateFormat: options.dateFormat,
      emptyCells: options.emptyCells,
      dialect,
      ...(language && { language }),
      ...(head.hasHeader && { columns: columns.length }),
    },
  );
  const nameOf = (index: number) => columns[index]?.header || String(index + 1);
  const kept = ({ column, field, code, params, cell }: CellProblem): StoredProblem => ({
    of: "cell",
    code,
    column: nameOf(column),
    field,
    cell: cell.slice(0, 200),
    ...(params && { params }),
  });
  return (cells) => {
    const { change, problems } = read(cells);
    return {
      said: as(change),
      faults: problems.filter(({ code }) => !doubts.has(code)).map(kept),
      doubts: problems.filter(({ code }) => doubts.has(code)).map(kept),
    };
  };
}
