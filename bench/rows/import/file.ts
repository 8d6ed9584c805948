import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { csvRow } from "../../../src/values/csv-cell.ts";
import type { Base } from "../../people/base.ts";
import { personOf, type Person } from "../../people/person.ts";

export const header = [
  "External id",
  "First name",
  "Middle name",
  "Last name",
  "Job title",
  "Birthday",
  "Email 1",
  "Email 2",
  "Phone 1",
  "Company 1",
  "Company 1 title",
  "Tags",
  "Language",
  "Source",
  "Address 1 street",
  "Address 1 city",
  "Address 1 region",
  "Address 1 postal code",
  "Address 1 country",
];

/** The file begins behind those who may be in a database already, so that it is about other people. */
const beyond = 1_000;

/** Writes the people of a base as a file to import, where nobody shares an address, a number or an id with another. Gives its size. */
export async function writeImportFile(path: string, base: Base, count: number): Promise<number> {
  const file = createWriteStream(path);
  let piece = csvRow(header, ",");
  for (let index = 0; index < count; index++) {
    piece += csvRow(cellsOf(base, personOf(base, beyond + index)), ",");
    if (piece.length < 1_000_000) continue;
    if (!file.write(piece)) await once(file, "drain");
    piece = "";
  }
  file.end(piece);
  await finished(file);
  return (await stat(path)).size;
}

function cellsOf(base: Base, person: Person): string[] {
  const { index, language, address, companies, emails } = person;
  const company = base.companies[companies[0] ?? -1];
  const own = (email: string | undefined) => email?.replace("@", `.${index}@`) ?? "";
  return [
    `file-${index}`,
    person.firstName,
    person.middleName,
    person.lastName,
    person.jobTitle,
    person.birthday,
    own(emails[0]),
    own(emails[1]),
    person.phones.length > 0 ? phoneOf(language.phone, index) : "",
    company?.name ?? "",
    company ? person.jobTitle : "",
    person.tags.map((tag) => `Tag ${tag}`).join(", "),
    language.code,
    person.source,
    address?.street ?? "",
    address?.city ?? "",
    address?.region ?? "",
    address?.postalCode ?? "",
    address?.country ?? "",
  ];
}

/** One for each index: a prime that divides no power of ten meets every number once. */
function phoneOf(pattern: string, index: number): string {
  const free = pattern.replace(/[^#%]/g, "").length;
  const digits = String((index * 48_271 + 10 ** (free - 1)) % 10 ** free).padStart(free, "0");
  let at = 0;
  return pattern.replace(/[#%]/g, () => digits[at++] ?? "0");
}
