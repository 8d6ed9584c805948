import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { aUser } from "../testing/builders.ts";
import type { Reply } from "../testing/client.ts";
import { eventually } from "../testing/eventually.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";
import { aHouseOfStatuses } from "../testing/statuses.ts";

type Loose = Reply["body"];

describe("A status, whoever asks at whatever moment,", () => {
  const house = aHouseOfStatuses();
  const { contact, give, aClientNamed, journal, isUntouchedBy } = house;

  test("A037: a client is not fired (422), and nobody is offered to do it", async () => {
    const id = await aClientNamed("Notfired");
    assert.ok(!(await contact(id)).can.includes("fire"));
    await isUntouchedBy(async () => {
      const reply = await give(id, { status: "fired" });
      assert.deepEqual([reply.status, reply.body.code], [422, "onlyAgentsFired"]);
    });
  });

  test("A035, P7: fired is final by every way there is: status, PATCH, bulk, import, undo, revert, another group, raw SQL", async () => {
    const fred = await aUser(house.world.db, { firstName: "Fred", lastName: "Final" });
    const earlier = await house.api.post("/contacts/bulk", { ids: [fred.id], setStatus: { status: "blocked" } });
    assert.equal(earlier.body.done, 1);
    const fired = await give(fred.id, { status: "fired" });
    assert.equal(fired.status, 200, JSON.stringify(fired.body));
    assert.deepEqual(
      fired.body.can.filter((way: string) => /block|fire/.test(way)),
      [],
    );
    const { version } = await contact(fred.id);
    const blockedEntry = (await house.api.get(`/contacts/${fred.id}/history`)).body.items.find(
      ({ action }: Loose) => action === "blocked",
    );
    const client = await house.world.db
      .selectFrom("access_groups")
      .select("id")
      .where("standing", "=", "client")
      .executeTakeFirstOrThrow();
    await isUntouchedBy(async () => {
      for (const status of ["active", "blocked"]) {
        const reply = await give(fred.id, { status });
        assert.deepEqual([reply.status, reply.body.code], [409, "firedIsFinal"], status);
      }
      assert.equal((await give(fred.id, { status: "fired" })).status, 200, "once more says nothing new");
      assert.equal((await house.api.patch(`/contacts/${fred.id}`, { status: "active", version })).status, 422);
      assert.equal((await house.api.patch(`/contacts/${fred.id}`, { accessGroup: client.id, version })).status, 409);
      assert.equal(
        (await house.api.post("/contacts/bulk", { ids: [fred.id], change: { status: "active" } })).status,
        422,
      );
      const revert = await house.api.post(`/contacts/${fred.id}/history/${blockedEntry.id}/revert`);
      assert.deepEqual([revert.status, revert.body.code], [422, "nothingToRevert"]);
      await assert.rejects(sql`update contacts set status = 'active' where id = ${fred.id}`.execute(house.world.db), {
        constraint: "contacts_fired_is_final",
      });
    });
    // A batch and its undo write down what became of them, and nothing else.
    const bulk = await house.api.post("/contacts/bulk", { ids: [fred.id], setStatus: { status: "active" } });
    assert.deepEqual([bulk.status, bulk.body.done, bulk.body.refused], [200, 0, 1]);
    const undo = await house.api.post(`/batches/${earlier.body.batch}/undo`);
    assert.deepEqual([undo.status, undo.body.done, undo.body.kept], [200, 0, 1]);
    const file = new FormData();
    file.append("file", new File([`Id,First name,Last name,Status\n${fred.id},Fred,Final,active\n`], "fred.csv"));
    const imported = await house.api.post("/imports", file);
    assert.equal(imported.status, 201, JSON.stringify(imported.body));
    assert.ok(
      !JSON.stringify(imported.body.mapping).includes('"status"'),
      "no column of a file is taken for the status",
    );
    const after = await contact(fred.id);
    assert.deepEqual([after.status, after.version], ["fired", version]);
  });

  test("A024, P7: nobody changes his own, nor takes the last administrator away, singly or in bulk; U", async () => {
    const lone = await aWorld();
    try {
      const [one, other] = [
        await aUser(lone.db, { firstName: "One", lastName: "Root", group: "administrator" }),
        await aUser(lone.db, { firstName: "Other", lastName: "Root", group: "administrator" }),
      ];
      const hashes = () => hashTables(lone.database.pool);
      await lone.signedIn(one.email);
      await lone.signedIn(other.email);
      const then = await hashes();
      for (const status of ["blocked", "fired"]) {
        const reply = await lone.as(one).post(`/contacts/${one.id}/status`, { status, version: 1 });
        assert.deepEqual([reply.status, reply.body.code], [409, "ownStatus"]);
      }
      assert.deepEqual(await hashes(), then);
      const bulk = await lone
        .as(one)
        .post("/contacts/bulk", { ids: [one.id, other.id], setStatus: { status: "blocked" } });
      assert.deepEqual([bulk.body.done, bulk.body.refused], [1, 1]);
      const { items } = (await lone.as(one).get(`/batches/${bulk.body.batch}/items?outcome=refused`)).body;
      assert.deepEqual([items[0].id, items[0].code], [one.id, "ownStatus"]);
      assert.match(items[0].reason, /Nobody blocks/);
    } finally {
      await lone.close();
    }
  });

  test("A024: of two administrators who block each other at once exactly one stays", async () => {
    const lone = await aWorld();
    try {
      const [one, other] = [
        await aUser(lone.db, { firstName: "One", lastName: "Root", group: "administrator" }),
        await aUser(lone.db, { firstName: "Other", lastName: "Root", group: "administrator" }),
      ];
      await Promise.all([lone.signedIn(one.email), lone.signedIn(other.email)]);
      const replies = await Promise.all([
        lone.as(one).post(`/contacts/${other.id}/status`, { status: "fired", version: 1 }),
        lone.as(other).post(`/contacts/${one.id}/status`, { status: "blocked", version: 1 }),
      ]);
      const statuses = replies.map(({ status }) => status).toSorted();
      assert.equal(statuses[0], 200, statuses.join());
      assert.ok([401, 409].includes(statuses[1] ?? 0), statuses.join());
      const left = await sql<{ n: number }>`select count(*)::int as n from contacts where status = 'active'`.execute(
        lone.db,
      );
      assert.equal(left.rows[0]?.n, 1);
    } finally {
      await lone.close();
    }
  });

  test("A042: block and fire at once end in fired, whichever comes first, and the journal has them in order", async () => {
    const second = house.world.as({ email: "second.root@acquaint.test" });
    await second.cookie();
    for (let round = 0; round < 6; round++) {
      const agent = await aUser(house.world.db, { firstName: `Race${round}`, lastName: "Agent" });
      const [block, fire] = await Promise.all([
        house.api.post(`/contacts/${agent.id}/status`, { status: "blocked", version: 1 }),
        second.post(`/contacts/${agent.id}/status`, { status: "fired", version: 1 }),
      ]);
      assert.equal(fire.status, 200, JSON.stringify(fire.body));
      assert.ok(
        block.status === 200 || (block.status === 409 && block.body.code === "firedIsFinal"),
        String(block.status),
      );
      assert.equal((await contact(agent.id)).status, "fired");
      const told = (await journal(agent.id)).map(([action, change]) => [action, change.status]).toReversed();
      assert.deepEqual(
        told,
        block.status === 200
          ? [
              ["blocked", ["active", "blocked"]],
              ["fired", ["blocked", "fired"]],
            ]
          : [["fired", ["active", "fired"]]],
      );
    }
    const edited = await aUser(house.world.db, { firstName: "Edited", lastName: "Agent" });
    await house.api.patch(`/contacts/${edited.id}`, { jobTitle: "boss", version: 1 });
    const stale = await second.post(`/contacts/${edited.id}/status`, { status: "fired", version: 1 });
    assert.equal(stale.status, 412, "what was changed besides is looked at first");
  });

  test("A040: who is fired while he saves has saved before, or is refused: never after", async () => {
    const target = await aClientNamed("Saved");
    for (let round = 0; round < 5; round++) {
      const saver = await aUser(house.world.db, { firstName: `Saver${round}`, lastName: "Agent" });
      await house.world.as(saver).cookie();
      const { version } = await contact(target);
      // The firing waits behind this lock with the session ended already; the form is sent meanwhile.
      const gate = await house.world.database.pool.connect();
      await gate.query("begin; select pg_advisory_xact_lock(42)");
      await sql`create or replace function wait_for_test() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(42); return null; end $$`.execute(
        house.world.db,
      );
      await sql`create or replace trigger zz_wait_for_test after update of status on contacts for each row execute function wait_for_test()`.execute(
        house.world.db,
      );
      const firing = give(saver.id, { status: "fired" });
      await untilWaiting(house.world, 1);
      const saving = house.world.as(saver).patch(`/contacts/${target}`, { jobTitle: `round ${round}`, version });
      await untilWaiting(house.world, 2);
      await gate.query("commit");
      gate.release();
      assert.equal((await firing).status, 200);
      assert.equal((await saving).status, 401);
      assert.equal((await contact(target)).version, version, "nothing was written after");
      await sql`drop trigger zz_wait_for_test on contacts`.execute(house.world.db);
    }
  });

  test("A038: who was blocked or fired is in no picker and owns nothing new, but stays the author of what he did", async () => {
    const olaf = await aUser(house.world.db, { firstName: "Olaf", lastName: "Author" });
    const made = await house.world.as(olaf).post("/contacts", { firstName: "Made", lastName: "Byolaf" });
    const picked = async () => (await house.api.get("/agents?search=Olaf")).body.items.length;
    assert.equal(await picked(), 1);
    await give(olaf.id, { status: "blocked" });
    assert.equal(await picked(), 0);
    await give(olaf.id, { status: "fired" });
    assert.equal(await picked(), 0);
    const shown = await contact(made.body.id);
    assert.equal(shown.owner.name, "Olaf Author");
    assert.equal((await house.api.get(`/contacts/${made.body.id}/history`)).body.items[0].actor.name, "Olaf Author");
    const given = await house.api.patch(`/contacts/${made.body.id}`, { assignedTo: olaf.id, version: shown.version });
    assert.deepEqual([given.status, given.body.errors[0].code], [422, "personUnknown"]);
  });
});

/** Until so many connections wait for a lock of another. */
async function untilWaiting(world: World, count: number): Promise<void> {
  const waiting = sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await eventually(
    () => waiting.execute(world.db),
    ({ rows }) => rows.length >= count,
  );
}
