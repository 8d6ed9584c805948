import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inTransaction } from "../database/transaction.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { checked, rowsOf, upload } from "../testing/imports.ts";
import { aWorld, type World } from "../testing/world.ts";
import { tagsByName } from "./by-name.ts";

type Loose = Reply["body"];

let world: World;
let ann: Person;

before(async () => {
  world = await aWorld({ jobs: true });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
});
after(() => world.close());

/** Whoever cares for tags. */
const ada = async () =>
  (root ??= world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" })));
let root: Client | undefined;

/** A tag made by hand. */
async function aTag(name: string, more: object = {}): Promise<Loose> {
  const reply = await (await ada()).post("/tags", { name, ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

const byName = (names: string[]) => inTransaction(world.db, (tx) => tagsByName(tx, ann, names));

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

test("A tag that is renamed keeps its former name: filters, files and calls that use it mean the same people", async () => {
  const api = await ada();
  const tag = await aTag("Lead");
  const { body: lena } = await api.post("/contacts", { firstName: "Lena", lastName: "Lead", tags: ["lead"] });
  assert.deepEqual(lena.tags, ["Lead"]);
  const renamed = await api.patch(`/tags/${tag.id}`, { name: "  Hot   prospect ", color: "teal", version: 1 });
  assert.deepEqual(
    [renamed.body.name, renamed.body.color, renamed.body.formerNames, renamed.body.version],
    ["Hot prospect", "teal", ["Lead"], 2],
  );
  assert.deepEqual((await api.get(`/contacts/${lena.id}`)).body.tags, ["Hot prospect"]);
  for (const name of ["Lead", "hot prospect"]) {
    const filter = encodeURIComponent(JSON.stringify({ field: "tags", is: "anyOf", value: [name] }));
    for (const query of [`filter=${filter}`, `tag=${encodeURIComponent(name)}`])
      assert.deepEqual(
        (await api.get(`/contacts?${query}`)).body.items.map(({ id }: Loose) => id),
        [lena.id],
        query,
      );
  }
  // Nothing changes for who is given the name that it had.
  const { body: same } = await api.patch(`/contacts/${lena.id}`, { tags: ["LEAD"], version: lena.version });
  assert.deepEqual([same.tags, same.version], [["Hot prospect"], lena.version]);
  const back = await api.patch(`/tags/${tag.id}`, { name: "lead", version: 2 });
  assert.deepEqual([back.body.name, back.body.formerNames], ["lead", ["Hot prospect"]]);
  assert.deepEqual((await api.get("/tags/colors")).body.items, [{ name: "lead", color: "teal" }]);
});

test("A name that another tag has, or had, is refused with that tag beside it; a former name can be taken away", async () => {
  const api = await ada();
  const [one, two] = [await aTag("Supplier"), await aTag("Vendor")];
  const taken = await api.patch(`/tags/${two.id}`, { name: "SUPPLIER", version: 1 });
  assert.deepEqual([taken.status, taken.body.code, taken.body.current.id], [409, "tagTaken", one.id]);
  assert.equal(taken.body.errors[0].pointer, "/name");
  await api.patch(`/tags/${one.id}`, { name: "Partner firm", version: 1 });
  const former = await api.post("/tags", { name: "supplier" });
  assert.deepEqual([former.status, former.body.code, former.body.current.id], [409, "tagLeads", one.id]);
  const anew = await aTag("supplier", { anew: true });
  assert.notEqual(anew.id, one.id);
  assert.deepEqual((await api.get(`/tags/${one.id}`)).body.formerNames, []);
  const late = await api.patch(`/tags/${two.id}`, { name: "Late", version: 9 });
  assert.deepEqual([late.status, late.body.current.version], [412, 1]);
});

test("An undo finds the tag it had given though it is called otherwise by now", async () => {
  const api = await ada();
  const { body: otto } = await api.post("/contacts", { firstName: "Otto", lastName: "Other" });
  const { body: batch } = await api.post("/contacts/bulk", { ids: [otto.id], add: { tags: ["Fair 2026"] } });
  const { items } = (await api.get("/tags/all?search=fair")).body;
  await api.patch(`/tags/${items[0].id}`, { name: "Fair", version: items[0].version });
  assert.equal((await api.post(`/batches/${batch.batch}/undo`)).body.kept, 0);
  assert.deepEqual((await api.get(`/contacts/${otto.id}`)).body.tags, []);
});

test("A tag made by hand is offered to everybody of the team; those who care for tags see who made it and how many bear it", async () => {
  const api = await ada();
  await aTag("Team word", { color: "red" });
  const nora = await aMember(world.db, "Norbert", { rights: { "contacts.clients": { see: "own" } } });
  const offered = (await world.as(nora).get("/tags?search=team")).body.items;
  assert.deepEqual(
    offered.map(({ name, color, contacts }: Loose) => [name, color, contacts]),
    [["Team word", "red", 0]],
  );
  await api.post("/contacts", { firstName: "Tess", lastName: "Team", tags: ["Team word"] });
  const [row] = (await api.get("/tags/all?search=Team%20w")).body.items;
  assert.deepEqual([row.contacts, row.by.name, row.can], [{ value: 1, exact: true }, "Ada Root", ["edit", "delete"]]);
  const names: string[] = [];
  for (let after = ""; ;) {
    const { items, next } = (await api.get(`/tags/all?limit=3${after && `&after=${after}`}`)).body;
    names.push(...items.map(({ name }: Loose) => name));
    if (next === null) break;
    after = next;
  }
  assert.deepEqual(
    names,
    (await api.get("/tags/all?limit=200")).body.items.map(({ name }: Loose) => name),
  );
});

test("Who may not create tags chooses among those there are, by whatever way: others are refused by name and place", async () => {
  await aTag("Known");
  const rights = { see: "all", create: "all", edit: "all", import: "all" };
  const mia = world.as(await aMember(world.db, "Mia", { rights: { "contacts.clients": rights } }));
  assert.equal((await mia.post("/tags", { name: "Hers" })).status, 403);
  const person = { firstName: "Max", lastName: "Tagless" };
  const wrong = (reply: Reply) => [reply.status, reply.body.errors?.[0].pointer, reply.body.errors?.[0].code];
  const refused = [422, "/tags/1", "tagUnknown"];
  const made = await mia.post("/contacts", { ...person, tags: ["known", "Brand new"] });
  assert.deepEqual(wrong(made), refused);
  assert.match(made.body.errors[0].detail, /Brand new/);
  const { body: max } = await mia.post("/contacts", { ...person, tags: ["known"] });
  assert.deepEqual(max.tags, ["Known"]);
  const edited = await mia.patch(`/contacts/${max.id}`, { tags: ["Known", "Brand new"], version: 1 });
  assert.deepEqual(wrong(edited), refused);
  const bulk = await mia.post("/contacts/bulk", { ids: [max.id], add: { tags: ["Brand new"] } });
  assert.deepEqual(wrong(bulk), refused);
  const file = (await upload(mia, "First name,Last name,Tags\nIna,Row,Known\nIdo,Row,Brand new\n")).body;
  await checked(mia, file.id);
  const [bad, ...others] = await rowsOf(mia, file.id, "invalid");
  assert.deepEqual(others, []);
  assert.match(JSON.stringify(bad), /tagUnknown.*Brand new|Brand new.*tagUnknown/);
  assert.deepEqual((await (await ada()).get("/tags/all?search=Brand")).body.items, []);
});
