import { equipmentFields } from "../../equipment/fields.ts";
import { parseDay } from "../../values/partial-date.ts";
import { limitOf } from "../mapping/limits.ts";
import { planOf, type Plan } from "../mapping/plan.ts";
import { readerOf, type ReadText } from "../mapping/read-plain.ts";
import { readCustom } from "../mapping/read-texts.ts";
import { cellText, firstText, note, noteExtraCells, shortText, type MappedColumn, type Row } from "../mapping/row.ts";
import type { CellReader } from "../read-row.ts";
import { equipmentColumns } from "./columns.ts";

/** What a row says of a piece: links are names and ids still, and only what the row fills is named. */
export interface ImportedEquipment {
  texts: ReadonlyMap<string, string>;
  /** Cells of own fields, by key. */
  custom: Readonly<Record<string, string>>;
}

/** Makes a reader of rows from a mapping; make it once for a file. */
export const equipmentReader: CellReader<ImportedEquipment> = (mapping, options) => {
  const plan = planOf(equipmentColumns, textReader, mapping);
  return (cells) => {
    const row: Row = { cells, problems: [], options, exact: options.dialect === "acquaint", between: {} };
    const change = readEquipment(row, plan);
    noteExtraCells(row);
    return { change, problems: row.problems };
  };
};

const id = readerOf("id", equipmentFields.id);
const person = readerOf("usedBy", equipmentFields.usedBy);
const path: ReadText = (row, columns) => shortText(row, columns, 32 * 210);

const readers: Readonly<Record<string, ReadText | undefined>> = {
  id,
  name: readerOf("name", equipmentFields.name),
  article: readerOf("article", equipmentFields.article),
  serial: readerOf("serial", equipmentFields.serial),
  description: readerOf("description", equipmentFields.description),
  company: readerOf("company", equipmentFields.company),
  holderId: id,
  contact: person,
  personId: id,
  usedBy: person,
  userId: id,
  parent: path,
  path,
  wholeSerial: (row, columns) => shortText(row, columns, limitOf(equipmentFields.serial.write)),
  wholeId: id,
  retiredAt: readDay,
};

function textReader(key: string): { key: string; read: ReadText } | undefined {
  const read = readers[key];
  return read && { key, read };
}

function readEquipment(row: Row, plan: Plan): ImportedEquipment {
  const clears = row.options.emptyCells === "clear";
  const texts = new Map<string, string>();
  for (const { key, read, columns } of plan.texts) {
    const value = read(row, columns);
    // A piece has a name, whatever the file leaves empty.
    if (value !== "" || (clears && !["id", "name", "path"].includes(key))) texts.set(key, value);
  }
  return { texts, custom: readCustom(row, plan, clears) };
}

function readDay(row: Row, columns: readonly MappedColumn[]): string {
  const text = firstText(row, columns);
  const day = text === "" ? "" : parseDay(text.replace(/[T ]\d\d:.*$/, ""), row.options.dateFormat);
  const at = columns.find((column) => cellText(row, column) !== "");
  if (day === undefined && at) note(row, at, "date");
  return day ?? "";
}
