import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { csvReader } from "../reading/csv-reader.ts";
import { guessColumns } from "./guess-columns.ts";
import { personVocabulary } from "../contacts/vocabulary.ts";
import { contactReader } from "../contacts/to-contact.ts";

/** The people of a file as they come in, with the columns that are left out. */
function peopleOf(file: string) {
  const reader = csvReader(",");
  const text = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8");
  const [header, ...rows] = [...reader.read(text).rows, ...reader.end().rows].map(({ cells }) => cells);
  const { columns, dialect } = guessColumns(personVocabulary, header ?? [], rows);
  const read = contactReader(
    columns.filter(({ field }) => field !== ""),
    { dialect, dateFormat: "mdy", columns: columns.length },
  );
  return {
    dialect,
    leftOut: columns.filter(({ field }) => field === "").map(({ header: name }) => name),
    people: rows.map(read),
  };
}

test("Google Contacts: several values in a cell, labels, groups of one's own, half a birthday", () => {
  const { dialect, leftOut, people } = peopleOf("google-contacts.csv");
  assert.equal(dialect, "google");
  assert.deepEqual(leftOut, [
    "Phonetic First Name",
    "Phonetic Middle Name",
    "Phonetic Last Name",
    "File As",
    "Photo",
    "Address 1 - Formatted",
    "Relation 1 - Label",
    "Relation 1 - Value",
    "Website 1 - Label",
    "Event 1 - Label",
    "Event 1 - Value",
    "Custom Field 1 - Label",
    "Custom Field 1 - Value",
  ]);
  const [olena, jonas, shop] = people;
  assert.deepEqual(olena?.problems, []);
  const { emails, phones, groups, addresses, companies, websites, ...rest } = olena?.change ?? {};
  assert.deepEqual(emails, [
    { value: "olena@dnipro.example", label: "work" },
    { value: "o.marchenko@dnipro.example", label: "work" },
    { value: "olena@home.example", label: "home" },
  ]);
  assert.deepEqual(phones, [
    { value: "+380 44 555 0142", label: "mobile" },
    { value: "+380 67 555 0143", label: "mobile" },
    { value: "+380 44 555 0144", label: "work fax" },
  ]);
  assert.deepEqual(groups, ["Family, close", "VIP"]);
  assert.deepEqual(addresses, [
    { label: "Home", street: "Khreshchatyk 22", city: "Kyiv", postalCode: "01001", country: "UA" },
    { label: "Home", street: "Horodotska 5", city: "Lviv", postalCode: "79016", country: "UA" },
  ]);
  assert.deepEqual(companies, [{ name: "Dnipro Lighting", title: "Head of purchasing", department: "Purchasing" }]);
  assert.deepEqual(websites, ["https://dnipro.example/team", "https://olena.example"]);
  assert.deepEqual(rest, {
    firstName: "Olena",
    middleName: "Ivanivna",
    lastName: "Marchenko",
    namePrefix: "Dr.",
    nickname: "Lena",
    birthday: "1984-05-31",
    description: "Met at the fair.<br />Likes tea, no sugar.",
  });
  // A title without a company is the person's own; "* myContacts" is nobody's group.
  assert.deepEqual(jonas, {
    change: {
      firstName: "Jonas",
      lastName: "Weber",
      jobTitle: "Consultant",
      birthday: "--11-02",
      emails: [{ value: "jonas@weber.example" }],
      phones: [{ value: "+49 30 5550142", label: "work" }],
    },
    problems: [],
  });
  assert.deepEqual(shop, { change: { emails: [{ value: "newsletter@shop.example" }] }, problems: [] });
});

test("Outlook of the desktop: all 92 columns, no day, categories, people of the own Exchange server", () => {
  const { dialect, people } = peopleOf("outlook-desktop.csv");
  assert.equal(dialect, "outlook");
  const [ann, bob] = people;
  assert.deepEqual(ann, {
    change: {
      namePrefix: "Ms.",
      firstName: "Ann",
      lastName: "Lee",
      gender: "female",
      birthday: "1984-05-31",
      jobTitle: "Account manager",
      language: "en",
      description: "Prefers calls.",
      emails: [{ value: "ann.lee@acme.example" }, { value: "ann@home.example" }],
      phones: [
        { value: "+1 617 555 0144", label: "fax" },
        { value: "+1 617 555 0142", label: "work" },
        { value: "+1 617 555 0143", label: "mobile" },
      ],
      companies: [{ name: "Acme", department: "Sales" }],
      groups: ["Key customers", "Newsletter"],
      websites: ["https://acme.example"],
      addresses: [
        {
          label: "work",
          street: "1 Main St",
          street2: "Suite 4",
          city: "Boston",
          postalCode: "02108",
          country: "US",
          region: "US-MA",
        },
        {
          label: "home",
          street: "7 Elm St",
          city: "Salem",
          postalCode: "01970",
          country: "US",
          region: "US-MA",
        },
      ],
    },
    problems: [],
  });
  assert.deepEqual(bob, {
    change: { firstName: "Bob", lastName: "Stone", emails: [{ value: "bob.stone@acme.example" }] },
    problems: [],
  });
});

test("Outlook of the web: other columns in another order", () => {
  const { dialect, people } = peopleOf("outlook-web.csv");
  assert.equal(dialect, "outlook");
  assert.deepEqual(people[0]?.problems, []);
  const { nickname, emails, companies, jobTitle, websites, birthday, addresses } = people[0]?.change ?? {};
  assert.deepEqual(
    [nickname, emails, companies, jobTitle, websites, birthday, addresses?.length],
    [
      "Annie",
      [{ value: "ann.lee@acme.example" }],
      [{ name: "Acme", department: "Sales" }],
      "Account manager",
      ["https://annlee.example"],
      "1984-05-31",
      1,
    ],
  );
});

test("HubSpot: times with their zone in the header, several companies and e-mails, nothing that it counts", () => {
  const { dialect, leftOut, people } = peopleOf("hubspot.csv");
  assert.equal(dialect, "hubspot");
  assert.deepEqual(leftOut, [
    "Last Activity Date (EDT)",
    "Lead Status",
    "Marketing contact status",
    "Create Date (EDT)",
    "Associated Company IDs",
    "Country/Region Code",
    "Lifecycle Stage",
    "Email Domain",
    "IP City",
  ]);
  assert.deepEqual(people[0], {
    change: {
      externalId: "15251",
      firstName: "Marta",
      lastName: "Ruiz",
      jobTitle: "Buyer",
      birthday: "1984-05-31",
      owner: "Ann Lee",
      language: "es",
      source: "Organic Search",
      emails: [{ value: "marta@iberia.example" }, { value: "m.ruiz@iberia.example" }, { value: "marta@home.example" }],
      phones: [{ value: "+34 91 555 01 42" }],
      identities: [{ kind: "linkedin", externalId: "https://www.linkedin.com/in/martaruiz" }],
      companies: [{ name: "Iberia Foods" }, { name: "Iberia Foods, Export" }],
      websites: ["https://iberia.example"],
      addresses: [{ street: "Calle Mayor 5", city: "Madrid", postalCode: "28013", country: "ES", region: "ES-M" }],
    },
    problems: [],
  });
});

test("OroCRM writes one group a cell, and its name may have a comma", () => {
  const header = ["Id", "First name", "Emails 1 Email", "Emails 2 Email", "Groups 1 Label", "Groups 2 Label"];
  const cells = ["7", "Jerry", "jerry@acme.example", "", "Sales, Marketing", "VIP; Gold"];
  const { columns, dialect } = guessColumns(personVocabulary, header, [cells]);
  assert.equal(dialect, "orocrm");
  assert.deepEqual(contactReader(columns, { dialect })(cells).change.groups, ["Sales, Marketing", "VIP; Gold"]);
});
