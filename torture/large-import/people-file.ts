import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { baseOf } from "../../bench/people/base.ts";
import { personOf } from "../../bench/people/person.ts";
import { companyKey } from "../../src/companies/values.ts";

/** What must come of a file. */
export interface Expected {
  rows: number;
  created: number;
  skipped: number;
  invalid: number;
  /** Companies that are named in it. */
  companies: number;
  /** Rows of newcomers that name one. */
  employed: number;
}

/** Everybody in the file has an external id that begins so, and nobody else has. */
export const externalPrefix = "large-";

const header = "External id,First name,Last name,Email 1,Phone 1,Company 1,Job title,Tags\n";

/** Writes a file of so many rows: the people of the bench, with addresses that are each one's own. Of fifty rows one has an e-mail that is none, and one comes twice. */
export async function writePeopleFile(path: string, rows: number): Promise<Expected> {
  const expected: Expected = { rows, created: 0, skipped: 0, invalid: 0, companies: 0, employed: 0 };
  const companies = new Set<string>();
  await pipeline(Readable.from(pieces(rows, expected, companies)), createWriteStream(path));
  return { ...expected, companies: companies.size };
}

function* pieces(rows: number, expected: Expected, companies: Set<string>): Generator<string, void> {
  const base = baseOf(rows);
  let piece = header;
  let last = "";
  for (let row = 1; row <= rows; row++) {
    const broken = row % 50 === 7;
    const again = row % 50 === 13;
    const { firstName, lastName, jobTitle, companies: at } = personOf(base, row - 1);
    const company = base.companies[at[0] ?? -1]?.name ?? "";
    if (!again) last = line(row, { firstName, lastName, jobTitle, company, broken });
    piece += last;
    expected[broken ? "invalid" : again ? "skipped" : "created"] += 1;
    if (company !== "" && !broken && !again) {
      companies.add(companyKey(company));
      expected.employed += 1;
    }
    if (piece.length < 65_536) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

interface Cells {
  firstName: string;
  lastName: string;
  jobTitle: string;
  company: string;
  broken: boolean;
}

function line(row: number, { firstName, lastName, jobTitle, company, broken }: Cells): string {
  const email = broken ? "no address at all" : `row.${row}@large.example.com`;
  const phone = `+38050${1_000_000 + (row % 9_000_000)}`;
  const cells = [`${externalPrefix}${row}`, firstName, lastName, email, phone, company, jobTitle, "large, imported"];
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
}
