import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { carryOut, shown as shownTo } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { aWorker, freeJobs } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];

describe("A batch that is disturbed", () => {
  let world: World;
  let ada: Person;
  let api: Client;

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", group: "administrator" });
    api = world.as(ada);
  });
  after(() => world.close());

  const shown = (id: string) => shownTo(api, id);

  /** Works at a batch with workers that are killed a moment after they were seen to get on, mostly within a transaction. */
  async function runKilled(id: string, least: number): Promise<void> {
    let seen = -1;
    let kills = 0;
    // The next one reads the program while the one before works.
    let next = aWorker(world, "batches");
    while ((await shown(id)).state === "running") {
      const worker = next;
      next = aWorker(world, "batches");
      worker.go();
      for (let tries = 0; tries < 600; tries++) {
        const { state, done } = await shown(id);
        if (state !== "running" || (kills < least && done > seen)) break;
        await wait(25);
      }
      seen = (await shown(id)).done;
      await wait(Math.random() * 150);
      await worker.kill();
      kills += 1;
      await freeJobs(world);
    }
    await next.kill();
    assert.ok(kills >= least, `${kills} kills`);
  }

  test("by killed workers changes everybody exactly once, and takes everybody back once", async () => {
    await aCrowd(world, 5_500, "Killed");
    const filter = { field: "lastName", is: "is", value: "Killed" };
    const wish = { filter, expected: 5_500, change: { jobTitle: "after" }, add: { tags: ["a"] } };
    const { batch } = (await api.post("/contacts/bulk", wish)).body;
    await runKilled(batch, 3);
    const done = await shown(batch);
    assert.deepEqual([done.state, done.done, done.refused, done.unchanged], ["done", 5_500, 0, 0]);
    assert.deepEqual(await countBy(world, "job_title", "Killed"), { after: 5_500 });
    assert.deepEqual(await countBy(world, "version", "Killed"), { 2: 5_500 });
    await journalOnce(batch, 5_500);

    const { body: undo } = await api.post(`/batches/${batch}/undo`);
    await runKilled(undo.batch, 1);
    assert.deepEqual([(await shown(undo.batch)).done, (await shown(batch)).state], [5_500, "undone"]);
    assert.deepEqual(await countBy(world, "job_title", "Killed"), { before: 5_500 });
    assert.deepEqual(await countBy(world, "version", "Killed"), { 3: 5_500 });
    await journalOnce(undo.batch, 5_500);
  });

  async function journalOnce(batch: string, records: number): Promise<void> {
    const found = await sql<{ entries: number; people: number }>`
      select count(*)::int as entries, count(distinct subject_id)::int as people from audit where batch_id = ${batch}`.execute(
      world.db,
    );
    assert.deepEqual(found.rows[0], { entries: records, people: records });
  }

  test("refuses by itself whom the database refuses, and goes on with the others", async () => {
    const crowd = await aCrowd(world, 1_100, "Taken");
    await world.db
      .updateTable("contacts")
      .set({ source: "crm", external_id: "7" })
      .where("id", "=", crowd[3] ?? "")
      .execute();
    const { body } = await api.post("/contacts/bulk", { ids: crowd, delete: true });
    await carryOut(world, body.batch);
    const [twin] = await aCrowd(world, 1, "Twin");
    await world.db
      .updateTable("contacts")
      .set({ source: "crm", external_id: "7" })
      .where("id", "=", twin ?? "")
      .execute();
    const { body: undo } = await api.post(`/batches/${body.batch}/undo`);
    await carryOut(world, undo.batch);
    assert.deepEqual(await countBy(world, "live", "Taken"), { true: 1_099, false: 1 });
    const { body: kept } = await api.get(`/batches/${undo.batch}/items`);
    assert.deepEqual(
      kept.items.map(({ id, outcome }: Loose) => [id, outcome]),
      [[crowd[3], "kept"]],
    );
  });

  test("two of the same people at once end both, whole", async () => {
    const crowd = await aCrowd(world, 2_000, "Both");
    const ask = async (wish: object) => (await api.post("/contacts/bulk", { ids: crowd, ...wish })).body.batch;
    const [one, two] = [await ask({ change: { jobTitle: "after" } }), await ask({ add: { tags: ["both"] } })];
    await Promise.all([one, two].map((id) => carryOut(world, id)));
    assert.deepEqual([(await shown(one)).done, (await shown(two)).done], [2_000, 2_000]);
    assert.deepEqual(await countBy(world, "job_title", "Both"), { after: 2_000 });
    assert.deepEqual(await countBy(world, "version", "Both"), { 3: 2_000 });
  });

  test("A024: never takes the last administrator away, with however many others", async () => {
    const [bo, cy] = await Promise.all(
      ["Bo", "Cy"].map((firstName) => aUser(world.db, { firstName, group: "administrator" })),
    );
    const remover = await aUser(world.db, { firstName: "Remy" });
    await sql`update access_groups set rights = '{"contacts.clients": {"see": "all", "delete": "all"}, "contacts.agents": {"see": "all", "delete": "all"}}' where standing = 'agent'`.execute(
      world.db,
    );
    const remy = world.as(remover);
    const administrators = [ada.id, bo?.id ?? "", cy?.id ?? ""];
    const few = await remy.post("/contacts/bulk", { ids: administrators, delete: true });
    assert.deepEqual([few.status, few.body.code], [409, "lastAdministrator"]);

    const crowd = await aCrowd(world, 1_100, "Fired");
    const { body } = await remy.post("/contacts/bulk", { ids: [...crowd, ...administrators], delete: true });
    await carryOut(world, body.batch);
    const { body: left } = await remy.get(`/batches/${body.batch}/items?outcome=refused`);
    assert.deepEqual(
      left.items.map(({ code, reason }: Loose) => [code, reason]),
      [["lastAdministrator", "Nobody would be left to administer. Make somebody else an administrator first."]],
    );
    assert.deepEqual(await countBy(world, "live", "Fired"), { false: 1_100 });
    const { body: batch } = await remy.get(`/batches/${body.batch}`);
    assert.deepEqual([batch.state, batch.done, batch.refused], ["done", 1_102, 1]);
  });
});
