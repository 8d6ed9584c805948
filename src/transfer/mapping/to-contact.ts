import { contactFields } from "../../contacts/fields.ts";
import { splitPersonName } from "../../values/person-name.ts";
import { dialectOf } from "./dialects.ts";
import type { CellProblem } from "./cell-problem.ts";
import type { ImportedContact } from "./imported-contact.ts";
import { limitOf } from "./limits.ts";
import { type Plan, planOf, type Slot } from "./plan.ts";
import { readAddresses, readCompanies, readYesNo } from "./read-places.ts";
import { readEmails, readIdentities, readPhones, readWebsites } from "./read-ways.ts";
import { cellText, firstText, type MappedColumn, note, type ReadingOptions, type Row } from "./row.ts";
import { splitList } from "../../values/list-cell.ts";

export type ReadContact = { change: ImportedContact; problems: CellProblem[] };

/** Makes a reader of rows from a mapping; make it once for a file. Writes nothing, asks nothing of the database: links stay text. */
export function contactReader(
  mapping: readonly MappedColumn[],
  options: ReadingOptions = {},
): (cells: readonly string[]) => ReadContact {
  const plan = planOf(mapping);
  const between = dialectOf(options.dialect)?.between ?? {};
  return (cells) => {
    const row: Row = { cells, problems: [], options, exact: options.dialect === "acquaint", between };
    const change = readContact(row, plan);
    noteExtraCells(row);
    return { change, problems: row.problems };
  };
}

/** One row alone. */
export function toContact(
  cells: readonly string[],
  mapping: readonly MappedColumn[],
  options: ReadingOptions = {},
): ReadContact {
  return contactReader(mapping, options)(cells);
}

function readContact(row: Row, plan: Plan): ImportedContact {
  const change: ImportedContact = {};
  const clears = row.options.emptyCells === "clear";
  for (const { key, read, columns } of plan.texts) {
    const value = read(row, columns);
    if (value !== "" || (clears && key !== "id")) change[key] = value;
  }
  addName(row, plan, change);

  addLists(row, plan, change, clears);
  const notified = readYesNo(row, plan.plain.get("notified"));
  if (notified !== undefined) change.notified = notified;
  if (plan.custom.length > 0) addCustom(row, plan, change, clears);
  return change;
}

/** A list is named where the mapping has a column of it and the row an item, or an empty cell clears. */
function addLists(row: Row, { lists, plain }: Plan, change: ImportedContact, clears: boolean): void {
  const keep = <Key extends ListKey>(key: Key, list: ImportedContact[Key]) => {
    if (list !== undefined && (list.length > 0 || clears)) change[key] = list;
  };
  const [slots, whole] = [lists.get("Address"), plain.get("fullAddress")];
  const addresses =
    slots === undefined && whole === undefined ? undefined : readAddresses(row, slots ?? [], whole ?? []);
  const country = addresses?.find((address) => address.country !== undefined)?.country ?? row.options.country;
  const [emails, phones, identities, companies, groups] = [
    lists.get("Email"),
    lists.get("Phone"),
    lists.get("Identity"),
    lists.get("Company"),
    lists.get("Group"),
  ];
  keep("emails", emails && readEmails(row, emails));
  keep("phones", phones && readPhones(row, phones, country));
  keep("identities", identities && readIdentities(row, identities));
  if (companies) {
    const read = readCompanies(row, companies, Boolean(change.jobTitle));
    keep("companies", read.companies);
    if (read.jobTitle) change.jobTitle = read.jobTitle;
  }
  keep("groups", groups && readGroups(row, groups));
  keep("addresses", addresses);
  keep("websites", plain.has("websites") ? readWebsites(row, plain.get("websites") ?? []) : undefined);
  keep(
    "tags",
    plain.has("tags") ? readTexts(row, plain.get("tags"), limitOf(contactFields.tags.write.items)) : undefined,
  );
  keep("departments", plain.has("departments") ? readTexts(row, plain.get("departments"), 200) : undefined);
}

type ListKey =
  | "emails"
  | "phones"
  | "identities"
  | "companies"
  | "groups"
  | "addresses"
  | "websites"
  | "tags"
  | "departments";

/** A whole name fills what the columns of its parts leave empty. */
function addName(row: Row, plan: Plan, change: ImportedContact): void {
  const columns = plan.plain.get("fullName");
  const full = firstText(row, columns);
  if (columns?.[0] === undefined || full === "" || change.firstName || change.lastName) return;
  const { prefix, firstName, middleName, lastName, suffix, sure } = splitPersonName(
    full,
    change.language || row.options.language,
  );
  const parts = {
    namePrefix: change.namePrefix || prefix,
    firstName,
    middleName: change.middleName || middleName,
    lastName,
    nameSuffix: change.nameSuffix || suffix,
  };
  for (const key of nameParts) {
    const text = parts[key] ?? "";
    const limit = limitOf(contactFields[key].write);
    if (text.length > limit) note(row, columns[0], "tooLong", { limit });
    else if (text !== "") change[key] = text;
  }
  if (!sure) note(row, columns[0], "nameUnsure", { firstName: firstName ?? "", lastName: lastName ?? "" });
}

const nameParts = ["namePrefix", "firstName", "middleName", "lastName", "nameSuffix"] as const;

/** One group a cell in our own files and those that number them; elsewhere several, and Google's own marked with a star ("* myContacts") are none. */
function readGroups(row: Row, slots: readonly Slot[]): string[] {
  const columns = slots.flatMap((slot) => slot.parts.get("name") ?? []);
  const { Group: between } = row.between;
  if (row.exact || between === "")
    return [...new Set(columns.map((column) => cellText(row, column)).filter((text) => text !== ""))];
  return readTexts(row, columns, 100, between).filter((name) => !name.startsWith("* "));
}

function readTexts(row: Row, columns: readonly MappedColumn[] | undefined, limit: number, between?: string): string[] {
  const found = new Map<string, string>();
  for (const column of columns ?? []) {
    const cell = cellText(row, column);
    const texts = cell.length > 20_000 ? [cell] : between ? cell.split(between) : splitList(cell);
    for (const text of texts.map((one) => one.trim()).filter((one) => one !== "")) {
      // People write "VIP" and "vip" for one thing; in our own files they are two because they are.
      const key = row.exact ? text : text.toLowerCase();
      if (text.length > limit) note(row, column, "tooLong", { limit });
      else if (!found.has(key)) found.set(key, text);
    }
  }
  return [...found.values()];
}

/** Values of custom fields stay text; the field's own rules read them. A Map first: keys are people's. */
function addCustom(row: Row, plan: Plan, change: ImportedContact, clears: boolean): void {
  const found = new Map<string, string>();
  for (const { key, column } of plan.custom) {
    const text = cellText(row, column);
    if (text !== "" || clears) found.set(key, text);
  }
  if (found.size > 0) change.custom = Object.fromEntries(found);
}

function noteExtraCells(row: Row): void {
  const { columns } = row.options;
  if (columns === undefined) return;
  const index = row.cells.findIndex((cell, at) => at >= columns && cell.trim() !== "");
  if (index !== -1) note(row, { index, field: "" }, "extraCells", { columns });
}
