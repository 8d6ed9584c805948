import { csvRow } from "../../values/csv-cell.ts";
import { exportColumns, type ExportedRecord } from "../mapping/export-columns.ts";
import { equipmentColumns } from "./columns.ts";

/** The file that "Download a template" gives: our own columns with two invented pieces, one a part of the other (UTF-8 with a mark, CRLF). */
export function equipmentTemplate(): string {
  const columns = exportColumns(equipmentColumns).filter(({ name }) => !made.has(name));
  const rows = [columns.map(({ name }) => name), ...pieces.map((piece) => columns.map(({ cellOf }) => cellOf(piece)))];
  return `\ufeff${rows.map((row) => csvRow(row, ",")).join("")}`;
}

/** What a piece has no reason to fill in; ids are for files that were exported. */
const made: ReadonlySet<string> = new Set([
  "Id",
  "Company id",
  "Person id",
  "Used by id",
  "Parent id",
  "Created at",
  "Updated at",
]);

const company = { id: "", name: "Dnipro Lighting" };

const pieces: readonly ExportedRecord[] = [
  { name: "Rack 1", article: "RK-42U", serial: "RK-2024-0117", company },
  {
    name: "Server 4",
    article: "SV-R650",
    serial: "SV-88213-A",
    company,
    usedBy: { id: "", name: "olena.koval@dnipro-lighting.example" },
    parent: { id: "", serial: "RK-2024-0117", path: "Rack 1" },
    description: "Files and mail",
  },
];
