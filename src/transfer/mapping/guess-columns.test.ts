import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { csvReader } from "../reading/csv-reader.ts";
import { personColumns } from "../contacts/columns.ts";
import { guessColumns } from "./guess-columns.ts";
import { personVocabulary } from "../contacts/vocabulary.ts";
import { labelledColumns } from "./synonyms.ts";

function fieldsOf(header: string, ...rows: string[]): string[] {
  const cells = (line: string) => line.split("|").map((cell) => cell.trim());
  return guessColumns(personVocabulary, cells(header), rows.map(cells)).columns.map((column) => column.field);
}

function rowsOf(path: string): string[][] {
  const reader = csvReader(",");
  return [...reader.read(readFileSync(path, "utf8")).rows, ...reader.end().rows].map((row) => row.cells);
}

test("the words for headers are those of columns that there are", () => {
  const words = JSON.parse(readFileSync(new URL("../../words/en/headers.json", import.meta.url), "utf8"));
  const keys = new Set<string>(personColumns.kinds.map(({ key }) => key));
  assert.deepEqual(
    Object.keys(words.column).filter((key) => !keys.has(key)),
    [],
  );
  const labelled = Object.entries<object>(words.labelled).flatMap(([key, labels]) =>
    Object.keys(labels).map((label) => `${key} ${label}`),
  );
  assert.deepEqual(
    labelled,
    labelledColumns.map((pair) => pair.join(" ")),
  );
});

test("headers are known in six languages", () => {
  const cases: [string, string[]][] = [
    [
      "First Name | Surname | E-mail | Telephone | Company Name | Position | Zip Code | D.O.B.",
      ["First name", "Last name", "Email 1", "Phone 1", "Company 1", "Job title", "Address 1 postal code", "Birthday"],
    ],
    [
      "Прізвище | Ім'я | По батькові | Телефон | Електронна пошта | Компанія | Посада | Місто | День народження",
      [
        "Last name",
        "First name",
        "Middle name",
        "Phone 1",
        "Email 1",
        "Company 1",
        "Job title",
        "Address 1 city",
        "Birthday",
      ],
    ],
    [
      "ФИО | Телефон | Эл. почта | Организация | Индекс | Улица | Страна | Комментарий | Ответственный",
      [
        "Full name",
        "Phone 1",
        "Email 1",
        "Company 1",
        "Address 1 postal code",
        "Address 1 street",
        "Address 1 country",
        "Description",
        "Owner",
      ],
    ],
    [
      "Anrede | Vorname | Name | Straße | PLZ | Ort | Handy | E-Mail-Adresse | Geburtsdatum | Firma | Abteilung",
      [
        "Prefix",
        "First name",
        "Last name",
        "Address 1 street",
        "Address 1 postal code",
        "Address 1 city",
        "Phone (mobile)",
        "Email 1",
        "Birthday",
        "Company 1",
        "Company 1 department",
      ],
    ],
    [
      "Nombre | Apellidos | Correo electrónico | Móvil | Empresa | Cargo | Dirección | Provincia | País",
      [
        "First name",
        "Last name",
        "Email 1",
        "Phone (mobile)",
        "Company 1",
        "Job title",
        "Address 1 street",
        "Address 1 region",
        "Address 1 country",
      ],
    ],
    [
      "Civilité | Nom | Prénom | Courriel | Téléphone portable | Société | Fonction | Code postal | Ville",
      [
        "Prefix",
        "Last name",
        "First name",
        "Email 1",
        "Phone (mobile)",
        "Company 1",
        "Job title",
        "Address 1 postal code",
        "Address 1 city",
      ],
    ],
  ];
  for (const [header, fields] of cases) assert.deepEqual(fieldsOf(header), fields);
});

test("numbers, labels and addresses in headers find their item", () => {
  assert.deepEqual(fieldsOf("email | email2 | E-mail 3 Address | Email (work) | phone_number_2 | work phone | Fax"), [
    "Email 1",
    "Email 2",
    "Email 3",
    "Email (work)",
    "Phone 2",
    "Phone (work)",
    "Phone (fax)",
  ]);
  assert.deepEqual(fieldsOf("Street | City | Street | City"), [
    "Address 1 street",
    "Address 1 city",
    "Address 2 street",
    "Address 2 city",
  ]);
  assert.deepEqual(fieldsOf("Billing Street | Billing Country | Shipping City | Home address"), [
    "Address (billing) street",
    "Address (billing) country",
    "Address (shipping) city",
    "Full address",
  ]);
  assert.deepEqual(fieldsOf("Straße | Hausnummer | Ort"), ["Address 1 street", "Address 1 street", "Address 1 city"]);
  assert.deepEqual(fieldsOf("Telegram | Skype | LinkedIn"), [
    "Identity (telegram)",
    "Identity (skype)",
    "Identity (linkedin)",
  ]);
});

test("a bare name or title is settled by the other columns and the values", () => {
  assert.deepEqual(fieldsOf("Name | Phone", "Ivan Petrov | 1", "Anna Lee | 2"), ["Full name", "Phone 1"]);
  assert.deepEqual(fieldsOf("Name | Phone", "Ivan | 1", "Anna | 2"), ["First name", "Phone 1"]);
  assert.deepEqual(fieldsOf("Имя | Фамилия"), ["First name", "Last name"]);
  assert.deepEqual(fieldsOf("Name | Name", "Ann Lee | Annie"), ["Full name", ""]);
  assert.deepEqual(fieldsOf("Title | First name", "Mr. | Ivan", "Dr. | Anna"), ["Prefix", "First name"]);
  assert.deepEqual(fieldsOf("Title | First name", "Director | Ivan"), ["Job title", "First name"]);
});

test("values tell what a strange header does not, and speak against a wrong one", () => {
  assert.deepEqual(
    fieldsOf(
      "a | b | c | d | e",
      "ann@acme.com | +49 30 1234567 | 31.05.1984 | Germany | https://acme.com",
      "bob@acme.com | 030/1234567 | 01.02.1990 | France | www.acme.com",
    ),
    ["Email 1", "Phone 1", "Birthday", "Address 1 country", "Website"],
  );
  assert.deepEqual(fieldsOf("Phone | Contact", "ann@acme.com | Ann", "bob@acme.com | Bob"), ["Email 1", "Full name"]);
  assert.deepEqual(fieldsOf("Id | First name", "17 | Ann"), ["External id", "First name"]);
  assert.deepEqual(fieldsOf("Id | First name", "0198a000-0000-7000-8000-000000000001 | Ann"), ["Id", "First name"]);
  assert.deepEqual(fieldsOf("Status | First name", "Lead | Ann"), ["", "First name"]);
});

test("no header does harm, whatever it is (A132)", () => {
  const header = [
    "__proto__",
    "constructor",
    "",
    "toString",
    "x".repeat(10_000),
    "Phone",
    "Phone",
    "custom.",
    "custom.__proto__",
  ];
  assert.deepEqual(
    guessColumns(personVocabulary, header, []).columns.map((column) => column.field),
    ["", "", "", "", "", "Phone 1", "Phone 2", "", ""],
  );
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 8 }), (names) => {
      const { columns } = guessColumns(personVocabulary, names, [names]);
      assert.equal(columns.length, names.length);
      for (const { field } of columns) assert.ok(field === "" || personColumns.read(field) !== undefined);
    }),
  );
});

test("custom fields are known by their names", () => {
  assert.deepEqual(
    guessColumns(
      personVocabulary,
      ["First name", "Shoe size"],
      [],
      [{ key: "shoe_size", name: "Shoe size" }],
    ).columns.map((column) => column.field),
    ["First name", "custom.shoe_size"],
  );
});

test("the name of every column reads as that column", () => {
  for (const { key } of personColumns.kinds) {
    for (const item of [1, 2, 50, "work"]) {
      const read = personColumns.read(personColumns.nameOf({ key, item }));
      assert.ok(read !== undefined && "key" in read);
      assert.equal(read.key, key);
      if (personColumns.nameOf({ key, item }) !== personColumns.nameOf({ key, item: 3 })) assert.equal(read.item, item);
    }
  }
});

test("OroCRM's template is known whole: 83 columns", () => {
  const [header = [], ...rows] = rowsOf(`${import.meta.dirname}/../fixtures/orocrm-contacts.csv`);
  const { dialect, columns } = guessColumns(personVocabulary, header, rows);
  assert.equal(dialect, "orocrm");
  assert.equal(columns.length, 83);
  assert.deepEqual(
    columns.filter(({ field }) => field === "").map(({ header: name }) => name),
    ["Organization Name", "Picture URI", "Picture UUID"],
  );
  assert.ok(columns.every(({ confidence }) => confidence === 1));
  assert.equal(columns.find((column) => column.header === "Addresses 2 Types 2 Name")?.field, "Address 2 types");
});

test("Google, Outlook and HubSpot are known by their headers", () => {
  const google = guessColumns(
    personVocabulary,
    "First Name,Last Name,Phonetic First Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Formatted,Address 1 - City,Relation 1 - Value,Website 1 - Value".split(
      ",",
    ),
    [],
  );
  assert.equal(google.dialect, "google");
  assert.deepEqual(
    google.columns.map(({ field }) => field),
    [
      "First name",
      "Last name",
      "",
      "Group 1",
      "Email 1 label",
      "Email 1",
      "Phone 1 label",
      "Phone 1",
      "",
      "Address 1 city",
      "",
      "Website",
    ],
  );
  const outlook = guessColumns(
    personVocabulary,
    "Title,First Name,Company,Business Street,Business Country/Region,Home City,Business Phone,Home Fax,Mobile Phone,E-mail Address,E-mail 2 Address,E-mail 2 Display Name,Notes".split(
      ",",
    ),
    [],
  );
  assert.equal(outlook.dialect, "outlook");
  assert.deepEqual(
    outlook.columns.map(({ field }) => field),
    [
      "Prefix",
      "First name",
      "Company 1",
      "Address (work) street",
      "Address (work) country",
      "Address (home) city",
      "Phone (work)",
      "Phone (fax)",
      "Phone (mobile)",
      "Email 1",
      "Email 2",
      "",
      "Description",
    ],
  );
  const hubspot = guessColumns(
    personVocabulary,
    "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Lead Status,Create Date,State/Region".split(
      ",",
    ),
    [],
  );
  assert.equal(hubspot.dialect, "hubspot");
  assert.deepEqual(
    hubspot.columns.map(({ field }) => field),
    [
      "External id",
      "First name",
      "Last name",
      "Email 1",
      "Phone 1",
      "Owner",
      "Company 1",
      "",
      "Created at",
      "Address 1 region",
    ].with(8, ""),
  );
});

test("our own columns are known, a single address by its short names", () => {
  const { dialect, columns } = guessColumns(
    personVocabulary,
    "External id,Prefix,First name,Last name,Email 1,Phone 1,Company 1,Street,City,Region,Postal code,Country,Department".split(
      ",",
    ),
    [],
  );
  assert.equal(dialect, "acquaint");
  assert.deepEqual(columns.map(({ field }) => field).slice(-6), [
    "Address 1 street",
    "Address 1 city",
    "Address 1 region",
    "Address 1 postal code",
    "Address 1 country",
    "Department",
  ]);
});

const labelled = `${import.meta.dirname}/../../../../shared/data/similar/contacts/contacts.csv`;
test("the labelled set of people is known whole", { skip: !existsSync(labelled) }, () => {
  const [header = [], ...rows] = rowsOf(labelled);
  const { columns } = guessColumns(personVocabulary, header, rows.slice(0, 100));
  assert.deepEqual(
    columns.filter(({ field }) => field === ""),
    [],
  );
});

test("a column of birthdays is one though the calendar has none of its days", () => {
  const columnsOf = (header: string, ...values: string[]) =>
    guessColumns(
      personVocabulary,
      ["First name", header],
      values.map((value) => ["Ann", value]),
    ).columns[1]?.field;
  assert.equal(columnsOf("Birthday", "31.02.1990", "30-02-1985", "2001-13-45"), "Birthday");
  assert.equal(columnsOf("День народження", "32.01.1980"), "Birthday");
  assert.equal(columnsOf("Born", "99/99/1980", "00.00.0000"), "Birthday");
  // Without a header they are no phones either.
  assert.equal(columnsOf("Xyz", "31.02.1990", "32.01.1980"), "");
});
