import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { startJobs } from "../jobs/start.ts";
import { jobs } from "../app.ts";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { silent } from "../testing/database.ts";
import { eventually } from "../testing/eventually.ts";
import { aWorker, freeJobs, runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checkImport } from "./check-import.ts";
import { cleanImports } from "./clean-imports.ts";
import { runImport } from "./run-import.ts";
import { checked, imported, ran, rowsOf, settled, upload } from "../testing/imports.ts";

const people = (count: number, name: string) =>
  `External id,First name,Last name,Email 1,Company 1,Tags\n${Array.from({ length: count }, (_, at) => `${name}${at},N${at},${name},n${at}@${name.toLowerCase()}.example,House ${at % 7},"a, b"`).join("\n")}\n`;

describe("An import that is disturbed", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld();
    api = world.as(await aUser(world.db, { group: "administrator" }));
  });
  after(() => world.close());

  const workers = () => startJobs({ database: world.database, config: world.config, log: silent }, jobs);
  const count = async (lastName: string) =>
    (
      await world.db
        .selectFrom("contacts")
        .select(sql<number>`count(*)::int`.as("n"))
        .where("last_name", "=", lastName)
        .where("deleted_at", "is", null)
        .executeTakeFirstOrThrow()
    ).n;

  /** What must hold however often it broke off: every row once, journal and marks agree. */
  async function exactlyOnce(id: string, lastName: string, rows: number): Promise<void> {
    const { body } = await api.get(`/imports/${id}`);
    assert.deepEqual([body.state, body.counts.created], ["done", rows]);
    assert.equal(await count(lastName), rows);
    const { rows: found } = await sql<{ ids: number; journal: number; applied: number; texts: number }>`
      select (select count(distinct external_id)::int from contacts where last_name = ${lastName}) as ids,
        (select count(*)::int from audit where batch_id = ${body.batch} and action = 'created' and subject_kind = 'contact') as journal,
        (select count(*)::int from import_rows where import_id = ${id} and applied_at is not null and record_id is not null) as applied,
        (select count(*)::int from search_texts s join contacts c on c.id = s.contact_id where c.last_name = ${lastName}) as texts`.execute(
      world.db,
    );
    assert.deepEqual(found[0], { ids: rows, journal: rows, applied: rows, texts: rows });
    const { n } = await world.db
      .selectFrom("companies")
      .select(sql<number>`count(*)::int`.as("n"))
      .where("name", "like", "House %")
      .executeTakeFirstOrThrow();
    assert.equal(n, 7);
  }

  test("F01, A141: a worker killed in the middle, again and again, writes every row exactly once", async () => {
    const rows = 6_000;
    const { body } = await upload(api, people(rows, "Killed"));
    await api.post(`/imports/${body.id}/run`);
    const look = async () => (await api.get(`/imports/${body.id}`)).body;
    let seen = 0;
    // The next one reads the program while the one before works.
    let next = aWorker(world, "transfer");
    for (const state of ["checking", "running", "running", "running", "running"]) {
      const worker = next;
      next = aWorker(world, "transfer");
      worker.go();
      // Killed a moment after it was seen to get on, which is mostly within a transaction.
      const there = await eventually(look, ({ state: is, progress }) =>
        is === state ? progress.done > seen : is !== "checking",
      );
      assert.equal(there.state, state, "it is killed before it is done");
      await wait(Math.random() * 150);
      await worker.kill();
      seen = state === "checking" ? 0 : there.progress.done;
      await freeJobs(world);
    }
    next.go();
    await settled(api, body.id, ["checking", "running"]);
    await next.kill();
    await exactlyOnce(body.id, "Killed", rows);
  });

  test("F02: a database that drops the app's connections in the middle costs nothing", async () => {
    const working = await workers();
    try {
      const { body } = await upload(api, people(1_500, "Dropped"));
      await checked(api, body.id);
      await api.post(`/imports/${body.id}/run`);
      await wait(300);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'acquaint' and pid <> pg_backend_pid()`
        .execute(world.db)
        .catch(() => {});
      await settledPatiently(api, body.id);
      await exactlyOnce(body.id, "Dropped", 1_500);
    } finally {
      await working.stop();
    }
  });

  test("A140: two imports of the same file at once give one set", async () => {
    const working = await workers();
    try {
      const [one, two] = await Promise.all([
        upload(api, people(1_100, "Double")),
        upload(api, people(1_100, "Double")),
      ]);
      await Promise.all([checked(api, one.body.id), checked(api, two.body.id)]);
      const done = await Promise.all([ran(api, one.body.id), ran(api, two.body.id)]);
      assert.equal(await count("Double"), 1_100);
      assert.equal(
        done.reduce((sum, { counts }) => sum + counts.created, 0),
        1_100,
      );
      assert.equal(
        done.reduce((sum, { counts }) => sum + counts.unchanged, 0),
        1_100,
      );
    } finally {
      await working.stop();
    }
  });

  test("cancelled in the middle keeps what is written, which can be undone", async () => {
    const { body } = await upload(api, people(1_200, "Half"));
    await runHere(world, checkImport, { id: body.id, round: 1 });
    await api.post(`/imports/${body.id}/run`);
    await runHere(world, runImport, { id: body.id, round: 1 }, "one");
    assert.equal((await api.post(`/imports/${body.id}/cancel`)).body.state, "cancelled");
    await runHere(world, runImport, { id: body.id, round: 1 });
    assert.equal(await count("Half"), 1_000);
    const working = await workers();
    try {
      assert.equal((await api.post(`/imports/${body.id}/undo`)).status, 202);
      assert.equal((await settled(api, body.id, ["running"])).state, "undone");
      assert.equal(await count("Half"), 0);
    } finally {
      await working.stop();
    }
  });

  test("is taken back, but for what somebody has edited since", async () => {
    const working = await workers();
    try {
      const make = async (firstName: string) =>
        (
          await api.post("/contacts", {
            firstName,
            lastName: "Undo",
            jobTitle: "before",
            emails: [{ value: `${firstName}@undo.example` }],
          })
        ).body;
      const [left, edited] = [await make("left"), await make("edited")];
      const { id } = await imported(
        api,
        "First name,Last name,Email 1,Job title,Tags\nleft,Undo,left@undo.example,after,t\nedited,Undo,edited@undo.example,after,t\nnew,Undo,new@undo.example,after,t\n",
      );
      const { body: now } = await api.get(`/contacts/${edited.id}`);
      await api.patch(`/contacts/${edited.id}`, { jobTitle: "by hand", version: now.version });
      assert.equal((await api.post(`/imports/${id}/undo`)).status, 202);
      const undone = await settled(api, id, ["running"]);
      assert.deepEqual([undone.state, undone.counts.kept], ["undone", 1]);
      const after = async (contact: { id: string }) => (await api.get(`/contacts/${contact.id}`)).body;
      assert.deepEqual([(await after(left)).jobTitle, (await after(left)).tags], ["before", []]);
      assert.deepEqual([(await after(edited)).jobTitle, (await after(edited)).tags], ["by hand", []]);
      assert.equal((await api.get("/contacts?search=new@undo.example")).body.items.length, 0);
      const { body: kept } = await api.get(`/imports/${id}/rows?kept=true`);
      assert.deepEqual(
        kept.items.map(({ contact }: { contact: { id: string } }) => contact.id),
        [edited.id],
      );
      assert.equal((await api.post(`/imports/${id}/undo`)).status, 409);
    } finally {
      await working.stop();
    }
  });

  test("leaves nothing behind: uploads of yesterday go with their files, raw cells after thirty days", async () => {
    // Not UTF-8: it waits for somebody to choose the encoding.
    const unsure = Buffer.from("First name,Last name\nJ\xfcrgen,Clean\n", "latin1");
    const [fresh, stale, old] = [
      await upload(api, unsure),
      await upload(api, unsure),
      await upload(api, "First name,Last name\nOlga,Clean\n"),
    ].map(({ body }) => body.id);
    const path = (id: string) => `${world.config.dataDir}/imports/${id}`;
    await runHere(world, checkImport, { id: old, round: 1 });
    await sql`update imports set updated_at = now() - interval '25 hours' where id = ${stale}`.execute(world.db);
    await sql`update imports set updated_at = now() - interval '31 days' where id = ${old}`.execute(world.db);
    assert.match(await readFile(path(stale), "latin1"), /J\xfcrgen/);
    await runHere(world, cleanImports, {});
    assert.deepEqual(
      [fresh, stale, old].map((id) => existsSync(path(id))),
      [true, false, false],
    );
    assert.equal((await api.get(`/imports/${stale}`)).status, 404);
    const [row] = await rowsOf(api, old);
    assert.deepEqual([row.outcome, row.cells], ["create", []]);
    assert.equal((await api.get(`/imports/${old}`)).body.state, "cancelled");
  });
});

/** The app itself may have to find its database again. */
async function settledPatiently(api: Client, id: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const reply = await api.get(`/imports/${id}`).catch(() => undefined);
    if (reply?.status === 200 && !["checking", "running"].includes(reply.body.state)) return;
    await wait(100);
  }
  throw new Error(`import ${id} does not settle`);
}
