import { MembershipWrite } from "../../contacts/shapes.ts";
import { AddressWrite } from "../../values/address-shapes.ts";
import { countryCode } from "../../values/country.ts";
import { isPartialDate, parsePartialDate } from "../../values/partial-date.ts";
import { regionCode } from "../../values/region.ts";
import { fold } from "../../values/text.ts";
import { isId } from "../../values/uuid.ts";
import { readChoice } from "./choices.ts";
import type { ImportedAddress, ImportedCompany } from "./imported-contact.ts";
import type { Slot } from "./plan.ts";
import { limitOf } from "./limits.ts";
import { remembered } from "../../values/remembered.ts";
import { cellText, firstText, type MappedColumn, note, type Row, rowsApart, shortText } from "./row.ts";
import { splitAddress } from "./split-address.ts";
import { splitList } from "../../values/list-cell.ts";

/** The addresses of a row; `whole` are columns with a full address in one cell, taken where no other column fills one. */
export function readAddresses(row: Row, slots: readonly Slot[], whole: readonly MappedColumn[]): ImportedAddress[] {
  const found = slots
    .flatMap((slot) =>
      rowsApart(row, [...slot.parts.values()].flat(), row.between.Address).map((one) => readAddress(one, slot)),
    )
    .filter((address) => isAddress(row, address));
  if (found.length > 0) return found;
  const text = shortText(row, whole, 500);
  return text === "" ? [] : [splitAddress(text)];
}

/** Companies in their order, each once by id or name. A title without a company is the person's own, unless there is one. */
export function readCompanies(
  row: Row,
  slots: readonly Slot[],
  hasJobTitle: boolean,
): { companies: ImportedCompany[]; jobTitle: string } {
  const found = new Map<string, ImportedCompany>();
  let jobTitle = "";
  for (const slot of slots) {
    const columns = [...slot.parts.values()].flat();
    for (const one of rowsApart(row, columns, row.between.Company)) {
      const company = readCompany(one, slot);
      const { title = "", ...rest } = company;
      const key = company.id ?? fold(company.name ?? "");
      if (key !== "") found.set(key, found.get(key) ?? company);
      else if (title !== "" && !hasJobTitle && Object.keys(rest).length === 0) jobTitle ||= title;
      else if (Object.keys(company).length > 0) note(row, columns[0] ?? { index: 0, field: "" }, "companyMissing");
    }
  }
  return { companies: [...found.values()], jobTitle };
}

const textParts = ["label", "name", "organization", "street", "street2", "city", "postalCode"] as const;

const { properties: addressParts } = AddressWrite;
const { properties: companyParts } = MembershipWrite;

function readAddress(row: Row, { label, parts }: Slot): ImportedAddress {
  const address: ImportedAddress = {};
  for (const part of textParts) {
    const limit = limitOf(addressParts[part]);
    const text = joined.has(part)
      ? joinedText(row, parts.get(part), limit, part)
      : shortText(row, parts.get(part), limit);
    if (text !== "") address[part] = text;
  }
  // Google marks its main one: "* Home".
  if (address.label !== undefined && !row.exact) address.label = address.label.replace(/^\*\s*/, "");
  const types = readTypes(row, parts.get("types"));
  const defaultFor = readTypes(row, parts.get("defaultFor"));
  if (label === "billing" || label === "shipping") types.push(label);
  else if (
    label !== undefined &&
    address.label === undefined &&
    isAddress(row, { ...address, ...readPlace(row, parts) })
  )
    address.label = label;
  if (types.length > 0) address.types = [...new Set(types)];
  if (defaultFor.length > 0) address.defaultFor = [...new Set(defaultFor)];
  const primary = readYesNo(row, parts.get("primary"));
  if (primary !== undefined) address.primary = primary;
  return Object.assign(address, readPlace(row, parts));
}

/** Columns of one file that make one text together: parts of a name, street and house number. */
const joined: ReadonlySet<string> = new Set(["name", "street", "street2"]);

function joinedText(row: Row, columns: readonly MappedColumn[] | undefined, limit: number, part: string): string {
  const [first] = columns ?? [];
  if (first === undefined || columns === undefined) return "";
  const text =
    columns.length === 1
      ? cellText(row, first)
      : columns
          .map((column) => cellText(row, column))
          .filter((cell) => cell !== "")
          .join(part === "street2" ? ", " : " ");
  if (text.length <= limit) return text;
  note(row, first, "tooLong", { limit });
  return "";
}

/** Country and region by their codes; a region the country does not list stays free text. */
function readPlace(row: Row, parts: Slot["parts"]): { country?: string; region?: string } {
  if (!parts.has("country") && !parts.has("region")) return {};
  const typed = firstText(row, parts.get("country"));
  const texts = (parts.get("region") ?? []).map((column) => cellText(row, column)).filter((text) => text !== "");
  const code = texts.find((text) => /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(text));
  const country =
    typed === "" ? (row.exact || code === undefined ? undefined : countryCode(code.slice(0, 2))) : codeOfCountry(typed);
  const [column] = parts.get("country") ?? [];
  if (typed !== "" && country === undefined && column !== undefined) note(row, column, "country");

  const [regionColumn] = parts.get("region") ?? [];
  const text = code ?? texts[0] ?? "";
  const limit = limitOf(addressParts.region);
  if (text.length > limit && regionColumn !== undefined) {
    note(row, regionColumn, "tooLong", { limit });
    return country === undefined ? {} : { country };
  }
  const region = row.exact || country === undefined ? text : codeOfRegion(`${country} ${text}`);
  return { ...(country && { country }), ...(region && { region }) };
}

const codeOfCountry = remembered(countryCode);
const codeOfRegion = remembered((key) => regionCode(key.slice(0, 2), key.slice(3)) ?? key.slice(3));

function readTypes(row: Row, columns: readonly MappedColumn[] | undefined): ("billing" | "shipping")[] {
  const found: ("billing" | "shipping")[] = [];
  for (const column of columns ?? []) {
    for (const text of splitList(cellText(row, column))) {
      const type = readChoice("addressType", text);
      if (type === "billing" || type === "shipping") found.push(type);
      else note(row, column, "choice", { choices: "billing, shipping" });
    }
  }
  return found;
}

/** A name or a label alone is no address, but in our own files, where somebody made one so. */
function isAddress(row: Row, { name, label, types, ...rest }: ImportedAddress): boolean {
  return (
    Object.keys(rest).length > 0 || (row.exact && (name !== undefined || label !== undefined || types !== undefined))
  );
}

function readCompany(row: Row, { parts }: Slot): ImportedCompany {
  const company: ImportedCompany = {};
  if (parts.size === 1 && parts.has("name")) return readName(row, parts);
  const [idColumn] = parts.get("id") ?? [];
  const id = firstText(row, parts.get("id")).toLowerCase();
  if (id !== "" && isId(id)) company.id = id;
  else if (id !== "" && idColumn !== undefined) note(row, idColumn, "id");
  const { name } = readName(row, parts);
  const title = shortText(row, parts.get("title"), limitOf(companyParts.title));
  const department = shortText(row, parts.get("department"), limitOf(companyParts.department));
  const primary = readYesNo(row, parts.get("primary"));
  const from = readDay(row, parts.get("from"));
  const to = readDay(row, parts.get("to"));
  return {
    ...company,
    ...(name && { name }),
    ...(title && { title }),
    ...(department && { department }),
    ...(primary !== undefined && { primary }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

function readName(row: Row, parts: Slot["parts"]): { name?: string } {
  const name = shortText(row, parts.get("name"), limitOf(companyParts.name));
  return name === "" ? {} : { name };
}

export function readYesNo(row: Row, columns: readonly MappedColumn[] | undefined): boolean | undefined {
  const text = firstText(row, columns);
  const [column] = columns ?? [];
  if (text === "" || column === undefined) return undefined;
  const answer = readChoice("yesNo", text);
  if (answer === undefined) note(row, column, "choice", { choices: "yes, no" });
  return answer === undefined ? undefined : answer === "yes";
}

/** A whole day of a membership; it may lie ahead, unlike a birthday. */
function readDay(row: Row, columns: readonly MappedColumn[] | undefined): string {
  const text = firstText(row, columns);
  const [column] = columns ?? [];
  if (text === "" || column === undefined) return "";
  if (/^\d{4}-\d\d-\d\d$/.test(text) && (isPartialDate(text) || isPartialDate(`--${text.slice(5)}`))) return text;
  const read = parsePartialDate(text, row.options.dateFormat);
  if ("value" in read && !read.value.startsWith("--")) return read.value;
  note(row, column, "date");
  return "";
}
