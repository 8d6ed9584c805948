import { contactFields } from "../../contacts/fields.ts";
import { splitPersonName } from "../../values/person-name.ts";
import { personColumns } from "./columns.ts";
import { personVocabulary } from "./vocabulary.ts";
import type { CellProblem } from "../mapping/cell-problem.ts";
import { isTextField, type ImportedContact, type TextField } from "../mapping/imported-contact.ts";
import { limitOf } from "../mapping/limits.ts";
import { type Plan as AnyPlan, planOf, type Slot } from "../mapping/plan.ts";
import { type ReadText, readerOf } from "../mapping/read-plain.ts";
import { readAddresses, readCompanies, readYesNo } from "../mapping/read-places.ts";
import { readEmails, readIdentities, readPhones, readWebsites } from "../mapping/read-ways.ts";
import { readCustom, readTexts } from "../mapping/read-texts.ts";
import {
  cellText,
  firstText,
  type MappedColumn,
  note,
  noteExtraCells,
  type ReadingOptions,
  type Row,
} from "../mapping/row.ts";

type Plan = AnyPlan<TextField>;

export type ReadContact = { change: ImportedContact; problems: CellProblem[] };

/** Makes a reader of rows from a mapping; make it once for a file. Writes nothing, asks nothing of the database: links stay text. */
export function contactReader(
  mapping: readonly MappedColumn[],
  options: ReadingOptions = {},
): (cells: readonly string[]) => ReadContact {
  const plan = planOf(personColumns, textReader, mapping);
  const between = personVocabulary.dialects.find(({ name }) => name === options.dialect)?.between ?? {};
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

/** How a field that holds one text is read; undefined for lists, and for what the server makes by itself. */
export function textReader(key: string): { key: TextField; read: ReadText } | undefined {
  if (!isTextField(key)) return undefined;
  const read = readerOf(key, contactFields[key]);
  return read && { key, read };
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
  if (plan.custom.length > 0) {
    const custom = readCustom(row, plan, clears);
    if (Object.keys(custom).length > 0) change.custom = custom;
  }
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
