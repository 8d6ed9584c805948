import { PersonCell, TagsCell } from "../../grid/cells.tsx";
import type { Column } from "../../grid/list.ts";
import type { ServerField } from "../../grid/server-field.ts";
import { TimeCell } from "../../grid/time-cell.tsx";
import type { useFormat } from "../../kit/format.tsx";
import { linkAt, textAt, valueAt, type Valued } from "../fields/contact.ts";

interface Say {
  format: ReturnType<typeof useFormat>;
  values: (key: string, value: unknown) => string[];
}

/** How wide an own field's column is and how its cells look, of whatever kind of record. */
export function ownColumn<Row extends Valued>(
  { key, kind }: ServerField,
  { format, values }: Say,
): Pick<Column<Row>, "width" | "share" | "className" | "cell"> {
  const said = (row: Row) => values(key, valueAt(row, key));
  if (kind === "contact") return { width: 132, cell: (row) => <PersonCell person={linkAt(row, key)} nobody="" /> };
  if (kind === "choices")
    return { width: 152, share: 0.4, className: "tags", cell: (row) => <TagsCell names={said(row)} /> };
  if (kind === "dateTime")
    return { width: 124, className: "time", cell: (row) => <TimeCell at={textAt(row, key)} format={format} /> };
  const roomy = kind === "longText";
  return {
    width: roomy ? 200 : 132,
    share: roomy ? 1 : 0.5,
    cell: (row) => <span className="v">{said(row).join(", ")}</span>,
  };
}
