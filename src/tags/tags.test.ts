import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inTransaction } from "../database/transaction.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";
import { tagsByName } from "./by-name.ts";

let world: World;
let ann: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
});
after(() => world.close());

const byName = (names: string[]) => inTransaction(world.db, (tx) => tagsByName(tx, names));

test("A tag has one spelling, that of whoever made it, and is met in any case", async () => {
  const first = await byName(["VIP", " Straße "]);
  const again = await byName(["vip", "Vip", "straße", "", "новий"]);
  assert.equal(again.get("vip"), first.get("vip"));
  assert.equal(again.get("straße"), first.get("straße"));
  assert.equal(again.size, 3);
  const names = await world.db.selectFrom("tags").select("name").orderBy("name").execute();
  assert.deepEqual(
    names.map(({ name }) => name),
    ["Straße", "VIP", "новий"],
  );
});

test("A140: many who bring the same new tags at once, in whatever order, make each once", async () => {
  const names = Array.from({ length: 40 }, (_, i) => `Race ${i}`);
  const maps = await Promise.all(
    Array.from({ length: 6 }, (_, i) => byName(i % 2 ? names : names.toReversed().map((name) => name.toUpperCase()))),
  );
  for (const map of maps) assert.deepEqual([...map].toSorted(), [...(maps[0] ?? [])].toSorted());
  assert.equal(maps[0]?.size, 40);
});

test("Tags are listed the most used first, by part of the name; A018: only those of people one sees", async () => {
  const person = (firstName: string, tags: string[]) =>
    world.as(ann).post("/contacts", { firstName, lastName: "Tagged", tags });
  await person("Uma", ["Partner", "Press"]);
  await person("Una", ["partner"]);
  const { body } = await world.as(ann).get("/tags");
  assert.deepEqual(
    body.items.map(({ name, contacts }: { name: string; contacts: number }) => [name, contacts]),
    [
      ["Partner", 2],
      ["Press", 1],
    ],
  );
  assert.deepEqual(
    (await world.as(ann).get("/tags?search=RES")).body.items.map(({ name }: { name: string }) => name),
    ["Press"],
  );

  const nora = await aMember(world.db, "Nora", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "own" } },
  });
  assert.deepEqual((await world.as(nora).get("/tags")).body.items, []);
});
