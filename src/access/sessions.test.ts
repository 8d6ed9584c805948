import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { aUser, password, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let ada: Person;
const better = "an old bridge in the rain";

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
});
after(() => world.close());

/** A browser of somebody: its cookie, which it sends with the page's Origin. */
async function aBrowserOf({ email }: Person, earlier?: string, given = password): Promise<string> {
  const reply = await world.stranger.post("/session", { email, password: given }, earlier ? { cookie: earlier } : {});
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function statusOf(cookie: string): Promise<number> {
  return (await world.stranger.get("/session", { cookie })).status;
}

test("A054: signing in ends the session one had before; its id is good for nothing", async () => {
  const before = await aBrowserOf(ann);
  const after = await aBrowserOf(ann, before);
  assert.notEqual(after, before);
  assert.equal(await statusOf(before), 401);
  assert.equal(await statusOf(after), 200);
});

test("A054: a session id that somebody else chose is not taken", async () => {
  const chosen = `acquaint_session=${"a".repeat(43)}`;
  const given = await aBrowserOf(ann, chosen);
  assert.notEqual(given, chosen);
  assert.equal(await statusOf(chosen), 401);
});

test("A055: signing out ends the session, and the browser forgets it", async () => {
  const cookie = await aBrowserOf(ann);
  const out = await world.stranger.delete("/session", { cookie });
  assert.equal(out.status, 204);
  assert.match(out.headers.getSetCookie()[0] ?? "", /^acquaint_session=; Max-Age=0/);
  assert.equal(await statusOf(cookie), 401);
});

test("A055: a new password ends all sessions; the one that set it gets a new id", async () => {
  const here = await aBrowserOf(ann);
  const elsewhere = await aBrowserOf(ann);
  const reply = await world.stranger.put(
    `/contacts/${ann.id}/password`,
    { current: password, password: better },
    { cookie: here },
  );
  assert.equal(reply.status, 204);
  const renewed = reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  assert.deepEqual([await statusOf(here), await statusOf(elsewhere), await statusOf(renewed)], [401, 401, 200]);
  assert.equal(
    (await world.stranger.post("/session", { email: ann.email, password })).status,
    401,
    "the old password is gone",
  );
  await world.stranger.put(`/contacts/${ann.id}/password`, { current: better, password }, { cookie: renewed });
});

test("One's own password is changed only with the present one", async () => {
  const cookie = await aBrowserOf(ann);
  const without = await world.stranger.put(`/contacts/${ann.id}/password`, { password: better }, { cookie });
  const wrong = await world.stranger.put(
    `/contacts/${ann.id}/password`,
    { current: "not my password", password: better },
    { cookie },
  );
  assert.deepEqual([without.status, without.body.errors[0].pointer], [422, "/current"]);
  assert.deepEqual([wrong.status, wrong.body.errors[0].code], [422, "wrongPassword"]);
  assert.equal(await statusOf(cookie), 200);
});

test("Whoever sits down at an open screen does not get to guess the present password", async () => {
  const bob = await aUser(world.db, { firstName: "Bob", lastName: "Busy" });
  const cookie = await aBrowserOf(bob);
  const guess = () =>
    world.stranger.put(`/contacts/${bob.id}/password`, { current: "a guess", password: better }, { cookie });
  for (let i = 0; i < 5; i++) assert.equal((await guess()).status, 422);
  assert.equal((await guess()).status, 429);
});

test("An administrator sets anybody's password, and that person's sessions end; nobody else does", async () => {
  const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
  const his = await aBrowserOf(carl);
  assert.equal((await world.as(ann).put(`/contacts/${carl.id}/password`, { password: better })).status, 403);
  assert.equal(
    (await world.stranger.put(`/contacts/${ann.id}/password`, { password: better }, { cookie: his })).status,
    404,
    "whom he does not see is absent",
  );
  assert.equal(await statusOf(his), 200);
  assert.equal((await world.as(ada).put(`/contacts/${carl.id}/password`, { password: better })).status, 204);
  assert.equal(await statusOf(his), 401);
  await aBrowserOf(carl, undefined, better);
});

test("Passwords that everybody tries first, short ones and those with the own address are refused", async () => {
  const refused: [string, string][] = [
    ["short", "tooShort"],
    ["elevenchars", "tooShort"],
    ["Password12345", "commonPassword"],
    ["P@ssw0rd!P@ssw0rd!", "commonPassword"],
    ["123456789012345", "commonPassword"],
    ["abcabcabcabcabc", "commonPassword"],
    ["qwertyuiop12", "commonPassword"],
    ["my name is ann.lee", "passwordHoldsEmail"],
    ["x".repeat(201), "tooLong"],
  ];
  for (const [given, code] of refused) {
    const reply = await world.as(ada).put(`/contacts/${ann.id}/password`, { password: given });
    assert.deepEqual(
      [reply.status, reply.body.errors?.[0]?.pointer, reply.body.errors?.[0]?.code],
      [422, "/password", code],
      given,
    );
  }
});

test("A027: a blocked person's session is dead with the next request, and stays so when the block ends", async () => {
  const cookie = await aBrowserOf(ann);
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", ann.id).execute();
  assert.equal(await statusOf(cookie), 401);
  await world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", ann.id).execute();
  assert.equal(await statusOf(cookie), 401);
});

test("A055: who comes into another access group signs in anew; a person in the trash has no session", async () => {
  const max = await aUser(world.db, { firstName: "Max", lastName: "Moved" });
  const group = await world.db
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "administrator")
    .executeTakeFirstOrThrow();
  const first = await aBrowserOf(max);
  await world.db.updateTable("contacts").set({ access_group_id: group.id }).where("id", "=", max.id).execute();
  const second = await aBrowserOf(max);
  await world.db
    .updateTable("contacts")
    .set({ deleted_at: sql<Date>`now()` })
    .where("id", "=", max.id)
    .execute();
  assert.deepEqual([await statusOf(first), await statusOf(second)], [401, 401]);
});

test("A057: a session dies after twelve hours of silence and after thirty days in any case", async () => {
  const silent = await aBrowserOf(ann);
  await world.db
    .updateTable("sessions")
    .set({ last_seen_at: sql<Date>`now() - interval '12 hours 1 second'` })
    .execute();
  const old = await aBrowserOf(ada);
  assert.equal(await statusOf(old), 200);
  const { rows } = await sql<{
    days: number;
  }>`select extract(epoch from expires_at - created_at)::int / 86400 as days from sessions where contact_id = ${ada.id}`.execute(
    world.db,
  );
  assert.deepEqual(new Set(rows.map(({ days }) => days)), new Set([30]));
  await world.db
    .updateTable("sessions")
    .set({ expires_at: sql<Date>`now() - interval '1 second'` })
    .where("contact_id", "=", ada.id)
    .execute();
  assert.deepEqual([await statusOf(silent), await statusOf(old)], [401, 401]);
});

test("A072: reading notes when a session was used at most once a minute, and nothing else", async () => {
  const cookie = await aBrowserOf(ann);
  const seen = async () =>
    (await sql<{ at: string }>`select max(last_seen_at)::text as at from sessions`.execute(world.db)).rows[0]?.at;
  const first = await seen();
  await statusOf(cookie);
  assert.equal(await seen(), first);
  await world.db
    .updateTable("sessions")
    .set({ last_seen_at: sql<Date>`now() - interval '61 seconds'` })
    .execute();
  const stale = await seen();
  await statusOf(cookie);
  assert.notEqual(await seen(), stale);
});

test("One sees one's own open sessions, with place and program, and ends any of them; nobody else's", async () => {
  const mine = await aBrowserOf(ann);
  const phone = await aBrowserOf(ann);
  const { body } = await world.stranger.get("/sessions", { cookie: mine, "user-agent": "A test" });
  const other = body.items.find(({ current }: { current: boolean }) => !current);
  assert.equal(body.items.filter(({ current }: { current: boolean }) => current).length, 1);
  assert.equal(other.address, "127.0.0.1");
  assert.match(other.createdAt, /^\d{4}-\d\d-\d\dT/);
  assert.equal(body.items[0].id, other.id, "the newest first");

  const theirs = await aBrowserOf(ada);
  assert.equal((await world.stranger.delete(`/sessions/${other.id}`, { cookie: theirs })).status, 404);
  assert.equal((await world.stranger.delete(`/sessions/${other.id}`, { cookie: mine })).status, 204);
  assert.deepEqual([await statusOf(mine), await statusOf(phone)], [200, 401]);
});

test("A220: language and time zone are taken in their standard form or refused", async () => {
  const cookie = await aBrowserOf(ann);
  const good = await world.stranger.patch("/session", { language: "pt_br", timeZone: "europe/kiev" }, { cookie });
  assert.deepEqual([good.body.user.language, good.body.user.timeZone], ["pt-BR", "Europe/Kyiv"]);
  for (const body of [
    { language: "klingon-of-mars" },
    { language: "x" },
    { timeZone: "Mars/Base" },
    { timeZone: "+03:00" },
    { language: "" },
  ]) {
    const reply = await world.stranger.patch("/session", body, { cookie });
    assert.equal(reply.status, 422, JSON.stringify(body));
  }
  assert.equal(
    (await world.stranger.patch("/session", { accessGroup: "x" }, { cookie })).status,
    422,
    "A025: nothing else goes this way",
  );
});

test("Access groups are listed by name; a client is told only of his own", async () => {
  const { body } = await world.stranger.get("/access-groups", { cookie: await aBrowserOf(ada) });
  assert.deepEqual(
    body.items.map(({ name, type, standing }: Record<string, unknown>) => [name, type, standing]),
    [
      ["Administrator", "agent", true],
      ["Agent", "agent", true],
      ["End user", "client", true],
    ],
  );
  const cleo = await aUser(world.db, { firstName: "Cleo", lastName: "Client", group: "client" });
  const his = await world.as(cleo).get("/access-groups");
  assert.deepEqual(
    his.body.items.map(({ name }: { name: string }) => name),
    ["End user"],
  );
});
