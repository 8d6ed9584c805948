import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import { aUser, password, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { eventually } from "../testing/eventually.ts";
import { aWorld, type World } from "../testing/world.ts";

/** What is hashed or proved first and written then: the person may be out by the time it is written. */
const changes: Record<string, (api: Client, who: Person) => Promise<Reply>> = {
  "a new password": (api, { id }) =>
    api.put(`/contacts/${id}/password`, { current: password, password: "an old bridge in the rain" }),
  "another sign-in e-mail": (api, { id, email }) =>
    api.put(`/contacts/${id}/sign-in-email`, { email: `other.${email}`, password }),
  "a second factor": (api) => api.post("/second-factor", { password }),
  "a token": (api) =>
    api.post("/tokens", { name: "Late", scopes: "reads", expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
};

const ends: Record<string, string> = {
  blocked: "update contacts set status = 'blocked' where id = $1",
  fired: "update contacts set status = 'fired' where id = $1",
  "signed out": "delete from sessions where contact_id = $1",
};

describe("What one signs in with", () => {
  let world: World;
  let number = 0;

  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());
  beforeEach(() => world.db.deleteFrom("sign_in_failures").execute());

  for (const [what, change] of Object.entries(changes)) {
    for (const [how, end] of Object.entries(ends)) {
      test(`A040: ${what} is not set by who is ${how} meanwhile`, async () => {
        const who = await aUser(world.db, { firstName: `Una${++number}`, lastName: "Held" });
        const api = await world.signedIn(who.email);
        const before = await kept(who);
        // It has been decided, and is not yet over.
        const gate = await world.database.pool.connect();
        await gate.query("begin");
        await gate.query(end, [who.id]);
        const asked = change(api, who);
        await untilWaiting();
        await gate.query("commit");
        gate.release();
        const { status } = await asked;
        assert.equal(status, 401);
        assert.deepEqual(await kept(who), before);
      });
    }
  }

  test("A040: a password that was set before the block is the one that holds", async () => {
    const who = await aUser(world.db, { firstName: "Una", lastName: "Early" });
    const reply = await changes["a new password"]?.(await world.signedIn(who.email), who);
    assert.equal(reply?.status, 204);
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", who.id).execute();
    await world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", who.id).execute();
    const again = await world.stranger.post("/session", { email: who.email, password: "an old bridge in the rain" });
    assert.equal(again.status, 200);
  });

  test("Two administrators who set each other's password at once do not wait for each other for ever", async () => {
    const [ida, ivo] = await Promise.all(
      ["Ida", "Ivo"].map((firstName) => aUser(world.db, { firstName, lastName: "Root", group: "administrator" })),
    );
    assert.ok(ida && ivo);
    const [asIda, asIvo] = [await world.signedIn(ida.email), await world.signedIn(ivo.email)];
    const set = (api: Client, { id }: Person) =>
      api.put(`/contacts/${id}/password`, { password: "an old bridge in the rain" });
    const replies = await Promise.all([set(asIda, ivo), set(asIvo, ida)]);
    assert.deepEqual(replies.map(({ status }) => status).toSorted(), [204, 401], "the slower one's session had ended");
  });

  async function kept({ id }: Person): Promise<unknown> {
    const { rows } = await sql`
      select sign_in_email, (select password_hash from credentials r where r.contact_id = c.id) as password,
        (select count(*)::int from second_factors f where f.contact_id = c.id) as factors,
        (select count(*)::int from tokens t where t.contact_id = c.id) as tokens
      from contacts c where id = ${id}`.execute(world.db);
    return rows[0];
  }

  async function untilWaiting(): Promise<void> {
    const waiting = sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await eventually(
      () => waiting.execute(world.db),
      ({ rows }) => rows.length > 0,
    );
  }
});
