import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { sql, type SqlBool } from "kysely";
import { findActor, type Actor } from "../access/actor.ts";
import { contactsInReach } from "../access/reachable.ts";
import { contactFields } from "../contacts/fields.ts";
import { findEmployers, foundBy } from "../contacts/find.ts";
import { any, plainly, type Along, type Condition, type Shape } from "../database/condition.ts";
import type { Tx } from "../database/transaction.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";
import { filterCondition } from "./filter.ts";
import { matchThenSort } from "./match.ts";
import { orderOf, type Start } from "./order.ts";
import { walk } from "./walk.ts";
import type { ListWish, Place } from "./wish.ts";

let world: World;
let ann: Person;
let actor: Actor;

const firstNames = ["Anna", "anna-Maria", "Ann", "Олена", "Zoë", "Zoe", "O'Neil", "ΣΟΦΊΑΣ", ""];
const lastNames = ["Lindqvist", "Lind", "van der Berg", "Бондаренко", "Bonnet", "D'Arc", "50% off", "a_b", "İnan"];
const emails = ["anna@mail.example", "a.lind@lind.example", "sales@mail.shop.example", "x@anna.museum", "bon@bon.pl"];
const titles = ["", "Engineer", "Service engineer", "Head of bonds"];
const tags = ["VIP", "Anna's friends", "Rare"];

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  const beth = await aUser(world.db, { firstName: "Beth", lastName: "Moss" });
  const pick = (from: readonly string[], index: number) => from[index % from.length] ?? "";
  for (let n = 0; n < 72; n++) {
    const made = await world.as(n % 7 === 0 ? beth : ann).post("/contacts", {
      firstName: pick(firstNames, n) || "Only",
      lastName: pick(lastNames, n * 5 + Math.floor(n / 9)),
      nickname: n % 4 === 0 ? pick(firstNames, n + 3) : "",
      jobTitle: pick(titles, n),
      ...(n % 3 > 0 && {
        emails: [{ value: pick(emails, n) }, ...(n % 9 === 1 ? [{ value: pick(emails, n + 2) }] : [])],
      }),
      ...(n % 5 === 0 && { phones: [{ value: `+49 30 90180${100 + n}` }] }),
      ...(n % 4 === 1 && { tags: [pick(tags, n)] }),
      ...(n % 6 === 2 && { companies: [{ name: n % 12 === 2 ? "Bonnet & Sons" : "Lindholm" }] }),
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
  }
  const found = await findActor(world.db, ann.id);
  assert.ok(found);
  actor = found;
});
after(() => world.close());

const texts = fc.oneof(
  fc.constantFrom(
    "anna",
    "ANNA",
    "nna",
    "bon",
    "lind",
    "Бонд",
    "zoë",
    "zoe",
    "o'ne",
    "an",
    "%",
    "_",
    "\\",
    "-m",
    "σοφίας",
  ),
  fc.constantFrom(
    "mail",
    "mail.",
    "@mail",
    ".pl",
    "a@lind",
    "@mail.example",
    "lind.ex",
    "museum",
    "anna.museum",
    "sales@",
    "İnan",
  ),
  fc.constantFrom("engineer", "SERVICE", "VIP", "van der", "der berg", "D'A", " ", "50% off"),
);
const textFilter = fc.record({
  field: fc.constantFrom("firstName", "lastName", "nickname", "jobTitle", "emails", "phones", "websites", "addresses"),
  is: fc.constantFrom("is", "isNot", "contains", "notContains", "startsWith", "endsWith"),
  value: texts,
});
const anyOf = fc.record({
  field: fc.constantFrom("firstName", "lastName", "nickname", "jobTitle", "emails", "tags"),
  is: fc.constantFrom("anyOf", "noneOf"),
  value: fc.array(texts, { minLength: 1, maxLength: 3 }),
});
const presence = fc.record({
  field: fc.constantFrom("emails", "phones", "tags", "companies", "owner", "jobTitle", "birthday", "groups"),
  is: fc.constantFrom("empty", "notEmpty"),
});
const leaf = fc.oneof(textFilter, anyOf, presence);
const filters: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not: leaf }),
);

async function idsBy(tx: Tx, shape: Shape | Along, ...conditions: Condition[]): Promise<string[]> {
  const where = sql.join(
    conditions.map((condition) => condition(shape)),
    sql` and `,
  );
  const { rows } = await sql<{ id: string }>`select id from contacts where live and ${where} order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A filter finds the same people in every shape, and never more than there are without it; `told` is given what it found. */
function inEveryShape(ids: typeof idsBy, everybody: readonly string[], told: (found: number) => void = () => {}) {
  return fc.asyncProperty(filters, (filter) =>
    world.db.transaction().execute(async (tx) => {
      const words = JSON.stringify(filter);
      const condition = filterCondition(words, "contacts", contactFields, actor);
      const matched = await ids(tx, "match", condition);
      assert.deepEqual(matched, await ids(tx, "walk", condition), words);
      assert.deepEqual(matched, await ids(tx, "estimate", condition), words);
      assert.ok(
        matched.every((id) => everybody.includes(id)),
        `${words} adds rows`,
      );
      for (const along of ["last_name", "first_name", "job_title"]) {
        const placed = await ids(tx, { along }, condition);
        assert.ok(
          matched.every((id) => placed.includes(id)),
          `${words} along ${along}`,
        );
      }
      told(matched.length);
    }),
  );
}

const findEverybody = () => world.db.transaction().execute((tx) => idsBy(tx, "match", plainly(sql`true`)));

test("P13: a filter finds the same people in every shape, and never more than there are without it", async () => {
  const everybody = await findEverybody();
  let hits = 0;
  const told = (found: number) => void (found > 0 && found < everybody.length && (hits += 1));
  await fc.assert(inEveryShape(idsBy, everybody, told), { numRuns: 150 });
  assert.ok(hits > 30, `${hits} filters told people apart`);
});

test("P13 notices a shape that lets more through, one that loses somebody, and rows that nobody should see", async () => {
  const everybody = await findEverybody();
  const inTrash = await world.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`select new_id() as id`.execute(tx);
    return rows.map(({ id }) => id);
  });
  const mutants: Record<string, typeof idsBy> = {
    "a walk that forgets the filter for those without a job": (tx, shape, condition) =>
      idsBy(
        tx,
        shape,
        shape === "walk" && condition
          ? any([condition, plainly(sql`contacts.job_title = ''`)], "contacts")
          : (condition ?? nobody),
      ),
    "a stretch of an index that ends too early": (tx, shape, condition) =>
      idsBy(
        tx,
        shape,
        ...(typeof shape === "object" ? [() => sql<SqlBool>`contacts.last_name < 'M'`] : []),
        condition ?? nobody,
      ),
    "rows beyond those that are there": async (tx, shape, condition) => [
      ...(await idsBy(tx, shape, condition ?? nobody)),
      ...inTrash,
    ],
  };
  for (const [what, mutant] of Object.entries(mutants))
    await assert.rejects(
      fc.assert(inEveryShape(mutant, everybody), { numRuns: 60, seed: 7, endOnFailure: true }),
      what,
    );
});

const nobody: Condition = plainly(sql`false`);

test("A search finds the same people in every shape", async () => {
  const searched = fc.oneof(
    texts,
    fc.tuple(texts, texts).map((pair) => pair.join(" ")),
    fc.constantFrom("bonnet lind", "sons bonnet anna", "lindholm lind", "bonnet sons", "anna lindholm bonnet"),
  );
  await fc.assert(
    fc.asyncProperty(searched, (text) =>
      world.db.transaction().execute(async (tx) => {
        const found = [...foundBy(actor, text), contactsInReach(actor, "see")];
        const matched = await idsBy(tx, "match", ...found);
        assert.deepEqual(matched, await idsBy(tx, "walk", ...found), text);
        // A list asks for the companies beforehand, what is done to all that were found does not: they have to be the same.
        const employers = await findEmployers(tx, actor, text);
        const inList = [...foundBy(actor, text, { employers }), contactsInReach(actor, "see")];
        assert.deepEqual(matched, await idsBy(tx, "match", ...inList), text);
        assert.deepEqual(matched, await idsBy(tx, "walk", ...inList), text);
      }),
    ),
    { numRuns: 80 },
  );
});

test("An e-mail is found by a part of it wherever that stands, its suffix too", async () => {
  const found = async (value: string) => {
    const filter = JSON.stringify({ field: "emails", is: "contains", value });
    const { body } = await world.as(ann).get(`/contacts?limit=200&fields=emails&filter=${encodeURIComponent(filter)}`);
    return new Set(
      body.items.flatMap((row: { emails: { value: string }[] }) => row.emails.map((email) => email.value)),
    );
  };
  for (const part of ["museum", "anna.mus", "@anna", "x@anna.m"])
    assert.ok((await found(part)).has("x@anna.museum"), part);
  assert.ok((await found(".pl")).has("bon@bon.pl"));
  assert.equal((await found("@museum")).size, 0);
});

test("P14: pages one after the other are the whole list, matched or walked, in every order and with any filter", async () => {
  const sorts = fc.constantFrom(
    "lastName",
    "-lastName",
    "jobTitle,-createdAt",
    "-jobTitle,lastName",
    "-updatedAt,firstName",
  );
  await fc.assert(
    fc.asyncProperty(filters, sorts, fc.integer({ min: 1, max: 9 }), (filter, sort, limit) =>
      world.db.transaction().execute(async (tx) => {
        const wish = wishFor([filterCondition(JSON.stringify(filter), "contacts", contactFields, actor)], sort, limit);
        const whole = (await matchThenSort(tx, { ...wish, limit: 500 }, orderOf(wish), {})).places;
        assert.deepEqual(await allPages(wish, (start) => matchThenSort(tx, wish, orderOf(wish), start)), whole);
        assert.deepEqual(await allPages(wish, (start) => walk(tx, wish, orderOf(wish), start, 60_000)), whole);
      }),
    ),
    { numRuns: 40 },
  );
});

type Wish = ListWish<"contacts">;

function wishFor(where: readonly Condition[], sort: string, limit: number): Wish {
  const ground = sql<boolean>`contacts.live`;
  const base = { table: "contacts" as const, fields: contactFields, keys: ["id"], askerId: ann.id, count: undefined };
  return { ...base, ground, where, sort, limit, after: undefined, from: undefined };
}

async function allPages(wish: Wish, page: (start: Start) => Promise<{ places: Place[] }>): Promise<Place[]> {
  const all: Place[] = [];
  for (let start: Start = {}; ;) {
    const { places } = await page(start);
    all.push(...places.slice(0, wish.limit));
    if (places.length <= wish.limit) return all;
    start = { after: places[wish.limit - 1] };
  }
}

interface Row {
  id: string;
  lastName: string;
  jobTitle: string;
}

async function list(query: string): Promise<{ items: Row[]; next: string | null; count: { value: number } }> {
  const reply = await world.as(ann).get(`/contacts?fields=lastName,jobTitle&${query}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body;
}

test("A page begins at a text: the first row that is not before it, in the order's language and direction", async () => {
  for (const [sort, key] of [
    ["lastName", "lastName"],
    ["-lastName", "lastName"],
    ["jobTitle,-createdAt", "jobTitle"],
    ["-jobTitle,lastName", "jobTitle"],
  ] as const) {
    const whole = (await list(`limit=200&sort=${sort}`)).items;
    for (const from of ["a", "B", "bon", "ж", "Бондаренко", "Engineer", "ΩΩ", ""]) {
      const page = await list(`limit=5&sort=${sort}&from=${encodeURIComponent(from)}`);
      const begin = whole.findIndex(
        (row) => (sort.startsWith("-") ? compare(from, row[key]) : compare(row[key], from)) >= 0,
      );
      const expected = begin < 0 ? [] : whole.slice(begin, begin + 5);
      assert.deepEqual(
        page.items.map(({ id }) => id),
        expected.map(({ id }) => id),
        `${sort} from ${from}`,
      );
      assert.equal(page.count.value, whole.length, "everybody is counted, those before the page too");
    }
  }
});

/** The order of PostgreSQL's und-x-icu; upper case is told apart last. */
function compare(a: string, b: string): number {
  return new Intl.Collator("und").compare(a, b);
}

test("A page that begins at a text goes on by its cursor, and keeps to filter and search", async () => {
  const first = await list("limit=3&sort=lastName&from=L");
  const second = await list(`limit=3&sort=lastName&from=L&after=${first.next}`);
  const both = await list("limit=6&sort=lastName&from=L");
  assert.deepEqual([...first.items, ...second.items], both.items);
  const filter = encodeURIComponent(JSON.stringify({ field: "jobTitle", is: "is", value: "engineer" }));
  const narrow = await list(`limit=200&from=L&filter=${filter}&search=lin`);
  assert.ok(narrow.items.length > 0);
  for (const row of narrow.items) assert.match(`${row.jobTitle} ${row.lastName}`, /^Engineer (L|Б|van|İ)/);
});

test("An order that begins with no text has no place for one", async () => {
  for (const sort of ["-createdAt", "birthday", "createdAt,lastName"]) {
    const reply = await world.as(ann).get(`/contacts?sort=${sort}&from=L`);
    assert.equal(reply.status, 422, sort);
    assert.equal(reply.body.errors[0].pointer, "/from");
  }
  assert.equal((await world.as(ann).get("/companies?sort=-createdAt&from=L")).status, 422);
  const names = (await world.as(ann).get("/companies?from=C")).body.items.map(({ name }: { name: string }) => name);
  assert.deepEqual(names, ["Lindholm"]);
});
