import { csvRow } from "../../values/csv-cell.ts";
import type { Contact } from "../../contacts/fields.ts";
import { personColumns } from "./columns.ts";
import { exportColumns } from "../mapping/export-columns.ts";

/** The file that "Download a template" gives: our own columns with two invented people (UTF-8 with a mark, CRLF), without what the server makes. */
export function templateCsv(delimiter = ","): string {
  const columns = exportColumns(personColumns, {
    Email: 2,
    Phone: 2,
    Identity: 1,
    Company: 1,
    Group: 2,
    Address: 1,
  }).filter(({ name }) => !made.has(name));
  const rows = [
    columns.map(({ name }) => name),
    ...people.map((person) => columns.map(({ cellOf }) => cellOf(person))),
  ];
  return `\ufeff${rows.map((row) => csvRow(row, delimiter)).join("")}`;
}

/** What a person has no reason to fill in; ids of companies are for files that were exported. */
const made: ReadonlySet<string> = new Set([
  "Id",
  "Department",
  "Company 1 id",
  "Company 1 primary",
  "Identity 1 account",
  "Address 1 default for",
  "Status",
  "Created at",
  "Updated at",
]);

const membership = { id: "", manager: false, primary: true, from: null, to: null };
const address = { defaultFor: [], primary: true, name: "", organization: "", street2: "" };
const mark = { verified: false };

const people: readonly Partial<Contact>[] = [
  {
    externalId: "C-1001",
    namePrefix: "Dr.",
    firstName: "Olena",
    lastName: "Marchenko",
    gender: "female",
    birthday: "1984-05-31",
    jobTitle: "Head of purchasing",
    emails: [
      { value: "olena.marchenko@example.com", label: "work", bounced: false, ...mark },
      { value: "olena@example.org", label: "home", bounced: false, ...mark },
    ],
    phones: [{ value: "+380 44 555 01 42", e164: "", extension: "", label: "work", ...mark }],
    identities: [{ kind: "telegram", account: "", externalId: "olena_m", name: "", from: "", to: null, ...mark }],
    companies: [{ name: "Dnipro Lighting", title: "Head of purchasing", department: "Purchasing", ...membership }],
    groups: [{ id: "", name: "Newsletter" }],
    tags: ["vip", "lighting"],
    notified: true,
    language: "uk",
    timeZone: "Europe/Kyiv",
    source: "fair",
    preferredMethod: "email",
    addresses: [
      {
        types: ["billing", "shipping"],
        label: "office",
        street: "Khreshchatyk 22",
        city: "Kyiv",
        postalCode: "01001",
        country: "UA",
        region: "UA-30",
        ...address,
      },
    ],
  },
  {
    externalId: "C-1002",
    firstName: "Jonas",
    lastName: "Weber",
    birthday: "--11-02",
    emails: [{ value: "jonas.weber@example.net", label: "", bounced: false, ...mark }],
    phones: [{ value: "+49 30 5550142", e164: "", extension: "", label: "mobile", ...mark }],
    notified: false,
    language: "de",
    addresses: [
      {
        types: [],
        label: "",
        street: "Lindenstraße 5",
        city: "Berlin",
        postalCode: "10969",
        country: "DE",
        region: "DE-BE",
        ...address,
      },
    ],
  },
];
