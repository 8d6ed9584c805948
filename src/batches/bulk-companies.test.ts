import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { carryOut } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let ben: Person;
let nora: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee", group: "administrator" });
  ben = await aUser(world.db, { firstName: "Ben", lastName: "Orr" });
  const rights = { "contacts.clients": { see: "own" }, companies: { see: "all", edit: "own" } };
  nora = await aMember(world.db, "Nora", { rights });
});
after(() => world.close());

const nowhere = "0198b2f2-0000-7000-8000-00000000dead";

async function aCompany(name: string, more: object = {}): Promise<string> {
  return (await world.as(ann).post("/companies", { name, ...more })).body.id;
}

const bulk = (body: object, who = ann) => world.as(who).post("/companies/bulk", body);
const shown = async (id: string) => (await world.as(ann).get(`/companies/${id}`)).body;

test("Many companies are given to somebody and tagged as one batch, which is taken back as one", async () => {
  const ids = [await aCompany("One", { tags: ["old"] }), await aCompany("Two")];
  const reply = await bulk({
    ids: [...ids, nowhere],
    change: { owner: ben.id, industry: "Trade" },
    add: { tags: ["new"] },
    remove: { tags: ["OLD"] },
  });
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  const { batch, ...counts } = reply.body;
  assert.deepEqual(counts, { state: "done", total: 3, done: 2, refused: 1 });
  for (const id of ids) {
    const { owner, tags, industry } = await shown(id);
    assert.deepEqual([owner.id, tags, industry], [ben.id, ["new"], "Trade"]);
  }
  const items = (await world.as(ann).get(`/batches/${batch}/items?outcome=refused`)).body.items;
  assert.deepEqual(
    items.map((one: { id: string; code: string }) => [one.id, one.code]),
    [[nowhere, "absent"]],
  );
  assert.equal((await world.as(ann).post(`/batches/${batch}/undo`, {})).status, 200);
  const [first, second] = [await shown(ids[0] ?? ""), await shown(ids[1] ?? "")];
  assert.deepEqual([first.owner.id, first.tags, first.industry], [ann.id, ["old"], ""]);
  assert.deepEqual([second.owner.id, second.tags], [ann.id, []]);
});

test("Many companies go to the trash as one batch, and come back with its undo", async () => {
  const ids = [await aCompany("Goes"), await aCompany("Goes too")];
  const reply = await bulk({ ids, delete: true });
  assert.deepEqual([reply.status, reply.body.done], [200, 2]);
  assert.equal((await world.as(ann).get(`/companies/${ids[0]}`)).status, 404);
  assert.equal((await world.as(ann).post(`/batches/${reply.body.batch}/undo`, {})).status, 200);
  assert.equal((await world.as(ann).get(`/companies/${ids[0]}`)).status, 200);
});

test("A011: who may not is refused, company by company or at all; what is wrong for all is refused whole", async () => {
  const [theirs, hers] = [await aCompany("Theirs"), await aCompany("Hers", { owner: nora.id })];
  assert.equal((await bulk({ ids: [theirs], delete: true }, nora)).status, 403);
  const part = await bulk({ ids: [theirs, hers], change: { site: "a.example" } }, nora);
  assert.deepEqual([part.status, part.body.done, part.body.refused], [200, 1, 1]);
  assert.equal((await shown(theirs)).site, "");
  const wrong = await bulk({ ids: [theirs, hers], change: { site: "javascript:alert(1)" } });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, "/site"]);
  assert.equal((await bulk({ ids: [theirs] })).status, 422);
  assert.equal((await bulk({ ids: [theirs], delete: true, change: { site: "" } })).status, 422);
  assert.equal((await bulk({ ids: [] })).status, 422);
});

const like = (name: string) => ({ field: "name", is: "startsWith", value: name });

test("A whole filter is edited with the number that was seen, and nothing is written with another one", async () => {
  for (const name of ["Filter one", "Filter two", "Filter three"]) await aCompany(name);
  const wish = { filter: like("Filter"), change: { industry: "Mills" } };
  assert.equal((await bulk(wish)).status, 422);
  const other = await bulk({ ...wish, expected: 4 });
  assert.deepEqual([other.status, other.body.code], [409, "countChanged"]);
  const done = await bulk({ ...wish, expected: 3 });
  assert.deepEqual([done.status, done.body.state, done.body.total, done.body.done], [200, "done", 3, 3]);
  const mills = encodeURIComponent(JSON.stringify({ field: "industry", is: "is", value: "Mills" }));
  assert.equal((await world.as(ann).get(`/companies?filter=${mills}`)).body.count.value, 3);
  assert.equal((await bulk({ ...wish, expected: 3, ids: [nowhere] })).status, 422);
});

test("More than a thousand go on as a job, each once; what somebody has set or edited since stays as he has left it", async () => {
  const made = await sql<{ id: string }>`
    with made as (
      insert into companies (name, search_name, made_by_id)
      select 'Mass ' || n, 'mass ' || n, ${ann.id}::uuid from generate_series(1, 1100) as n returning id)
    select id from made order by id`.execute(world.db);
  const first = made.rows[0]?.id ?? "";
  const all = { filter: like("Mass"), expected: 1_100 };
  const change = async (industry: string) => {
    const { version } = await shown(first);
    assert.equal((await world.as(ann).patch(`/companies/${first}`, { industry, version })).status, 200);
  };
  const count = async (query: string) =>
    (await world.as(ann).get(`/companies?${query}&count=exact&limit=1`)).body.count.value;
  const batch = async (id: string) => (await world.as(ann).get(`/batches/${id}`)).body;

  const asked = (await bulk({ ...all, change: { industry: "Bulk" }, add: { tags: ["mass"] } })).body;
  assert.deepEqual([asked.state, asked.total, asked.done], ["running", 1_100, 0]);
  await change("Mine");
  await carryOut(world, asked.batch);
  const edited = await batch(asked.batch);
  assert.deepEqual([edited.state, edited.done, edited.refused, edited.subject], ["done", 1_099, 1, "company"]);
  assert.equal((await shown(first)).industry, "Mine");
  assert.equal(await count("tag=mass"), 1_099);
  const undo = (await world.as(ann).post(`/batches/${asked.batch}/undo`, {})).body;
  await carryOut(world, undo.batch);
  assert.equal(await count("tag=mass"), 0);

  const gone = (await bulk({ ...all, delete: true })).body;
  await change("Mine still");
  await carryOut(world, gone.batch, "one");
  assert.equal((await world.as(ann).post(`/batches/${gone.batch}/cancel`)).body.state, "cancelled");
  await carryOut(world, gone.batch);
  const there = encodeURIComponent(JSON.stringify(like("Mass")));
  assert.equal(await count(`filter=${there}`), 101, "those of the second set, and the one that was edited");
  const back = (await world.as(ann).post(`/batches/${gone.batch}/undo`, {})).body;
  await carryOut(world, back.batch);
  assert.equal((await batch(gone.batch)).state, "undone");
  assert.equal(await count(`filter=${there}`), 1_100);
});
