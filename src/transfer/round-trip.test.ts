import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { csvReader } from "./reading/csv-reader.ts";
import { checked, ran, rowsOf, upload } from "../testing/imports.ts";

/** What spreadsheets, parsers and our own guards could stumble over, mixed into ordinary letters. */
const hostile = fc.constantFrom(
  "=1+1",
  "'=1",
  "''x",
  "+49",
  "-",
  "@a",
  "＝x",
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "a\nb",
  "a\r\nb",
  "sep=;",
  "'",
  "\\",
  "null",
  "yes",
  "* star",
  "a ::: b",
  "<b>",
  "&amp;",
  "%",
  "_",
  "ё",
  "Ї",
  "日本",
  "🙂",
  "\u200b",
  "x\u00a0y",
  "1984-05-31",
);
const words = (limit: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: hostile },
        { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
      ),
      { size: "max", maxLength: 4 },
    )
    .map((parts) =>
      parts.join("").replaceAll("\0", "").toWellFormed().normalize("NFC").slice(0, limit).toWellFormed().trim(),
    );
const filled = (limit: number) => words(limit).map((text) => text || "x");
const label = words(40);
const token = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"),
  minLength: 3,
  maxLength: 12,
});
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const few = <T>(one: fc.Arbitrary<T>, most = 3) => fc.array(one, { maxLength: most, size: "max" });

/** Any contact that the API can be told of; ids of groups are put in later. */
const contact = fc.record(
  {
    namePrefix: words(40),
    firstName: filled(100),
    middleName: words(100),
    lastName: filled(100),
    nameSuffix: words(40),
    nickname: words(100),
    jobTitle: words(200),
    source: words(60),
    externalId: token,
    gender: fc.constantFrom("", "female", "male", "other"),
    preferredMethod: fc.constantFrom("", "email", "phone", "messenger", "post"),
    birthday: fc.oneof(
      fc.constant(""),
      day,
      day.map((text) => `--${text.slice(5)}`),
    ),
    language: fc.constantFrom("", "uk", "pt-BR", "zh-Hans"),
    timeZone: fc.constantFrom("", "Europe/Kyiv", "UTC"),
    notified: fc.boolean(),
    description: fc.oneof(
      words(200).map((text) => `<p>${text.replace(/[<>&]/g, "")}</p>`),
      words(200),
    ),
    emails: few(fc.record({ value: token.map((text) => `${text}@Example.com`), label })),
    phones: few(
      fc.record({ value: fc.integer({ min: 1_000_000, max: 9_999_999 }).map((number) => `+49 30 ${number}`), label }),
    ),
    identities: few(
      fc.record({
        kind: fc.constantFrom("telegram", "vk", "skype"),
        externalId: token,
        name: words(200),
        account: fc.constantFrom("", "bot"),
      }),
      2,
    ),
    websites: few(
      token.map((text) => `https://${text}.example/a?b=1,2`),
      2,
    ),
    tags: fc.uniqueArray(filled(60), { maxLength: 3, selector: (tag) => tag.toLowerCase() }),
    companies: few(
      fc.record({
        name: filled(200),
        title: words(120),
        department: words(120),
        from: fc.option(day),
        to: fc.constant(null),
      }),
      2,
    ),
    addresses: few(
      fc.record({
        types: fc.subarray(["billing", "shipping"] as const),
        label: words(60),
        name: words(200),
        organization: words(200),
        street: words(300),
        street2: words(300),
        city: words(120),
        postalCode: words(30),
        country: fc.constantFrom("", "DE", "US", "UA"),
        region: fc.constantFrom("", "somewhere"),
      }),
    ),
  },
  { requiredKeys: ["firstName", "lastName"] },
);

describe("P9, P10", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    api = world.as(await aUser(world.db, { group: "administrator" }));
  });
  after(() => world.close());

  test("what is exported and imported again is unchanged, and nothing of it is lost on paper", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(contact, { minLength: 1, maxLength: 6, size: "max" }),
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("update", "replace"),
        async (people, delimiter, existing) => {
          const ids: string[] = [];
          for (const person of people) {
            const { status, body } = await api.post("/contacts", person);
            // What the API itself does not take (a text of marks only, an id that is taken) is nobody to export.
            assert.ok(status === 201 || status === 422, `${status} ${JSON.stringify(body)}`);
            if (status === 201) ids.push(body.id);
          }
          fc.pre(ids.length > 0);
          const { body: csv } = await api.get(
            `/contacts/export?delimiter=${encodeURIComponent(delimiter)}&ids=${ids.join(",")}`,
          );
          const reader = csvReader(delimiter);
          assert.equal([...reader.read(csv.replace("\ufeff", "")).rows, ...reader.end().rows].length, ids.length + 1);
          const { body: started } = await upload(api, csv);
          const ready = await checked(api, started.id, {
            options: { existing, emptyCells: existing === "replace" ? "clear" : "leave" },
          });
          const changed = (await rowsOf(api, started.id)).filter(({ outcome }) => outcome !== "unchanged");
          assert.deepEqual(
            changed.map(({ outcome, difference, problems }) => ({ outcome, difference, problems })),
            [],
          );
          assert.equal(ready.counts.unchanged, ids.length);
        },
      ),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    );
  });

  test("what was exported comes back whole where it has gone", async () => {
    await fc.assert(
      fc.asyncProperty(contact, async (person) => {
        const made = await api.post("/contacts", person);
        fc.pre(made.status === 201);
        const { body: csv } = await api.get(`/contacts/export?ids=${made.body.id}`);
        await api.delete(`/contacts/${made.body.id}`, {}, { version: made.body.version });
        const { body: started } = await upload(api, csv);
        const ready = await checked(api, started.id, { options: { match: ["id"] } });
        assert.equal(ready.counts.created, 1, JSON.stringify((await rowsOf(api, started.id))[0]?.problems));
        await ran(api, started.id);
        const [row] = await rowsOf(api, started.id);
        const { body: back } = await api.get(`/contacts/${row.contact.id}`);
        const told = ({
          id: _,
          version: __,
          createdAt: ___,
          updatedAt: ____,
          identities,
          companies,
          ...rest
        }: Record<string, unknown>) => ({
          ...rest,
          identities: JSON.parse(JSON.stringify(identities), (key, value) => (key === "from" ? undefined : value)),
          companies,
        });
        assert.deepEqual(told(back), told(made.body));
        await api.delete(`/contacts/${back.id}`, {}, { version: back.version });
      }),
      { numRuns: 6, interruptAfterTimeLimit: 60_000 },
    );
  });
});
