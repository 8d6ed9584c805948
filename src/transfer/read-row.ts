import { doubts, type CellProblem } from "./mapping/imported-contact.ts";
import { contactReader } from "./mapping/to-contact.ts";
import { asRowContact, type RowContact } from "./row-contact.ts";
import type { Import, StoredProblem } from "./stored-import.ts";

export interface ReadRow {
  contact: RowContact;
  /** What is wrong with cells; the row cannot be taken. */
  faults: StoredProblem[];
  /** What a person should look at; the row can be taken. */
  doubts: StoredProblem[];
}

/** Makes a reader of the rows of an import, by its columns and options. */
export function rowReader(
  imported: Pick<Import, "columns" | "mapping" | "options" | "dialect" | "head">,
  language: string,
): (cells: readonly string[]) => ReadRow {
  const { columns, mapping, options, dialect, head } = imported;
  const read = contactReader(
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
      contact: asRowContact(change),
      faults: problems.filter(({ code }) => !doubts.has(code)).map(kept),
      doubts: problems.filter(({ code }) => doubts.has(code)).map(kept),
    };
  };
}
