import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql, type Kysely } from "kysely";
import type { Database } from "../database/connect.ts";
import type { Tables } from "../database/tables.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aDatabase } from "../testing/database.ts";
import { aWorld } from "../testing/world.ts";

let database: Database;
let db: Kysely<Tables>;
let ada: Person;
let eve: Person;

before(async () => {
  database = await aDatabase();
  db = database.db;
  ada = await aUser(db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  eve = await aUser(db, { firstName: "Eve", lastName: "Root", group: "administrator" });
});
after(() => database.close());
beforeEach(async () => {
  await db
    .updateTable("contacts")
    .set({ status: "active", deleted_at: null, access_group_id: await groupId("administrator") })
    .where("status", "<>", "fired")
    .execute();
});

async function groupId(standing: "administrator" | "agent"): Promise<string> {
  return (await db.selectFrom("access_groups").select("id").where("standing", "=", standing).executeTakeFirstOrThrow())
    .id;
}

const isRefused = (error: unknown) =>
  error instanceof Error && "constraint" in error && error.constraint === "contacts_last_administrator";

test("A024: the last active administrator can be neither blocked, deleted, moved to another group, merged nor purged", async () => {
  await db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", eve.id).execute();
  const agents = await groupId("agent");
  const ways: [string, () => Promise<unknown>][] = [
    ["block", () => db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", ada.id).execute()],
    ["fire", () => db.updateTable("contacts").set({ status: "fired" }).where("id", "=", ada.id).execute()],
    [
      "delete",
      () =>
        db
          .updateTable("contacts")
          .set({ deleted_at: sql`now()` })
          .where("id", "=", ada.id)
          .execute(),
    ],
    ["move", () => db.updateTable("contacts").set({ access_group_id: agents }).where("id", "=", ada.id).execute()],
    ["merge", () => db.updateTable("contacts").set({ merged_into_id: eve.id }).where("id", "=", ada.id).execute()],
    ["purge", () => db.deleteFrom("contacts").where("id", "=", ada.id).execute()],
    ["all at once", () => db.updateTable("contacts").set({ status: "blocked" }).execute()],
  ];
  for (const [name, way] of ways) await assert.rejects(way(), isRefused, name);
  const left = await db
    .selectFrom("contacts")
    .select("status")
    .where("id", "=", ada.id)
    .where("live", "=", true)
    .executeTakeFirst();
  assert.equal(left?.status, "active");
});

test("A024: the group of administrators keeps its sign-in, and stays", async () => {
  const id = await groupId("administrator");
  await assert.rejects(db.updateTable("access_groups").set({ signs_in: false }).where("id", "=", id).execute());
  await assert.rejects(db.updateTable("access_groups").set({ standing: null }).where("id", "=", id).execute());
});

test("One may take another's place within one transaction", async () => {
  await db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", eve.id).execute();
  await db.transaction().execute(async (tx) => {
    await tx.updateTable("contacts").set({ status: "blocked" }).where("id", "=", ada.id).execute();
    await tx.updateTable("contacts").set({ status: "active" }).where("id", "=", eve.id).execute();
  });
  const active = await db.selectFrom("contacts").select("id").where("status", "=", "active").execute();
  assert.deepEqual(active, [{ id: eve.id }]);
});

test("A024: of two who each remove one of the last two administrators at once exactly one succeeds", async () => {
  for (let round = 0; round < 10; round++) {
    await db.updateTable("contacts").set({ status: "active" }).execute();
    const results = await Promise.allSettled(
      [ada, eve].map(({ id }) => db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute()),
    );
    const failed = results.filter((result) => result.status === "rejected");
    assert.equal(failed.length, 1);
    assert.ok(isRefused(failed[0]?.reason));
    const active = await db.selectFrom("contacts").select("id").where("status", "=", "active").execute();
    assert.equal(active.length, 1);
  }
});

test("A024: over HTTP the slower of two administrators who delete each other is told that the last one stays (409)", async () => {
  const world = await aWorld();
  const [one, other] = [
    await aUser(world.db, { firstName: "One", lastName: "Root", group: "administrator" }),
    await aUser(world.db, { firstName: "Other", lastName: "Root", group: "administrator" }),
  ];
  await Promise.all([world.signedIn(one.email), world.signedIn(other.email)]);
  const replies = await Promise.all([
    world.as(one).delete(`/contacts/${other.id}`, { "if-match": '"1"' }),
    world.as(other).delete(`/contacts/${one.id}`, { "if-match": '"1"' }),
  ]);
  const refused = replies.filter(({ status }) => status !== 200);
  assert.equal(refused.length, 1, replies.map(({ status }) => status).join());
  // Whose session the other's deletion has ended already is not asked any more.
  assert.ok([401, 409].includes(refused[0]?.status ?? 0), String(refused[0]?.status));
  if (refused[0]?.status === 409) assert.equal(refused[0].body.code, "lastAdministrator");
  const left = await world.db
    .selectFrom("contacts")
    .select("id")
    .where("live", "=", true)
    .where("status", "=", "active")
    .execute();
  assert.equal(left.length, 1);
  await world.close();
});

test("A024: the way there is for the last administrator to go is refused in words", async () => {
  const world = await aWorld();
  const last = await aUser(world.db, { firstName: "Last", lastName: "Root", group: "administrator" });
  const group = await world.db
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "agent")
    .executeTakeFirstOrThrow();
  const reply = await world.as(last).patch(`/contacts/${last.id}`, { accessGroup: group.id, version: 1 });
  assert.deepEqual(
    [reply.status, reply.body.code, reply.body.title],
    [409, "lastAdministrator", "The last administrator stays"],
    JSON.stringify(reply.body),
  );
  await world.close();
});
