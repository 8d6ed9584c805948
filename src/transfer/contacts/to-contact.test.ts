import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { words } from "../../words/words.ts";
import { csvReader } from "../reading/csv-reader.ts";
import { guessColumns } from "../mapping/guess-columns.ts";
import { personVocabulary } from "./vocabulary.ts";
import { cellProblemCodes } from "../mapping/cell-problem.ts";
import type { ReadingOptions } from "../mapping/row.ts";
import { splitAddress } from "../mapping/split-address.ts";
import { joinList, splitList } from "../../values/list-cell.ts";
import { toContact } from "./to-contact.ts";

/** Reads one row given as our column → cell. */
function read(row: Record<string, string>, options: ReadingOptions = {}) {
  const fields = Object.keys(row);
  return toContact(
    Object.values(row),
    fields.map((field, index) => ({ index, field })),
    options,
  );
}

function change(row: Record<string, string>, options: ReadingOptions = {}) {
  const { change, problems } = read(row, options);
  assert.deepEqual(problems, []);
  return change;
}

function codes(row: Record<string, string>, options: ReadingOptions = {}): string[] {
  return read(row, options).problems.map(({ code, field }) => `${field}: ${code}`);
}

test("OroCRM's sample contact comes in whole", () => {
  const reader = csvReader(",");
  const [header, row] = reader.read(
    readFileSync(`${import.meta.dirname}/../fixtures/orocrm-contacts.csv`, "utf8"),
  ).rows;
  assert.ok(header !== undefined && row !== undefined);
  const { columns, dialect } = guessColumns(personVocabulary, header.cells, [row.cells]);
  const jerry = toContact(row.cells, columns, { dialect, dateFormat: "mdy" });
  assert.deepEqual(jerry, {
    problems: [],
    change: {
      externalId: "1",
      namePrefix: "Mr.",
      firstName: "Jerry",
      lastName: "Coleman",
      nameSuffix: "Jr.",
      gender: "male",
      description: "Sample Contact",
      jobTitle: "Manager",
      birthday: "1973-03-07",
      source: "website",
      preferredMethod: "phone",
      owner: "admin",
      assignedTo: "admin",
      emails: [
        { value: "JerryAColeman@armyspy.com" },
        { value: "JerryAColeman@cuvox.de" },
        { value: "JerryAColeman@teleworm.us" },
      ],
      phones: [
        { value: "585-255-1127" },
        { value: "914-412-0298" },
        { value: "310-430-7876" },
        { value: "713-450-0721", label: "fax" },
      ],
      identities: [
        { kind: "skype", externalId: "crm-jerrycoleman" },
        { kind: "twitter", externalId: "https://twitter.com/crm-jerrycoleman" },
        { kind: "facebook", externalId: "https://www.facebook.com/crm-jerrycoleman" },
        { kind: "google", externalId: "https://plus.google.com/454646545646546" },
        { kind: "linkedin", externalId: "http://www.linkedin.com/in/crm-jerrycoleman" },
      ],
      companies: [{ name: "Coleman" }, { name: "Smith" }],
      groups: ["Sales Group", "Marketing Group"],
      tags: ["custom tag", "second tag"],
      addresses: [
        {
          types: ["billing", "shipping"],
          name: "Jerry Coleman",
          street: "1215 Caldwell Road",
          city: "Rochester",
          postalCode: "14608",
          country: "US",
          region: "US-NY",
        },
        {
          name: "Jerry Coleman",
          street: "4677 Pallet Street",
          city: "New York",
          postalCode: "10011",
          country: "US",
          region: "US-NY",
        },
        {
          name: "Jerry Coleman",
          street: "52 Jarvisville Road",
          city: "New York",
          postalCode: "11590",
          country: "US",
          region: "US-NY",
        },
      ],
    },
  });
});

test("one column of whole names is split, what is unclear is told", () => {
  assert.deepEqual(change({ "Full name": "Ivan Petrov" }), { firstName: "Ivan", lastName: "Petrov" });
  assert.deepEqual(change({ "Full name": "María José Fernández Ortega", Language: "es" }), {
    language: "es",
    firstName: "María José",
    lastName: "Fernández Ortega",
  });
  assert.deepEqual(change({ "Full name": "Ivan Petrov", "First name": "Ivan", "Last name": "Petrenko" }), {
    firstName: "Ivan",
    lastName: "Petrenko",
  });
  assert.deepEqual(read({ "Full name": "Thomas" }).problems, [
    {
      column: 0,
      field: "Full name",
      code: "nameUnsure",
      params: { firstName: "Thomas", lastName: "" },
      cell: "Thomas",
    },
  ]);
});

test("several values in a cell become several, each once", () => {
  assert.deepEqual(
    change({ "Email 1": "ann@acme.com; Ann Lee <ann@home.org>, ANN@acme.com", "Email 2": "bob@acme.com" }).emails,
    [{ value: "ann@acme.com" }, { value: "ann@home.org" }, { value: "bob@acme.com" }],
  );
  assert.deepEqual(change({ "Phone 1": "+7 495 123-45-67, доб. 5; +7 926 505-61-97" }).phones, [
    { value: "+7 495 123-45-67, доб. 5" },
    { value: "+7 926 505-61-97" },
  ]);
  assert.deepEqual(change({ "Phone 1": "+1 585 255 1127 ::: +1 585 255 1128", "Phone 1 label": "* Work" }).phones, [
    { value: "+1 585 255 1127", label: "work" },
    { value: "+1 585 255 1128", label: "work" },
  ]);
  assert.deepEqual(change({ "Group 1": "* myContacts ::: Friends ::: Rome" }).groups, ["Friends", "Rome"]);
  assert.deepEqual(change({ Tags: 'vip, "a, b"; VIP' }).tags, ["vip", "a, b"]);
  assert.deepEqual(change({ Website: "acme.com, http://b.org/x" }).websites, ["https://acme.com", "http://b.org/x"]);
});

test("a country, a region and a language are read by any of their names", () => {
  const ann = change({
    "Address 1 street": "Main 5",
    "Address 1 country": "Vereinigte Staaten",
    "Address 1 region": "Texas",
    Language: "немецкий",
    "Time zone": "europe/kiev",
  });
  assert.deepEqual(ann, {
    language: "de",
    timeZone: "Europe/Kyiv",
    addresses: [{ street: "Main 5", country: "US", region: "US-TX" }],
  });
  assert.deepEqual(change({ "Address 1 city": "Rochester", "Address 1 region": "US-NY" }).addresses, [
    { city: "Rochester", country: "US", region: "US-NY" },
  ]);
  assert.deepEqual(change({ "Address 1 country": "DE", "Address 1 region": "Somewhere" }).addresses, [
    { country: "DE", region: "Somewhere" },
  ]);
});

test("an address in one cell is taken apart, nothing of it is lost", () => {
  const cases: [string, ReturnType<typeof splitAddress>][] = [
    [
      "1215 Caldwell Road, Rochester, NY 14608, USA",
      { street: "1215 Caldwell Road", city: "Rochester", region: "US-NY", postalCode: "14608", country: "US" },
    ],
    [
      "Hauptstr. 5\n10115 Berlin\nDeutschland",
      { street: "Hauptstr. 5", postalCode: "10115", city: "Berlin", country: "DE" },
    ],
    [
      "вул. Хрещатик, 22, Київ, 01001, Україна",
      { street: "вул. Хрещатик", street2: "22", city: "Київ", postalCode: "01001", country: "UA" },
    ],
    [
      "10 Downing Street, London, SW1A 2AA, UK",
      { street: "10 Downing Street", city: "London", postalCode: "SW1A 2AA", country: "GB" },
    ],
    ["12 rue de la Paix, 75002 Paris", { street: "12 rue de la Paix", postalCode: "75002", city: "Paris" }],
    ["Somewhere", { street: "Somewhere" }],
  ];
  for (const [text, address] of cases) assert.deepEqual(splitAddress(text), address, text);
});

test("columns with one label are items of that label; billing and shipping are types", () => {
  assert.deepEqual(
    change({ "Phone (work)": "+49 30 1234567", "Phone 1": "+49 30 7654321", "Phone (fax)": "" }).phones,
    [{ value: "+49 30 7654321" }, { value: "+49 30 1234567", label: "work" }],
  );
  assert.deepEqual(
    change({ "Address (billing) city": "Bonn", "Address (home) city": "Köln", "Address (work) country": "" }).addresses,
    [
      { city: "Bonn", types: ["billing"] },
      { city: "Köln", label: "home" },
    ],
  );
});

test("a link tells the network it belongs to", () => {
  assert.deepEqual(
    change({ "Identity 1 value": "https://t.me/anna", "Identity 2 kind": "Google+", "Identity 2 value": "anna" })
      .identities,
    [
      { kind: "telegram", externalId: "https://t.me/anna" },
      { kind: "google", externalId: "anna" },
    ],
  );
  assert.deepEqual(codes({ "Identity 1 value": "anna" }), ["Identity 1 value: identityKind"]);
});

test("every wrong cell is told with its column, the right ones are taken", () => {
  const { change: taken, problems } = read({
    "First name": "Ann",
    "Email 1": "ann@",
    "Phone 1": "n/a",
    Birthday: "31.02.1984",
    Gender: "robot",
    Language: "Klingonese",
    "Time zone": "Mars",
    Notifications: "perhaps",
    "Address 1 country": "Atlantis",
    "Address 1 city": "Rome",
    Website: "javascript:alert(1)",
    Id: "17",
    "Company 1 from": "soon",
    "Last name": "x".repeat(101),
    Nickname: "a\ud800",
  });
  assert.deepEqual(taken, { firstName: "Ann", addresses: [{ city: "Rome" }] });
  assert.deepEqual(
    problems.map(({ field, code }) => `${field}: ${code}`).toSorted(),
    [
      "Address 1 country: country",
      "Birthday: date",
      "Company 1 from: date",
      "Email 1: email",
      "Gender: choice",
      "Id: id",
      "Language: language",
      "Last name: tooLong",
      "Nickname: unreadable",
      "Notifications: choice",
      "Phone 1: phone",
      "Time zone: timeZone",
      "Website: website",
    ].toSorted(),
  );
});

test("dates with slashes need telling which comes first", () => {
  assert.deepEqual(codes({ Birthday: "03/07/1973" }), ["Birthday: dateAmbiguous"]);
  assert.equal(change({ Birthday: "03/07/1973" }, { dateFormat: "dmy" }).birthday, "1973-07-03");
  assert.equal(change({ Birthday: "0/0/00" }).birthday, undefined);
  assert.deepEqual(codes({ Birthday: "1700-01-01" }), ["Birthday: dateRange"]);
});

test("an empty cell leaves its field, or clears it where that is wished", () => {
  const row = { "First name": "Ann", "Last name": "", "Email 1": "", Tags: "", "Address 1 city": "", Id: "" };
  assert.deepEqual(change(row), { firstName: "Ann" });
  assert.deepEqual(change(row, { emptyCells: "clear" }), {
    firstName: "Ann",
    lastName: "",
    emails: [],
    tags: [],
    addresses: [],
  });
});

test("a formula's guard comes off, other apostrophes stay (A137)", () => {
  assert.deepEqual(change({ Nickname: "'@ann", "Phone 1": "'+49 30 1234567", "Last name": "'t Hooft" }), {
    nickname: "@ann",
    lastName: "'t Hooft",
    phones: [{ value: "+49 30 1234567" }],
  });
});

test("a description is text unless it has tags, and never runs (A138)", () => {
  assert.equal(change({ Description: "a < b\nc" }).description, "a &lt; b<br />c");
  assert.equal(change({ Description: "<p>a</p><script>x</script>" }).description, "<p>a</p>");
});

test("companies are taken once; a title without one is a doubt", () => {
  assert.deepEqual(
    change({
      "Company 1": "Acme",
      "Company 1 title": "CEO",
      "Company 2": "ACME",
      "Company 3": "Globex",
      "Company 1 from": "2020-01-31",
    }).companies,
    [{ name: "Acme", title: "CEO", from: "2020-01-31" }, { name: "Globex" }],
  );
  assert.deepEqual(codes({ "Company 1": "", "Company 1 department": "Sales" }), ["Company 1: companyMissing"]);
});

test("filled cells beyond the header are told", () => {
  const mapping = [{ index: 0, field: "First name" }];
  assert.deepEqual(
    toContact(["Ann", "", "x"], mapping, { columns: 1 }).problems.map(({ column, code }) => [column, code]),
    [[2, "extraCells"]],
  );
  assert.deepEqual(toContact(["Ann", "", ""], mapping, { columns: 1 }).problems, []);
});

test("custom fields keep their text, whatever their keys", () => {
  const { custom } = change({ "custom.size": "42", "custom.__proto__": "x" });
  assert.deepEqual(Object.entries(custom ?? {}), [
    ["size", "42"],
    ["__proto__", "x"],
  ]);
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
});

test("texts in one cell come apart as they were put together", () => {
  for (const texts of [["a", "b"], ["a, b", 'say "c"'], ["x;y", ":::"], []])
    assert.deepEqual(splitList(joinList(texts)), texts);
  assert.deepEqual(splitList(' "open, b'), ['"open', "b"]);
});

test("every problem of a cell has its words", () => {
  for (const code of cellProblemCodes) {
    const text = words("en")(`transfer:cell.${code}`, {
      cell: "x",
      limit: 5,
      choices: "a, b",
      columns: 3,
      firstName: "A",
      lastName: "B",
    });
    assert.match(text, /^[A-Z“].*\.$/);
    assert.doesNotMatch(text, /\{\{/);
  }
});

test("hostile cells cost nothing", () => {
  const long = [
    "@,".repeat(50_000),
    '","'.repeat(30_000),
    " ".repeat(100_000),
    "::".repeat(50_000),
    "+".repeat(100_000),
    "<".repeat(60_000),
    "a ".repeat(50_000),
  ];
  const began = process.cpuUsage().user / 1_000;
  for (const cell of long) {
    for (const field of [
      "Email 1",
      "Phone 1",
      "Tags",
      "Website",
      "Full name",
      "Full address",
      "Birthday",
      "Description",
      "Identity 1 value",
      "Address 1 country",
      "Group 1",
    ])
      read({ [field]: cell });
  }
  assert.ok(process.cpuUsage().user / 1_000 - began < 3_000, "too slow");
});
