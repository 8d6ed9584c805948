import { equipmentFields } from "../../equipment/fields.ts";
import { columnsOf, type ColumnKind } from "../mapping/columns.ts";

const [general, system] = ["general", "system"] as const;

/** The order of files. What a row links to is named, and told for sure by an id; what it is a part of by serial number or path, too. */
const kinds: readonly ColumnKind[] = [
  { key: "id", name: "Id", fields: ["id"], section: system },
  ...(["name", "article", "serial"] as const).map(plain),
  { key: "company", name: "Company", fields: ["company"], section: general },
  { key: "holderId", name: "Company id", fields: ["company"], section: general, part: "id" },
  { key: "contact", name: "Person", fields: ["contact"], section: general },
  { key: "personId", name: "Person id", fields: ["contact"], section: general, part: "id" },
  { key: "usedBy", name: "Used by", fields: ["usedBy"], section: general },
  { key: "userId", name: "Used by id", fields: ["usedBy"], section: general, part: "id" },
  { key: "parent", name: "Parent path", fields: ["parent"], section: general, part: "path" },
  { key: "wholeSerial", name: "Parent serial number", fields: ["parent"], section: general, part: "serial" },
  { key: "wholeId", name: "Parent id", fields: ["parent"], section: general, part: "id" },
  { key: "path", name: "Path", fields: ["parent"], section: general, onlyRead: true },
  plain("description"),
  { key: "retiredAt", name: "Retired on", fields: ["retiredAt"], section: general },
  { key: "createdAt", name: "Created at", fields: ["createdAt"], section: system },
  { key: "updatedAt", name: "Updated at", fields: ["updatedAt"], section: system },
];

function plain(key: "name" | "article" | "serial" | "description"): ColumnKind {
  return { key, name: equipmentFields[key].csv, fields: [key], section: general };
}

export const equipmentColumns = columnsOf(kinds);
