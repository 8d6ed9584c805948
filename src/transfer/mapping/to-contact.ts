import { splitPersonName } from "../../values/person-name.ts";
import type { CellProblem, ImportedContact } from "./imported-contact.ts";
import { type Plan, planOf } from "./plan.ts";
import { readAddresses, readCompanies, readYesNo } from "./read-places.ts";
import { readPlain } from "./read-plain.ts";
import { readEmails, readIdentities, readPhones, readWebsites } from "./read-ways.ts";
import { cellText, firstText, type MappedColumn, note, type ReadingOptions, type Row } from "./row.ts";
import { splitList } from "./split-list.ts";

export type ReadContact = { change: ImportedContact; problems: CellProblem[] };

/** Makes a reader of rows from a mapping; make it once for a file. Writes nothing, asks nothing of the database: links stay text. */
export function contactReader(mapping: readonly MappedColumn[], options: ReadingOptions = {}): (cells: readonly string[]) => ReadContact {
  const plan = planOf(mapping);
  return (cells) => {
    const row: Row = { cells, problems: [], options, exact: options.dialect === "acquaint" };
    const change = readContact(row, plan);
    noteExtraCells(row);
    return { change, problems: row.problems };
  };
}

/** One row alone. */
export function toContact(cells: readonly string[], mapping: readonly MappedColumn[], options: ReadingOptions = {}): ReadContact {
  return contactReader(mapping, options)(cells);
}

function readContact(row: Row, plan: Plan): ImportedContact {
  const change: ImportedContact = {};
  const clears = row.options.emptyCells === "clear";
  for (const { key, columns } of plan.texts) {
    const value = readPlain[key](row, columns);
    if (value !== "" || (clears && key !== "id")) change[key] = value;
  }
  addName(row, plan, change);

  const addresses = plan.lists.get("Address") ?? [];
  const whole = plan.plain.get("fullAddress") ?? [];
  const readAddress = readAddresses(row, addresses, whole);
  const country = readAddress.find((address) => address.country !== undefined)?.country ?? row.options.country;
  const lists = {
    emails: plan.lists.has("Email") && readEmails(row, plan.lists.get("Email") ?? []),
    phones: plan.lists.has("Phone") && readPhones(row, plan.lists.get("Phone") ?? [], country),
    identities: plan.lists.has("Identity") && readIdentities(row, plan.lists.get("Identity") ?? []),
    companies: plan.lists.has("Company") && readCompanies(row, plan.lists.get("Company") ?? []),
    groups: plan.lists.has("Group") && readGroups(row, plan),
    addresses: (addresses.length > 0 || whole.length > 0) && readAddress,
    websites: plan.plain.has("websites") && readWebsites(row, plan.plain.get("websites") ?? []),
    tags: plan.plain.has("tags") && readTexts(row, plan.plain.get("tags"), 60),
    departments: plan.plain.has("departments") && readTexts(row, plan.plain.get("departments"), 200),
  };
  for (const [key, list] of Object.entries(lists)) if (list !== false && (list.length > 0 || clears)) Object.assign(change, { [key]: list });

  const notified = readYesNo(row, plan.plain.get("notified"));
  if (notified !== undefined) change.notified = notified;
  if (plan.custom.length > 0) addCustom(row, plan, change, clears);
  return change;
}

/** A whole name fills what the columns of its parts leave empty. */
function addName(row: Row, plan: Plan, change: ImportedContact): void {
  const columns = plan.plain.get("fullName");
  const full = firstText(row, columns);
  if (columns?.[0] === undefined || full === "" || change.firstName || change.lastName) return;
  const { prefix, firstName, middleName, lastName, suffix, sure } = splitPersonName(full, change.language || row.options.language);
  const parts = { namePrefix: change.namePrefix || prefix, firstName, middleName: change.middleName || middleName, lastName, nameSuffix: change.nameSuffix || suffix };
  const limits = { namePrefix: 40, firstName: 100, middleName: 100, lastName: 100, nameSuffix: 40 };
  for (const [key, limit] of Object.entries(limits)) {
    const text = Object.entries(parts).find(([part]) => part === key)?.[1] ?? "";
    if (text.length > limit) note(row, columns[0], "tooLong", { limit });
    else if (text !== "") Object.assign(change, { [key]: text });
  }
  if (!sure) note(row, columns[0], "nameUnsure", { firstName: firstName ?? "", lastName: lastName ?? "" });
}

/** One group a cell in our own files; elsewhere several, and Google's own marked with a star ("* myContacts") are none. */
function readGroups(row: Row, plan: Plan): string[] {
  const columns = (plan.lists.get("Group") ?? []).flatMap((slot) => slot.parts.get("name") ?? []);
  if (row.exact) return [...new Set(columns.map((column) => cellText(row, column)).filter((text) => text !== ""))];
  return readTexts(row, columns, 100).filter((name) => !name.startsWith("* "));
}

function readTexts(row: Row, columns: readonly MappedColumn[] | undefined, limit: number): string[] {
  const found = new Map<string, string>();
  for (const column of columns ?? []) {
    const cell = cellText(row, column);
    const texts = cell.length > 20_000 ? [cell] : splitList(cell);
    for (const text of texts) {
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
