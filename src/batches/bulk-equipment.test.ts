import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { carryOut } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let nora: Person;
let firm: string;
let hers: string;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee", group: "administrator" });
  nora = await aMember(world.db, "Nora", { rights: { equipment: { see: "all", edit: "own" } } });
  firm = await made("/companies", { name: "Firm" });
  hers = await made("/companies", { name: "Hers", owner: nora.id });
});
after(() => world.close());

const nowhere = "0198b2f2-0000-7000-8000-00000000dead";

async function made(path: string, body: object): Promise<string> {
  const reply = await world.as(ann).post(path, body);
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body.id;
}
const aPiece = (name: string, more: object = {}) =>
  made("/equipment", { name, ...("parent" in more ? {} : { company: firm }), ...more });
const bulk = (body: object, who = ann) => world.as(who).post("/equipment/bulk", body);
const shown = async (id: string) => (await world.as(ann).get(`/equipment/${id}`)).body;
const undo = async (batch: string) => {
  const reply = await world.as(ann).post(`/batches/${batch}/undo`, {});
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body;
};
const like = (name: string) => ({ field: "name", is: "startsWith", value: name });
const count = async (name: string) =>
  (await world.as(ann).get(`/equipment?filter=${encodeURIComponent(JSON.stringify(like(name)))}&count=exact&limit=1`))
    .body.count.value;

test("Many pieces get another user and article as one batch, which is taken back as one", async () => {
  const ids = [await aPiece("One", { article: "old" }), await aPiece("Two")];
  const { status, body } = await bulk({ ids: [...ids, nowhere], change: { article: "A-7", usedBy: ann.id } });
  assert.equal(status, 200, JSON.stringify(body));
  const { batch, ...counts } = body;
  assert.deepEqual(counts, { state: "done", total: 3, done: 2, refused: 1 });
  for (const id of ids) {
    const { article, usedBy } = await shown(id);
    assert.deepEqual([article, usedBy.id], ["A-7", ann.id]);
  }
  await undo(batch);
  const { article, usedBy } = await shown(ids[0] ?? "");
  assert.deepEqual([article, usedBy], ["old", null]);
});

test("Pieces without parts are given to another company together; one with parts says why it stays", async () => {
  const [disk, whole] = [await aPiece("Disk"), await aPiece("Whole")];
  await aPiece("Part", { parent: whole });
  const wrong = await bulk({ ids: [disk, whole], change: { company: hers } });
  assert.deepEqual([wrong.status, wrong.body.errors[0].code], [422, "hasParts"]);
  const { body } = await bulk({ ids: [disk], change: { company: hers } });
  const given = await shown(disk);
  assert.deepEqual([body.done, given.company.id, given.holders[0].company.id], [1, hers, hers]);
  await undo(body.batch);
  assert.equal((await shown(disk)).company.id, firm);
});

test("Pieces are retired with all that is below them, and are back in use with one undo or one word", async () => {
  const [whole, lone] = [await aPiece("Line"), await aPiece("Lone")];
  const part = await aPiece("Belt", { parent: whole });
  const states = async () => Promise.all([whole, part, lone].map(async (id) => (await shown(id)).retiredAt !== null));
  const { body } = await bulk({ ids: [whole, lone], retire: true });
  assert.deepEqual([body.total, body.done, await states()], [3, 3, [true, true, true]]);
  await undo(body.batch);
  assert.deepEqual(await states(), [false, false, false]);
  await bulk({ ids: [whole, part, lone], retire: true });
  const back = (await bulk({ filter: like("L"), retired: true, expected: 2, retire: false })).body;
  assert.deepEqual([back.total, back.done, await states()], [3, 3, [false, false, false]]);
});

test("Pieces go to the trash with all that is below them, and come back with the undo", async () => {
  const whole = await aPiece("Goes");
  const part = await aPiece("Goes along", { parent: whole });
  const { body } = await bulk({ ids: [whole, part], delete: true });
  assert.deepEqual([body.done, body.refused], [2, 0]);
  assert.equal((await world.as(ann).get(`/equipment/${part}`)).status, 404);
  assert.equal((await undo(body.batch)).kept, 0);
  assert.equal((await shown(part)).path[0].id, whole);
});

test("A011: who may not is refused, piece by piece or at all; what is wrong for all is refused whole", async () => {
  const [theirs, own] = [await aPiece("Theirs"), await aPiece("Own", { company: hers, usedBy: nora.id })];
  assert.equal((await bulk({ ids: [theirs], delete: true }, nora)).status, 403);
  const part = await bulk({ ids: [theirs, own], change: { article: "hers" } }, nora);
  assert.deepEqual([part.status, part.body.done, part.body.refused], [200, 1, 1], JSON.stringify(part.body));
  assert.equal((await shown(theirs)).article, "");
  const wrong = await bulk({ ids: [theirs, own], change: { usedBy: nowhere } });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, "/usedBy"]);
  assert.equal((await bulk({ ids: [theirs] })).status, 422);
  assert.equal((await bulk({ ids: [theirs], delete: true, retire: true })).status, 422);
  assert.equal((await bulk({ ids: [theirs], search: "x", retire: true })).status, 422);
  assert.equal((await bulk({ filter: like("T"), retire: true })).status, 422);
  const other = await bulk({ filter: like("Theirs"), expected: 4, retire: true });
  assert.deepEqual([other.status, other.body.code], [409, "countChanged"]);
});

test("More than a thousand in trees go on as a job, each once; what somebody has set since stays, and all come back", async () => {
  await sql`
    with wholes as (
      insert into equipment (name, company_id, made_by_id, position)
      select 'Mass ' || n, ${firm}::uuid, ${ann.id}::uuid, n from generate_series(1, 20) as n returning id)
    insert into equipment (name, company_id, made_by_id, parent_id, position)
    select 'Mass part ' || n, ${firm}::uuid, ${ann.id}::uuid, wholes.id, n from wholes, generate_series(1, 60) as n`.execute(
    world.db,
  );
  const all = { filter: like("Mass"), expected: 1_220 };
  const { rows } = await sql<{ id: string }>`
    select id from equipment where name = 'Mass part 7' order by id desc limit 1`.execute(world.db);
  const [{ id } = { id: "" }] = rows;
  const edit = (await bulk({ ...all, change: { article: "Bulk" } })).body;
  assert.deepEqual([edit.state, edit.total], ["running", 1_220]);
  assert.equal((await world.as(ann).patch(`/equipment/${id}`, { article: "Mine", version: 1 })).status, 200);
  await carryOut(world, edit.batch);
  const edited = (await world.as(ann).get(`/batches/${edit.batch}`)).body;
  assert.deepEqual([edited.state, edited.done, edited.refused, edited.subject], ["done", 1_219, 1, "equipment"]);
  assert.equal((await shown(id)).article, "Mine");

  const gone = (await bulk({ ...all, delete: true })).body;
  await carryOut(world, gone.batch);
  const deleted = (await world.as(ann).get(`/batches/${gone.batch}`)).body;
  assert.deepEqual([deleted.state, deleted.done, deleted.refused, await count("Mass")], ["done", 1_220, 0, 0]);
  const back = await undo(gone.batch);
  await carryOut(world, back.batch);
  const undone = (await world.as(ann).get(`/batches/${back.batch}`)).body;
  assert.deepEqual([undone.state, undone.done, undone.kept, await count("Mass")], ["done", 1_220, 0, 1_220]);
});
