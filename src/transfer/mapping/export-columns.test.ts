import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Contact, contactFields } from "../../contacts/fields.ts";
import { words } from "../../words/words.ts";
import { parsePhoneNumber } from "../../values/phone-number.ts";
import { csvRow } from "../../values/csv-cell.ts";
import { csvReader } from "../reading/csv-reader.ts";
import { personColumns } from "../contacts/columns.ts";
import { exportColumns, listSizes } from "./export-columns.ts";
import { guessColumns } from "./guess-columns.ts";
import { personVocabulary } from "../contacts/vocabulary.ts";
import { isTextField } from "./imported-contact.ts";
import { templateCsv } from "../contacts/template.ts";
import { contactReader, textReader } from "../contacts/to-contact.ts";

type Exported = Partial<Contact> & { custom?: Readonly<Record<string, unknown>> };

function readBack(csv: string, delimiter: string, emptyCells: "leave" | "clear" = "leave") {
  const reader = csvReader(delimiter);
  const [header, ...rows] = [...reader.read(csv).rows, ...reader.end().rows];
  const { columns, dialect } = guessColumns(
    personVocabulary,
    header?.cells ?? [],
    rows.map((row) => row.cells),
  );
  return rows.map((row) => contactReader(columns, { dialect, emptyCells, columns: columns.length })(row.cells));
}

test("columns stand in the promised order, lists as wide as needed", () => {
  const names = exportColumns(personColumns, { Email: 2, Phone: 1, Identity: 1, Company: 1, Group: 2, Address: 1 }).map(
    ({ name }) => name,
  );
  assert.deepEqual(names.slice(0, 17), [
    "Id",
    "External id",
    "Prefix",
    "First name",
    "Middle name",
    "Last name",
    "Suffix",
    "Nickname",
    "Gender",
    "Birthday",
    "Job title",
    "Department",
    "Description",
    "Email 1",
    "Email 1 label",
    "Email 2",
    "Email 2 label",
  ]);
  // A field that is not in the order stands behind the website.
  assert.equal(names[names.indexOf("Address 1 country") + 1], "Website");
  assert.deepEqual(names.slice(-2), ["Created at", "Updated at"]);
  assert.equal(new Set(names).size, names.length);
  const custom = exportColumns(personColumns, {}, [{ key: "size", name: "Shoe size", cellOf: String }]);
  assert.deepEqual(
    custom.slice(-3).map(({ name, cellOf }) => [name, cellOf({ custom: { size: 42 } })]),
    [
      ["Shoe size", "42"],
      ["Created at", ""],
      ["Updated at", ""],
    ],
  );
});

test("the template can be imported as it is", () => {
  for (const delimiter of [",", ";"]) {
    const [olena, jonas] = readBack(templateCsv(delimiter).slice(1), delimiter);
    assert.deepEqual(olena?.problems, []);
    assert.deepEqual(jonas?.problems, []);
    assert.equal(olena?.change.phones?.[0]?.value, "+380 44 555 01 42");
    assert.deepEqual(olena?.change.addresses?.[0]?.types, ["billing", "shipping"]);
    assert.equal(jonas?.change.birthday, "--11-02");
  }
});

test("every column has its words: lists their own, other columns those of their field", () => {
  for (const { key, fields } of personColumns.kinds) {
    const name = key === fields[0] ? `fields:contacts.${key}` : `transfer:column.${key}`;
    assert.doesNotMatch(words("en")(name, { item: 2 }), /column\.|contacts\.|\{\{/);
  }
});

test("every field of a contact that one may write has its columns, and they are read", () => {
  const inFiles = new Set<string>(personColumns.kinds.flatMap(({ fields }) => fields));
  const written = Object.entries(contactFields).flatMap(([key, { write }]) => (write === null ? [] : [key]));
  // Own fields have columns by their names.
  assert.deepEqual(
    written.filter((key) => key !== "custom" && !inFiles.has(key)),
    [],
  );
  for (const { key, list } of personColumns.kinds) {
    if (list !== undefined || !isTextField(key) || contactFields[key].write === null) continue;
    assert.ok(textReader(key), `${key} is exported but not read`);
  }
});

const letters = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."'\"=+-@,;|:\n aéЇ字＝<&"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});
const text = letters
  .map((value) => (value.isWellFormed() ? value.replaceAll("\0", "").normalize("NFC").trim().slice(0, 30) : ""))
  .filter((value) => value === value.normalize("NFC").trim() && value.isWellFormed());
const filled = text.filter((value) => value !== "");
const id = fc.uuid({ version: 7 });
const link = fc.record({ id, name: filled });
const phone = fc.constantFrom(
  "+49 30 1234567",
  "0176/48 03 99 67 x5",
  "030 1234, 5678",
  "112",
  "8 (926) 505-61-97 доб. 3",
);
const addressPart = {
  label: text,
  primary: fc.boolean(),
  name: text,
  organization: text,
  street: text,
  street2: text,
  city: text,
  postalCode: text,
  region: text,
};
const types = fc.subarray(["billing", "shipping"] as const).map((list) => [...list]);

const contact: fc.Arbitrary<Exported> = fc.record({
  id,
  externalId: text,
  namePrefix: text,
  firstName: text,
  middleName: text,
  lastName: filled,
  nameSuffix: text,
  nickname: text,
  jobTitle: text,
  source: text,
  gender: fc.constantFrom("", "female", "male", "other"),
  preferredMethod: fc.constantFrom("", "email", "phone", "messenger", "post"),
  birthday: fc.constantFrom("", "1984-05-31", "--02-29", "1999-12-01"),
  description: fc.constantFrom("", "a &lt; b", "<p>Hello<br />you</p>", "plain\ntext", "=1+1", "a &amp; b"),
  emails: fc.uniqueArray(
    fc.record({
      value: fc.constantFrom("ann@acme.com", "Bob@Acme.com", "o'x+y@приклад.укр"),
      label: text,
      verified: fc.boolean(),
      bounced: fc.boolean(),
    }),
    { selector: ({ value }) => value, maxLength: 3 },
  ),
  phones: fc.uniqueArray(
    fc.record({ value: phone, e164: fc.constant(""), extension: fc.constant(""), label: text, verified: fc.boolean() }),
    { selector: ({ value }) => value, maxLength: 3 },
  ),
  identities: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom("telegram", "skype", "vk_2"),
      account: text,
      externalId: filled,
      name: text,
      verified: fc.boolean(),
      from: fc.constant("2025-01-01T00:00:00.000Z"),
      to: fc.constantFrom(null, "2025-02-01T00:00:00.000Z"),
    }),
    { selector: ({ kind, account, externalId }) => `${kind} ${account} ${externalId}`, maxLength: 3 },
  ),
  websites: fc.uniqueArray(
    fc.constantFrom("https://acme.com", "http://b.org/x,y;z", "https://b.org/X", "https://b.org/x"),
    { maxLength: 3 },
  ),
  companies: fc.uniqueArray(
    fc.record({
      id,
      name: filled,
      title: text,
      department: text,
      manager: fc.boolean(),
      primary: fc.boolean(),
      from: fc.constantFrom(null, "2020-01-31"),
      to: fc.constantFrom(null, "2035-12-31"),
    }),
    { selector: (company) => company.id, maxLength: 3 },
  ),
  groups: fc.uniqueArray(link, { selector: ({ name }) => name, maxLength: 3 }),
  tags: fc.uniqueArray(filled, { maxLength: 3 }),
  addresses: fc.array(
    fc.record({ types, defaultFor: types, ...addressPart, country: fc.constantFrom("", "DE", "US", "UA") }),
    { maxLength: 2 },
  ),
  owner: link,
  assignedTo: fc.option(link),
  reportsTo: fc.option(link),
  accessGroup: link,
  status: fc.constantFrom("active", "blocked", "fired"),
  notified: fc.boolean(),
  language: fc.constantFrom("", "uk", "pt-BR"),
  timeZone: fc.constantFrom("", "Europe/Kyiv", "UTC"),
});

/** What writing a contact says of it, in the order of its lists; what is empty is not said. */
function written(person: Exported) {
  const bare = (value: object, ...without: string[]) =>
    Object.fromEntries(
      Object.entries(value).filter(
        ([key, part]) =>
          !without.includes(key) && part !== "" && part !== null && !(Array.isArray(part) && part.length === 0),
      ),
    );
  const {
    emails = [],
    phones = [],
    identities = [],
    companies = [],
    groups = [],
    addresses = [],
    owner,
    assignedTo,
    reportsTo,
    accessGroup,
    ...plain
  } = person;
  return bare({
    ...plain,
    emails: emails.map((email) => bare(email, "verified", "bounced")),
    phones: phones.map((one) => bare(one, "e164", "extension", "verified")),
    identities: identities.filter(({ to }) => to === null).map((identity) => bare(identity, "verified", "from", "to")),
    companies: companies.map((company) => bare(company, "manager")),
    groups: groups.map(({ name }) => name),
    addresses: addresses.map((address) => bare(address)),
    owner: owner?.name,
    assignedTo: assignedTo?.name,
    reportsTo: reportsTo?.name,
    accessGroup: accessGroup?.name,
  });
}

test("importing an export says of every contact what it is, nothing more or less (P9)", () => {
  fc.assert(
    fc.property(
      fc.array(contact, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(",", ";", "\t", "|"),
      (people, delimiter) => {
        const sizes = people.map(listSizes).reduce((a, b) => ({
          Email: Math.max(a.Email, b.Email),
          Phone: Math.max(a.Phone, b.Phone),
          Identity: Math.max(a.Identity, b.Identity),
          Company: Math.max(a.Company, b.Company),
          Group: Math.max(a.Group, b.Group),
          Address: Math.max(a.Address, b.Address),
        }));
        const columns = exportColumns(personColumns, sizes);
        const csv = [
          columns.map(({ name }) => name),
          ...people.map((person) => columns.map(({ cellOf }) => cellOf(person))),
        ]
          .map((row) => csvRow(row, delimiter))
          .join("");
        const read = readBack(csv, delimiter);
        assert.deepEqual(
          read.flatMap(({ problems }) => problems),
          [],
        );
        assert.deepEqual(
          read.map(({ change }) => JSON.parse(JSON.stringify(change))),
          people.map((person) => JSON.parse(JSON.stringify(written(person)))),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test("the phones of the property above are phones", () => {
  for (const value of fc.sample(phone, 20)) assert.ok(!("problem" in parsePhoneNumber(value)));
});
