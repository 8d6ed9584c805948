import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { ask, carryOut, edit, named, shown } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];

describe("A batch of more than a thousand", () => {
  let world: World;
  let marta: Client;
  let olena: Client;
  let nora: Person;

  before(async () => {
    world = await aWorld();
    marta = world.as(await aUser(world.db, { firstName: "Marta", group: "administrator" }));
    olena = world.as(await aUser(world.db, { firstName: "Olena", language: "uk" }));
    nora = await aMember(world.db, "Nora", {
      rights: { "contacts.clients": { see: "own", edit: "own", delete: "own" } },
    });
  });
  after(() => world.close());

  const contact = async (id: string | undefined): Promise<Loose> => (await marta.get(`/contacts/${id}`)).body;

  test("over a whole filter runs as a job that shows how far it is, and is taken back as one", async () => {
    await aCrowd(world, 2_500, "Crowd");
    const asked = await ask(marta, {
      ...named("Crowd"),
      expected: 2_500,
      change: { jobTitle: "after" },
      add: { tags: ["met"] },
    });
    assert.deepEqual([asked.state, asked.total, asked.done, asked.refused], ["running", 2_500, 0, 0]);
    assert.deepEqual(await countBy(world, "job_title", "Crowd"), { before: 2_500 });

    await carryOut(world, asked.batch, "one");
    const half = await shown(marta, asked.batch);
    assert.deepEqual([half.state, half.total, half.done, half.can], ["running", 2_500, 1_000, ["cancel"]]);
    assert.deepEqual(
      [half.action, half.subject, half.fields, half.finishedAt],
      ["edit", "contact", ["jobTitle", "tags"], null],
    );
    const [work] = (await marta.get("/work")).body.items;
    assert.deepEqual(
      [work.kind, work.id, work.state, work.total, work.done],
      ["batch", asked.batch, "running", 2_500, 1_000],
    );
    assert.deepEqual((await olena.get("/work")).body.items, []);

    await carryOut(world, asked.batch);
    const done = await shown(marta, asked.batch);
    assert.deepEqual([done.state, done.done, done.unchanged, done.refused, done.can], ["done", 2_500, 0, 0, ["undo"]]);
    assert.deepEqual(await countBy(world, "job_title", "Crowd"), { after: 2_500 });
    assert.equal((await marta.get("/contacts?tag=met&count=exact&limit=1")).body.count.value, 2_500);

    const undo = (await marta.post(`/batches/${asked.batch}/undo`)).body;
    assert.deepEqual([undo.state, undo.done, undo.kept], ["running", 0, 0]);
    assert.equal((await shown(marta, asked.batch)).state, "undoing");
    assert.equal((await marta.post(`/batches/${asked.batch}/undo`)).body.code, "batchState");
    await carryOut(world, undo.batch);
    const undone = await shown(marta, asked.batch);
    assert.deepEqual([undone.state, undone.undoneBy, undone.can], ["undone", undo.batch, []]);
    const taken = await shown(marta, undo.batch);
    assert.deepEqual(
      [taken.action, taken.state, taken.total, taken.done, taken.kept, taken.undoes],
      ["undo", "done", 2_500, 2_500, 0, asked.batch],
    );
    assert.deepEqual(await countBy(world, "job_title", "Crowd"), { before: 2_500 });
    assert.equal((await marta.get("/contacts?tag=met&count=exact&limit=1")).body.count.value, 0);
    assert.equal((await marta.post(`/batches/${asked.batch}/undo`)).body.code, "undoneAlready");
    const items: Loose[] = (await marta.get("/work")).body.items;
    assert.deepEqual(
      items.map(({ id, action, state, done: behind }) => [id, action, state, behind]),
      [[undo.batch, "undo", "done", 2_500]],
    );
  });

  test("of another is absent; an administrator sees, stops and takes back everybody's", async () => {
    const ids = await aCrowd(world, 1_001, "Other");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after" } });
    const api = world.as(nora);
    for (const path of [`/batches/${batch}`, `/batches/${batch}/items`])
      assert.equal((await api.get(path)).status, 404);
    for (const act of ["cancel", "undo"]) assert.equal((await api.post(`/batches/${batch}/${act}`)).status, 404, act);
    await carryOut(world, batch, "one");
    assert.equal((await marta.post(`/batches/${batch}/cancel`)).body.state, "cancelled");
    assert.equal((await marta.post(`/batches/${batch}/undo`)).body.done, 1_000);
  });

  test("stopped midway keeps what is written, which can be taken back", async () => {
    const ids = await aCrowd(world, 1_500, "Stopped");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after" } });
    await carryOut(world, batch, "one");
    const cancelled = (await olena.post(`/batches/${batch}/cancel`)).body;
    assert.deepEqual([cancelled.state, cancelled.done, cancelled.can], ["cancelled", 1_000, ["undo"]]);
    await carryOut(world, batch);
    assert.deepEqual(await countBy(world, "job_title", "Stopped"), { after: 1_000, before: 500 });
    assert.equal((await olena.post(`/batches/${batch}/cancel`)).body.code, "batchState");
    const { body: waiting } = await olena.get(`/batches/${batch}/items?limit=200&after=${ids[1_399]}`);
    assert.deepEqual([waiting.items.length, waiting.items[0].outcome, waiting.items[0].reason], [100, null, ""]);
    const { body: undo } = await olena.post(`/batches/${batch}/undo`);
    assert.deepEqual([undo.state, undo.done, undo.kept], ["done", 1_000, 0]);
    assert.deepEqual(await countBy(world, "job_title", "Stopped"), { before: 1_500 });
  });

  test("leaves to who edited meanwhile what they edited, and refuses who is gone", async () => {
    const ids = await aCrowd(world, 1_001, "Meanwhile");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after" }, add: { tags: ["x"] } });
    const [same, other, gone] = ids;
    await edit(marta, same, { jobTitle: "by hand" });
    await edit(marta, other, { nickname: "by hand" });
    await ask(marta, { ids: [gone], delete: true });
    await carryOut(world, batch);
    const done = await shown(olena, batch);
    assert.deepEqual([done.state, done.done, done.refused], ["done", 999, 2]);
    assert.deepEqual([(await contact(same)).jobTitle, (await contact(same)).tags], ["by hand", []]);
    assert.deepEqual([(await contact(other)).jobTitle, (await contact(other)).nickname], ["after", "by hand"]);
    const { body } = await olena.get(`/batches/${batch}/items?outcome=refused`);
    assert.deepEqual(
      body.items.map(({ id, code, reason }: Loose) => [id, code, reason]),
      [
        [same, "stale", "Змінено після того, як ви його вибрали; залишається як є."],
        [gone, "absent", "Такого контакту більше немає або він для вас недоступний."],
      ],
    );
  });

  test("of a job's size is taken back but for what was edited since, which is counted and named", async () => {
    const ids = await aCrowd(world, 1_200, "Later");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after", nickname: "Nick" } });
    await carryOut(world, batch);
    await edit(marta, ids[700], { jobTitle: "by hand" });
    const { body: undo } = await olena.post(`/batches/${batch}/undo`);
    await carryOut(world, undo.batch);
    const undone = await shown(olena, batch);
    assert.deepEqual([undone.state, undone.done, undone.kept], ["undone", 1_200, 1]);
    assert.deepEqual(await countBy(world, "job_title", "Later"), { before: 1_199, "by hand": 1 });
    assert.deepEqual(await countBy(world, "nickname", "Later"), { "": 1_200 });
    const { body: kept } = await olena.get(`/batches/${undo.batch}/items`);
    assert.deepEqual(
      [kept.count.value, kept.items.map(({ contact: who, outcome, reason }: Loose) => [who.name, outcome, reason])],
      [1, [["N701 Later", "kept", "Відтоді змінено або вам не можна це скасувати; залишається як є."]]],
    );
  });

  test("whose undo was stopped is taken back the rest of the way by the next", async () => {
    const ids = await aCrowd(world, 1_500, "Rest");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after" } });
    await carryOut(world, batch);
    const { body: first } = await olena.post(`/batches/${batch}/undo`);
    await carryOut(world, first.batch, "one");
    assert.equal((await olena.post(`/batches/${first.batch}/cancel`)).body.state, "cancelled");
    const left = await shown(olena, batch);
    assert.deepEqual([left.state, left.can], ["done", ["undo"]]);
    const { body: second } = await olena.post(`/batches/${batch}/undo`);
    assert.deepEqual([second.state, second.done, second.kept], ["done", 500, 0]);
    assert.deepEqual(await countBy(world, "job_title", "Rest"), { before: 1_500 });
    assert.equal((await shown(olena, batch)).state, "undone");
  });

  test("A145: stops where its maker loses the right, or may not sign in any more", async () => {
    const ids = await aCrowd(world, 2_100, "Lost", nora.id);
    const api = world.as(nora);
    const { batch: first } = await ask(api, { ids, change: { jobTitle: "after" } });
    await carryOut(world, first, "one");
    await sql`update access_groups set rights = '{"contacts.clients": {"see": "own"}}' where name = 'Group of Nora'`.execute(
      world.db,
    );
    await carryOut(world, first);
    const failed = await shown(api, first);
    assert.deepEqual([failed.state, failed.done, failed.problem.code], ["failed", 1_000, "rightsLost"]);
    assert.match(failed.problem.detail, /^You may not do this any more/);
    const [work] = (await api.get("/work")).body.items;
    assert.deepEqual([work.id, work.state, work.problem.code], [first, "failed", "rightsLost"]);
    assert.deepEqual(await countBy(world, "job_title", "Lost"), { after: 1_000, before: 1_100 });

    await sql`update access_groups set rights = '{"contacts.clients": {"see": "own", "edit": "own"}}' where name = 'Group of Nora'`.execute(
      world.db,
    );
    const { batch: second } = await ask(api, { ids, change: { jobTitle: "last" } });
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", nora.id).execute();
    await carryOut(world, second);
    assert.deepEqual([(await shown(marta, second)).state, (await shown(marta, second)).done], ["failed", 0]);
    assert.equal((await marta.post(`/batches/${first}/undo`)).body.done, 1_000);
  });
});
