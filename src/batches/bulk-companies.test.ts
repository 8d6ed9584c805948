import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
