import { companyFields } from "../../companies/fields.ts";
import { type Plan, planOf } from "../mapping/plan.ts";
import { type ReadText, readerOf } from "../mapping/read-plain.ts";
import { readAddresses } from "../mapping/read-places.ts";
import { readCustom, readTexts } from "../mapping/read-texts.ts";
import { readEmails, readPhones } from "../mapping/read-ways.ts";
import { noteExtraCells, type Row } from "../mapping/row.ts";
import type { CellReader } from "../read-row.ts";
import { companyColumns } from "./columns.ts";

/** What a row says of a company: links are names still, and only what the row fills is named. */
export interface ImportedCompany {
  /** The fields of one text. */
  texts: ReadonlyMap<string, string>;
  lists: Readonly<Record<string, readonly object[] | readonly string[]>>;
  /** Cells of own fields, by key. */
  custom: Readonly<Record<string, string>>;
}

/** Makes a reader of rows from a mapping; make it once for a file. */
export const companyReader: CellReader<ImportedCompany> = (mapping, options) => {
  const plan = planOf(companyColumns, textReader, mapping);
  return (cells) => {
    const row: Row = { cells, problems: [], options, exact: options.dialect === "acquaint", between: {} };
    const change = readCompany(row, plan);
    noteExtraCells(row);
    return { change, problems: row.problems };
  };
};

const fields = new Map(Object.entries(companyFields));

function textReader(key: string): { key: string; read: ReadText } | undefined {
  const field = fields.get(key === "parentId" ? "id" : key);
  const read = field && readerOf(key, field);
  return read && { key, read };
}

function readCompany(row: Row, plan: Plan): ImportedCompany {
  const clears = row.options.emptyCells === "clear";
  const texts = new Map<string, string>();
  for (const { key, read, columns } of plan.texts) {
    const value = read(row, columns);
    // A company has a name, whatever the file leaves empty.
    if (value !== "" || (clears && !["id", "name"].includes(key))) texts.set(key, value);
  }
  return { texts, lists: readLists(row, plan, clears), custom: readCustom(row, plan, clears) };
}

/** A list is named where the mapping has a column of it and the row an item, or an empty cell clears. */
function readLists(row: Row, { lists, plain }: Plan, clears: boolean): ImportedCompany["lists"] {
  const [slots, whole] = [lists.get("Address"), plain.get("fullAddress")];
  const addresses = slots || whole ? readAddresses(row, slots ?? [], whole ?? []) : undefined;
  const country = addresses?.find((address) => address.country !== undefined)?.country ?? row.options.country;
  const [emails, phones, tags] = [lists.get("Email"), lists.get("Phone"), plain.get("tags")];
  const all = {
    addresses,
    emails: emails && readEmails(row, emails),
    phones: phones && readPhones(row, phones, country),
    tags: tags && readTexts(row, tags, longestTag),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, list]) => (list && (list.length > 0 || clears) ? [[key, list]] : [])),
  );
}

const longestTag = 60;
