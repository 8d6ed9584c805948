import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { aMember } from "../testing/groups.ts";
import { aUser, password } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { runHere } from "../testing/worker.ts";
import { endBlocks } from "./end-blocks.ts";
import { aHouseOfStatuses } from "../testing/statuses.ts";

type Loose = Reply["body"];

describe("A status", () => {
  const house = aHouseOfStatuses();
  const { contact, give, aClientNamed, journal, isUntouchedBy } = house;

  test("blocked has its reason and its end on the card, and who did it; active again says nothing of it", async () => {
    const id = await aClientNamed("Reason");
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const blocked = await give(id, { status: "blocked", reason: "  does not pay ", until });
    assert.equal(blocked.status, 200, JSON.stringify(blocked.body));
    assert.equal(blocked.body.status, "blocked");
    const { reason, by, until: end, at } = blocked.body.blocked;
    assert.deepEqual(
      [reason, by, Date.parse(end)],
      ["does not pay", { id: house.ada.id, name: "Ada Root" }, Date.parse(until)],
    );
    assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
    assert.deepEqual(
      blocked.body.can.filter((way: string) => /block|fire/.test(way)),
      ["unblock"],
    );
    const found = await house.api.get(`/contacts?status=blocked&search=Reason`);
    assert.equal(found.body.items.length, 1);
    const freed = await give(id, { status: "active" });
    assert.deepEqual([freed.body.status, freed.body.blocked], ["active", null]);
    assert.deepEqual(await journal(id), [
      ["unblocked", { status: ["blocked", "active"], blocked: [{ reason: "does not pay", until }, null] }],
      ["blocked", { status: ["active", "blocked"], blocked: [null, { reason: "does not pay", until }] }],
    ]);
    const kept = await sql`select from contact_blocks where contact_id = ${id}`.execute(house.world.db);
    assert.equal(kept.rows.length, 0);
  });

  test("given again is no change; another reason is one, in the journal as such", async () => {
    const id = await aClientNamed("Again");
    const first = await give(id, { status: "blocked", reason: "rude" });
    const same = await give(id, { status: "blocked", reason: "rude" });
    assert.deepEqual([same.status, same.body.version], [200, first.body.version]);
    await give(id, { status: "blocked", reason: "very rude" });
    assert.deepEqual((await journal(id))[0], [
      "blocked",
      {
        blocked: [
          { reason: "rude", until: null },
          { reason: "very rude", until: null },
        ],
      },
    ]);
  });

  test("needs the version that was seen, and refuses what makes no sense, in words", async () => {
    const id = await aClientNamed("Version");
    const missing = await house.api.post(`/contacts/${id}/status`, { status: "blocked" });
    assert.equal(missing.status, 428);
    const stale = await house.api.post(`/contacts/${id}/status`, { status: "blocked", version: 7 });
    assert.deepEqual([stale.status, stale.body.current.id], [412, id]);
    for (const [wish, pointer, code] of [
      [{ status: "active", reason: "x" }, "/reason", "onlyOfBlocks"],
      [{ status: "fired", until: "2999-01-01T00:00:00Z" }, "/until", "onlyOfBlocks"],
      [{ status: "blocked", until: "2001-01-01T00:00:00Z" }, "/until", "past"],
      [{ status: "blocked", until: "tomorrow" }, "/until", "format"],
      [{ status: "blocked", reason: "x".repeat(501) }, "/reason", "tooLong"],
      [{ status: "gone" }, "/status", "choice"],
      [{ status: "blocked", id }, "/id", "unknownKey"],
    ] as const) {
      const reply = await give(id, wish);
      assert.deepEqual(
        [reply.status, reply.body.errors?.[0].pointer, reply.body.errors?.[0].code],
        [422, pointer, code],
      );
      assert.ok(reply.body.errors[0].detail.includes(" "), reply.body.errors[0].detail);
    }
  });

  test("is for who edits people of the kind and their status; of administrators only for administrators; U", async () => {
    const clients = house.world.as(
      await aMember(house.world.db, "Carl", { rights: { "contacts.clients": { see: "all", edit: "all" } } }),
    );
    const both = await aMember(house.world.db, "Bob", {
      rights: {
        "contacts.clients": { see: "all", edit: "all" },
        "contacts.agents": { see: "all", edit: "all" },
      },
    });
    const own = house.world.as(
      await aMember(house.world.db, "Olga", { rights: { "contacts.clients": { see: "own", edit: "own" } } }),
    );
    const viewer = house.world.as(
      await aMember(house.world.db, "Vera", { rights: { "contacts.clients": { see: "all" } } }),
    );
    const agent = await aUser(house.world.db, { firstName: "Agnes", lastName: "Agent" });
    const client = await aClientNamed("Rights");
    for (const one of [clients, house.world.as(both), own, viewer]) await one.cookie();
    await isUntouchedBy(async () => {
      const status = { status: "blocked", version: 1 };
      assert.equal((await clients.post(`/contacts/${agent.id}/status`, status)).status, 404, "agents are out of sight");
      assert.equal((await own.post(`/contacts/${client}/status`, status)).status, 404);
      assert.equal((await viewer.post(`/contacts/${client}/status`, status)).status, 403);
      assert.equal(
        (await viewer.post("/contacts/bulk", { ids: [client], setStatus: { status: "blocked" } })).status,
        403,
      );
      const administrator = await house.world.as(both).post(`/contacts/${house.ada.id}/status`, status);
      assert.deepEqual([administrator.status, administrator.body.code], [403, "notAllowed"]);
    });
    const canOf = async (by: Client, id: string) =>
      (await by.get(`/contacts/${id}`)).body.can.filter((way: string) => /block|fire/.test(way));
    assert.deepEqual(await canOf(house.world.as(both), house.ada.id), []);
    assert.deepEqual(await canOf(house.world.as(both), agent.id), ["block", "fire"]);
    assert.deepEqual(await canOf(viewer, client), []);
    await sql`update access_groups set fields = '{"status": "shown"}' where name = 'Group of Bob'`.execute(
      house.world.db,
    );
    assert.deepEqual(await canOf(house.world.as(both), agent.id), []);
    assert.equal((await give(agent.id, { status: "blocked" }, house.world.as(both))).status, 403);
    await give(client, { status: "blocked", reason: "secret reason" });
    assert.equal((await house.world.as(both).get(`/contacts/${client}`)).body.blocked.reason, "secret reason");
    await sql`update access_groups set fields = '{"status": "hidden"}' where name = 'Group of Bob'`.execute(
      house.world.db,
    );
    const hidden = await house.world.as(both).get(`/contacts/${client}`);
    assert.ok(!("blocked" in hidden.body) && !("status" in hidden.body));
    const hiddenBulk = await house.world
      .as(both)
      .post("/contacts/bulk", { ids: [client], setStatus: { status: "active" } });
    assert.deepEqual([hiddenBulk.status, hiddenBulk.body.errors[0].pointer], [403, "/status"]);
  });

  test("A block ends when its time has come, exactly once, and the journal says that nobody did it", async () => {
    const id = await aClientNamed("Ending");
    const later = await aClientNamed("Later");
    await give(later, { status: "blocked", until: new Date(Date.now() + 3_600_000).toISOString() });
    const until = new Date(Date.now() + 3_000);
    const { body } = await give(id, { status: "blocked", reason: "for a moment", until: until.toISOString() });
    const asked = await sql<{ at: Date }>`
      select run_at as at from graphile_worker.jobs where key = ${`block until ${until.getTime()}`}`.execute(
      house.world.db,
    );
    assert.deepEqual(asked.rows, [{ at: until }]);
    await runHere(house.world, endBlocks, {});
    assert.equal((await contact(id)).status, "blocked", "not before");
    await new Promise((resolve) => setTimeout(resolve, until.getTime() - Date.now() + 50));
    await Promise.all([runHere(house.world, endBlocks, {}), runHere(house.world, endBlocks, {})]);
    await runHere(house.world, endBlocks, {});
    const ended = await contact(id);
    assert.deepEqual([ended.status, ended.version], ["active", body.version + 1]);
    const entries = (await house.api.get(`/contacts/${id}/history`)).body.items.filter(
      ({ action }: Loose) => action === "unblocked",
    );
    assert.deepEqual([entries.length, entries[0].actor], [1, null]);
    assert.equal((await contact(later)).status, "blocked");
  });

  test("A block that was ended by hand or given another end is not ended by the first one's time", async () => {
    const id = await aClientNamed("Prolonged");
    const soon = new Date(Date.now() + 3_000);
    await give(id, { status: "blocked", until: soon.toISOString() });
    await give(id, { status: "blocked", until: new Date(Date.now() + 3_600_000).toISOString() });
    await new Promise((resolve) => setTimeout(resolve, soon.getTime() - Date.now() + 50));
    await runHere(house.world, endBlocks, {});
    assert.equal((await contact(id)).status, "blocked");
  });

  test("A027, A044: blocked and fired people cannot sign in, with the answer of a wrong password, and are active again with their old one", async () => {
    const nina = await aUser(house.world.db, { firstName: "Nina", lastName: "Signs" });
    const cookie = await house.world.as(nina).cookie();
    await give(nina.id, { status: "blocked" });
    assert.equal((await house.world.stranger.get("/session", { cookie })).status, 401);
    const wrong = await house.world.stranger.post("/session", {
      email: nina.email,
      password: "not the right sentence",
    });
    const right = await house.world.stranger.post("/session", { email: nina.email, password });
    assert.deepEqual([right.status, right.body], [401, wrong.body]);
    await give(nina.id, { status: "active" });
    assert.equal((await house.world.stranger.get("/session", { cookie })).status, 401, "sessions do not come back");
    assert.equal((await house.world.stranger.post("/session", { email: nina.email, password })).status, 200);
  });
});
