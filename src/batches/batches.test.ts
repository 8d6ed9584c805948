import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { cleanBatches } from "./clean-batches.ts";
import { runBatch } from "./run-batch.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];

describe("A batch", () => {
  let world: World;
  let marta: Client;
  let olena: Client;
  let nora: Person;

  before(async () => {
    world = await aWorld();
    marta = world.as(await aUser(world.db, { firstName: "Marta", group: "administrator" }));
    olena = world.as(await aUser(world.db, { firstName: "Olena", language: "uk" }));
    nora = await someone("Nora", { "contacts.clients": { see: "own", edit: "own", delete: "own" } });
  });
  after(() => world.close());

  /** An agent with just these rights. */
  async function someone(firstName: string, rights: Record<string, Record<string, string>>): Promise<Person> {
    const person = await aUser(world.db, { firstName });
    const { id } = await world.db
      .insertInto("access_groups")
      .values({
        name: `Group of ${firstName}`,
        kind: "agent",
        modules: ["contacts", "companies"],
        rights: JSON.stringify(rights),
        fields: "{}",
        field_rules: "{}",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await world.db.updateTable("contacts").set({ access_group_id: id }).where("id", "=", person.id).execute();
    return person;
  }

  const named = (lastName: string) => ({ filter: { field: "lastName", is: "is", value: lastName } });

  async function ask(api: Client, wish: object): Promise<Loose> {
    const reply = await api.post("/contacts/bulk", wish);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body;
  }

  const shown = async (api: Client, id: string): Promise<Loose> => (await api.get(`/batches/${id}`)).body;
  const contact = async (id: string | undefined): Promise<Loose> => (await marta.get(`/contacts/${id}`)).body;
  const edit = async (id: string | undefined, change: object) => {
    const { version } = await contact(id);
    assert.equal((await marta.patch(`/contacts/${id}`, { ...change, version })).status, 200);
  };
  const run = (id: string, steps?: "one") => runHere(world, runBatch, { id }, steps);

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

    await run(asked.batch, "one");
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

    await run(asked.batch);
    const done = await shown(marta, asked.batch);
    assert.deepEqual([done.state, done.done, done.unchanged, done.refused, done.can], ["done", 2_500, 0, 0, ["undo"]]);
    assert.deepEqual(await countBy(world, "job_title", "Crowd"), { after: 2_500 });
    assert.equal((await marta.get("/contacts?tag=met&count=exact&limit=1")).body.count.value, 2_500);

    const undo = (await marta.post(`/batches/${asked.batch}/undo`)).body;
    assert.deepEqual([undo.state, undo.done, undo.kept], ["running", 0, 0]);
    assert.equal((await shown(marta, asked.batch)).state, "undoing");
    assert.equal((await marta.post(`/batches/${asked.batch}/undo`)).body.code, "batchState");
    await run(undo.batch);
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

  test("with another number than was seen changes nothing; a filter without a number, or with ids, is refused", async () => {
    const ids = await aCrowd(world, 3, "Counted");
    const batches = async () => (await world.db.selectFrom("batches").select("id").execute()).length;
    const before = await batches();
    const wrong = await marta.post("/contacts/bulk", { ...named("Counted"), expected: 2, delete: true });
    assert.deepEqual([wrong.status, wrong.body.code], [409, "countChanged"]);
    assert.match(wrong.body.detail, /^3 records/);
    const faults = async (wish: object) => {
      const { status, body } = await marta.post("/contacts/bulk", wish);
      return [status, body.errors?.[0].pointer];
    };
    assert.deepEqual(await faults({ ...named("Counted"), delete: true }), [422, "/expected"]);
    assert.deepEqual(await faults({ tag: "vip", delete: true }), [422, "/expected"]);
    assert.deepEqual(await faults({ ...named("Counted"), ids, delete: true }), [422, "/ids"]);
    assert.deepEqual(await faults({ delete: true }), [422, "/ids"]);
    assert.deepEqual(await faults({ ids }), [422, "/change"]);
    assert.deepEqual(await faults({ ids, delete: true, change: { jobTitle: "x" } }), [422, "/change"]);
    assert.deepEqual(await faults({ ...named("Counted"), expected: 3, restore: true }), [422, "/ids"]);
    assert.equal(await batches(), before);
    assert.deepEqual(await countBy(world, "live", "Counted"), { true: 3 });
    assert.equal((await ask(marta, { ...named("Counted"), expected: 3, delete: true })).done, 3);
  });

  test("takes whatever a list can be narrowed by", async () => {
    const ids = await aCrowd(world, 4, "Narrowed", nora.id);
    const group = (await marta.post("/contact-groups", { name: "Guests" })).body.id;
    await ask(marta, { ids: ids.slice(0, 3), add: { groups: [group], tags: ["guest"] } });
    const { batch } = await ask(marta, { ids: ids.slice(0, 2), change: { jobTitle: "host" } });
    for (const [query, expected] of [
      [{ owner: nora.id, search: "Narrowed" }, 4],
      [{ group }, 3],
      [{ tag: "guest", status: "active" }, 3],
      [{ batch }, 2],
      [{ batch, ...named("Nobody") }, 0],
    ] as const) {
      const { total, done } = await ask(marta, { ...query, expected, add: { tags: [`of ${expected}`] } });
      assert.deepEqual([total, done], [expected, expected], JSON.stringify(query));
    }
  });

  test("adds to lists and takes from them, and leaves the rest of them alone", async () => {
    const [one, two] = await aCrowd(world, 2, "Lists");
    const [friends, rivals, third] = await Promise.all(
      ["Friends", "Rivals", "Third"].map(async (name) => (await marta.post("/contact-groups", { name })).body.id),
    );
    await edit(one, { tags: ["Old", "gone"], groups: [friends, rivals] });
    await edit(two, { tags: ["kept"] });
    const wish = {
      add: { tags: ["new", "old"], groups: [third] },
      remove: { tags: ["GONE", "never"], groups: [rivals] },
      change: { jobTitle: "changed too" },
    };
    assert.equal((await ask(marta, { ids: [one, two], ...wish })).done, 2);
    const groupsOf = ({ groups }: Loose) => groups.map(({ name }: { name: string }) => name).toSorted();
    assert.deepEqual((await contact(one)).tags, ["Old", "new"]);
    assert.deepEqual(groupsOf(await contact(one)), ["Friends", "Third"]);
    assert.deepEqual((await contact(two)).tags, ["kept", "new", "Old"]);
    assert.deepEqual(groupsOf(await contact(two)), ["Third"]);
    const again = await ask(marta, { ids: [one, two], ...wish });
    const { done, unchanged } = await shown(marta, again.batch);
    assert.deepEqual([again.done, done, unchanged], [2, 0, 2]);
    const unknown = await marta.post("/contacts/bulk", { ids: [one], add: { groups: [nora.id] } });
    assert.deepEqual([unknown.status, unknown.body.errors[0].code], [422, "groupUnknown"]);
  });

  test("never touches who is out of reach, and does not tell them from who is not there", async () => {
    const [mine] = await aCrowd(world, 1, "Reach", nora.id);
    const [hidden] = await aCrowd(world, 1, "Hidden");
    const nobody = "00000000-0000-7000-8000-000000000001";
    const api = world.as(nora);
    const ids = [mine, hidden, nobody];
    const { batch, done, refused } = await ask(api, { ids, change: { jobTitle: "reached" } });
    assert.deepEqual([done, refused], [1, 2]);
    assert.equal((await contact(hidden)).jobTitle, "before");
    const { body } = await api.get(`/batches/${batch}/items?outcome=refused`);
    assert.deepEqual(
      body.items.map(({ id: _, ...rest }: Loose) => rest),
      Array.from({ length: 2 }, () => ({
        contact: null,
        outcome: "refused",
        code: "absent",
        field: null,
        reason: "There is no such contact any more, or it is not open to you.",
      })),
    );
    assert.deepEqual([body.count.value, body.next], [2, null]);
    const [reached] = (await api.get(`/batches/${batch}/items?outcome=done`)).body.items;
    assert.deepEqual(reached.contact, { id: mine, name: "N1 Reach" });
    const found = await api.post("/contacts/bulk", { ...named("Hidden"), expected: 1, delete: true });
    assert.deepEqual([found.status, found.body.code], [409, "countChanged"]);
    assert.equal((await ask(api, { ids: [hidden], delete: true })).refused, 1);
    assert.equal((await contact(hidden)).jobTitle, "before");
  });

  test("A008: is refused whole to who may only see, and where a field is closed", async () => {
    const [id] = await aCrowd(world, 1, "Seen");
    const viewer = world.as(await someone("Vera", { "contacts.clients": { see: "all" } }));
    for (const wish of [{ change: { jobTitle: "x" } }, { add: { tags: ["x"] } }, { delete: true }, { restore: true }])
      assert.equal((await viewer.post("/contacts/bulk", { ids: [id], ...wish })).status, 403);
    await sql`update access_groups set fields = '{"jobTitle": "shown"}' where name = 'Group of Nora'`.execute(world.db);
    const closed = await world.as(nora).post("/contacts/bulk", { ids: [id], change: { jobTitle: "x" } });
    assert.deepEqual([closed.status, closed.body.errors[0].pointer], [403, "/jobTitle"]);
    await sql`update access_groups set fields = '{}' where name = 'Group of Nora'`.execute(world.db);
    assert.equal((await contact(id)).jobTitle, "before");
  });

  test("of another is absent; an administrator sees, stops and takes back everybody's", async () => {
    const ids = await aCrowd(world, 1_001, "Other");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after" } });
    const api = world.as(nora);
    for (const path of [`/batches/${batch}`, `/batches/${batch}/items`])
      assert.equal((await api.get(path)).status, 404);
    for (const act of ["cancel", "undo"]) assert.equal((await api.post(`/batches/${batch}/${act}`)).status, 404, act);
    await run(batch, "one");
    assert.equal((await marta.post(`/batches/${batch}/cancel`)).body.state, "cancelled");
    assert.equal((await marta.post(`/batches/${batch}/undo`)).body.done, 1_000);
  });

  test("stopped midway keeps what is written, which can be taken back", async () => {
    const ids = await aCrowd(world, 1_500, "Stopped");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after" } });
    await run(batch, "one");
    const cancelled = (await olena.post(`/batches/${batch}/cancel`)).body;
    assert.deepEqual([cancelled.state, cancelled.done, cancelled.can], ["cancelled", 1_000, ["undo"]]);
    await run(batch);
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
    await edit(same, { jobTitle: "by hand" });
    await edit(other, { nickname: "by hand" });
    await ask(marta, { ids: [gone], delete: true });
    await run(batch);
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

  test("of deletion leaves who was edited since, and is restored as one", async () => {
    const ids = await aCrowd(world, 1_002, "Binned");
    const { batch } = await ask(marta, { ids, delete: true });
    await edit(ids[0], { nickname: "still here" });
    await run(batch);
    const done = await shown(marta, batch);
    assert.deepEqual([done.done, done.refused], [1_001, 1]);
    assert.deepEqual(await countBy(world, "live", "Binned"), { false: 1_001, true: 1 });
    const restored = await ask(marta, { ids: ids.slice(1), restore: true });
    assert.deepEqual([restored.state, restored.total], ["running", 1_001]);
    await run(restored.batch);
    assert.deepEqual(
      [(await shown(marta, restored.batch)).action, await countBy(world, "live", "Binned")],
      ["restore", { true: 1_002 }],
    );
    const again = await ask(marta, { ids: ids.slice(0, 2), restore: true });
    assert.deepEqual([again.done, again.refused], [0, 2]);
  });

  test("of a job's size is taken back but for what was edited since, which is counted and named", async () => {
    const ids = await aCrowd(world, 1_200, "Later");
    const { batch } = await ask(olena, { ids, change: { jobTitle: "after", nickname: "Nick" } });
    await run(batch);
    await edit(ids[700], { jobTitle: "by hand" });
    const { body: undo } = await olena.post(`/batches/${batch}/undo`);
    await run(undo.batch);
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
    await run(batch);
    const { body: first } = await olena.post(`/batches/${batch}/undo`);
    await run(first.batch, "one");
    assert.equal((await olena.post(`/batches/${first.batch}/cancel`)).body.state, "cancelled");
    const left = await shown(olena, batch);
    assert.deepEqual([left.state, left.can], ["done", ["undo"]]);
    const { body: second } = await olena.post(`/batches/${batch}/undo`);
    assert.deepEqual([second.state, second.done, second.kept], ["done", 500, 0]);
    assert.deepEqual(await countBy(world, "job_title", "Rest"), { before: 1_500 });
    assert.equal((await shown(olena, batch)).state, "undone");
  });

  test("with a change that is wrong for everybody is refused at once, however many they are", async () => {
    const ids = await aCrowd(world, 1_001, "Wrong");
    for (const change of [{ firstName: "" }, { owner: ids[0] }, { language: "no such" }]) {
      const { status, body } = await marta.post("/contacts/bulk", { ids, change });
      assert.deepEqual([status, body.errors[0].pointer], [422, `/${Object.keys(change)[0]}`]);
    }
    const kept = await sql`select from batch_items where subject_id = ${ids[0]}`.execute(world.db);
    assert.equal(kept.rows.length, 0);
  });

  test("that comes twice with one Idempotency-Key is one", async () => {
    const ids = await aCrowd(world, 1_001, "Twice");
    const key = { "idempotency-key": "twice" };
    const wish = { ids, change: { jobTitle: "after" } };
    const [one, two] = await Promise.all([
      marta.post("/contacts/bulk", wish, key),
      marta.post("/contacts/bulk", wish, key),
    ]);
    assert.deepEqual([one.status, two.status, one.body.batch], [200, 200, two.body.batch]);
    await run(one.body.batch);
    const entries = await sql`select from audit where batch_id = ${one.body.batch}`.execute(world.db);
    assert.equal(entries.rows.length, 1_001);
    assert.equal((await marta.post("/contacts/bulk", { ids, delete: true }, key)).body.code, "keyReused");
  });

  test("A145: stops where its maker loses the right, or may not sign in any more", async () => {
    const ids = await aCrowd(world, 2_100, "Lost", nora.id);
    const api = world.as(nora);
    const { batch: first } = await ask(api, { ids, change: { jobTitle: "after" } });
    await run(first, "one");
    await sql`update access_groups set rights = '{"contacts.clients": {"see": "own"}}' where name = 'Group of Nora'`.execute(
      world.db,
    );
    await run(first);
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
    await run(second);
    assert.deepEqual([(await shown(marta, second)).state, (await shown(marta, second)).done], ["failed", 0]);
    assert.equal((await marta.post(`/batches/${first}/undo`)).body.done, 1_000);
  });

  test("forgets what became of each record after thirty days; its counts stay", async () => {
    const ids = await aCrowd(world, 2, "Forgotten");
    const { batch } = await ask(marta, { ids, change: { jobTitle: "after" } });
    const { batch: fresh } = await ask(marta, { ids, change: { jobTitle: "later" } });
    await sql`update batches set finished_at = now() - interval '31 days' where id = ${batch}`.execute(world.db);
    await runHere(world, cleanBatches, {});
    assert.deepEqual((await marta.get(`/batches/${batch}/items`)).body.items, []);
    assert.equal((await marta.get(`/batches/${fresh}/items`)).body.items.length, 2);
    assert.equal((await shown(marta, batch)).done, 2);
    const waiting = await sql<{
      key: string;
    }>`select key from graphile_worker.jobs where key = 'batches.clean'`.execute(world.db);
    assert.equal(waiting.rows.length, 1);
  });
});
