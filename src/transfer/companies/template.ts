import { csvRow } from "../../values/csv-cell.ts";
import { exportColumns, type ExportedRecord } from "../mapping/export-columns.ts";
import { companyColumns } from "./columns.ts";

/** The file that "Download a template" gives: our own columns with two invented companies, one below the other (UTF-8 with a mark, CRLF). */
export function companyTemplate(): string {
  const columns = exportColumns(companyColumns, { Email: 1, Phone: 1, Address: 1 }).filter(
    ({ name }) => !made.has(name),
  );
  const rows = [
    columns.map(({ name }) => name),
    ...companies.map((company) => columns.map(({ cellOf }) => cellOf(company))),
  ];
  return `\ufeff${rows.map((row) => csvRow(row, ",")).join("")}`;
}

/** What a company has no reason to fill in; ids are for files that were exported. */
const made: ReadonlySet<string> = new Set([
  "Id",
  "Parent company id",
  "Owner",
  "Address 1 default for",
  "Created at",
  "Updated at",
]);

const address = { defaultFor: [], primary: true, label: "", name: "", organization: "", street2: "" };

const companies: readonly ExportedRecord[] = [
  {
    name: "Dnipro Lighting",
    taxNumber: "UA 38123456",
    industry: "Lighting",
    site: "https://dnipro-lighting.example",
    emails: [{ value: "office@dnipro-lighting.example", label: "office" }],
    phones: [{ value: "+380 44 555 01 40", label: "work" }],
    tags: ["lighting"],
    minutesPerMonth: 120,
    addresses: [
      {
        ...address,
        types: ["billing"],
        street: "Khreshchatyk 22",
        city: "Kyiv",
        postalCode: "01001",
        country: "UA",
        region: "UA-30",
      },
    ],
  },
  {
    name: "Dnipro Lighting, Lviv",
    parent: { id: "", name: "Dnipro Lighting" },
    emails: [{ value: "lviv@dnipro-lighting.example", label: "" }],
    phones: [{ value: "+380 32 555 01 41", label: "" }],
  },
];
