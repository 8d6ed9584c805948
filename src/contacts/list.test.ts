import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("The list of contacts", () => {
  let world: World;
  let marta: Person;
  let olena: Person;

  before(async () => {
    world = await aWorld();
    marta = await aUser(world.db, { firstName: "Marta", lastName: "Lindqvist" });
    olena = await aUser(world.db, { firstName: "Olena", lastName: "Hrytsenko" });
  });
  after(() => world.close());

  test("people are found by parts of names in any order, mail, phone in any format, company", async () => {
    const made = await aContact("Zinaida", "Ostapchuk", {
      emails: [{ value: "zina.o@factory.example" }],
      phones: [{ value: "+380 (67) 555-12-34" }],
      companies: [{ name: "Haltmaier Pumpen" }],
    });
    for (const text of [
      "zinai",
      "osta zin",
      "Zina.O@fact",
      "067 555 12 34",
      "+38067-5551234",
      "5551234",
      "haltma",
      "ostap haltmaier",
      "zi",
      "factory",
    ]) {
      const found = await world.as(marta).get(`/contacts?search=${encodeURIComponent(text)}`);
      assert.equal(found.status, 200, text);
      assert.ok(
        found.body.items.some(({ id }: { id: string }) => id === made.id),
        `not found by ${text}`,
      );
    }
    for (const text of ["%", "_", "\\", "com", "nobody-here"]) {
      const found = await world.as(marta).get(`/contacts?search=${encodeURIComponent(text)}`);
      assert.equal(found.status, 200, text);
      assert.ok(!found.body.items.some(({ id }: { id: string }) => id === made.id), `found by ${text}`);
    }
  });

  test("pages one after the other are the whole list, in every order, and a cursor is good for its asker only (A020)", async () => {
    for (let index = 0; index < 12; index++)
      await aContact(`Page${index % 3}`, `Turner${index % 4}`, { jobTitle: index % 2 ? "Buyer" : "" });
    const total = (await world.as(marta).get("/contacts?limit=200")).body;
    assert.equal(total.count.value, total.items.length);
    for (const sort of ["lastName", "-lastName", "jobTitle,-createdAt", "-updatedAt", "firstName"]) {
      const ids: string[] = [];
      let after = "";
      do {
        const page = await world
          .as(marta)
          .get(`/contacts?limit=5&sort=${sort}&fields=lastName${after && `&after=${after}`}`);
        assert.equal(page.status, 200, JSON.stringify(page.body));
        ids.push(...page.body.items.map(({ id }: { id: string }) => id));
        after = page.body.next;
      } while (after);
      assert.equal(ids.length, new Set(ids).size, sort);
      assert.equal(ids.length, total.items.length, sort);
    }
    const page = await world.as(marta).get("/contacts?limit=1");
    assert.equal((await world.as(olena).get(`/contacts?limit=1&after=${page.body.next}`)).status, 400);
  });

  test("filters of every kind narrow the list", async () => {
    const made = await aContact("Filter", "Case", {
      jobTitle: "Chief buyer",
      tags: ["Rare"],
      birthday: "1984-05-31",
      language: "de",
    });
    const finds = async (filter: unknown) => {
      const reply = await world
        .as(marta)
        .get(`/contacts?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`);
      assert.equal(reply.status, 200, JSON.stringify([filter, reply.body]));
      return reply.body.items.some(({ id }: { id: string }) => id === made.id);
    };
    const holds = [
      { field: "lastName", is: "is", value: "case" },
      { field: "jobTitle", is: "contains", value: "BUY" },
      { field: "jobTitle", is: "startsWith", value: "chief" },
      { field: "tags", is: "anyOf", value: ["rare", "x"] },
      { field: "tags", is: "notEmpty" },
      { field: "emails", is: "empty" },
      { field: "birthday", is: "between", value: ["1984-01-01", "1984-12-31"] },
      { field: "birthday", is: "before", value: "1990-01-01" },
      { field: "createdAt", is: "within", value: { last: 1, unit: "day" } },
      { field: "owner", is: "is", value: "me" },
      { field: "language", is: "anyOf", value: ["de"] },
      { field: "notified", is: "is", value: true },
      {
        all: [
          { field: "lastName", is: "is", value: "Case" },
          {
            any: [{ field: "language", is: "is", value: "fr" }, { not: { field: "language", is: "is", value: "fr" } }],
          },
        ],
      },
    ];
    for (const filter of holds) assert.ok(await finds(filter), JSON.stringify(filter));
    for (const filter of holds) assert.ok(!(await finds({ not: filter })), JSON.stringify({ not: filter }));
    const wrong = [
      { field: "nope", is: "is", value: 1 },
      { field: "__proto__", is: "is" },
      { field: "lastName", is: "less", value: 1 },
      { all: 1 },
      { all: [{ all: [{ all: [{ all: [{ all: [{ all: [] }] }] }] }] }] },
    ];
    for (const filter of wrong)
      assert.equal(
        (await world.as(marta).get(`/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`)).status,
        422,
        JSON.stringify(filter),
      );
  });

  async function aContact(firstName: string, lastName: string, more: object = {}): Promise<{ id: string }> {
    const reply = await world.as(marta).post("/contacts", { firstName, lastName, ...more });
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  }
});
