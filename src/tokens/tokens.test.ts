import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { aUser, password, type Person } from "../testing/builders.ts";
import { aHouseOfTokens, inDays, wish } from "../testing/tokens.ts";

const house = aHouseOfTokens();
const { aToken, call, statusOf } = house;

test("A067: a token is shown once, lies hashed, and opens what its owner may read, without a cookie", async () => {
  const { id, token } = await aToken(house.ann);
  assert.match(token, /^acq_[\w-]{43}$/);
  const listed = (await house.world.as(house.ann).get("/tokens")).body.items.find(
    (one: { id: string }) => one.id === id,
  );
  assert.deepEqual([listed.name, listed.scopes, listed.start], ["Reports", "reads", token.slice(0, 8)]);
  const { rows } = await sql<{ text: string }>`
    select t::text as text from tokens t union all select t::text from audit t union all select t::text from idempotency_keys t`.execute(
    house.world.db,
  );
  assert.ok(rows.every(({ text }) => !text.includes(token) && !text.includes(Buffer.from(token).toString("hex"))));
  const session = await call(token, "GET", "/session");
  assert.deepEqual([session.status, session.body.user.name], [200, "Ann Lee"]);
  assert.equal(session.headers.getSetCookie().length, 0);
  assert.equal((await call(token, "GET", "/contacts")).status, 200);
});

test("A067: an Idempotency-Key keeps no token", async () => {
  const key = { "idempotency-key": "a token" };
  const first = await house.world.as(house.ann).post("/tokens", wish(), key);
  const second = await house.world.as(house.ann).post("/tokens", wish(), key);
  assert.notEqual(first.body.token, second.body.token);
});

test("A token that only reads changes nothing", async () => {
  const { token } = await aToken(house.ada);
  const refused = await call(token, "POST", "/contacts", { firstName: "New", lastName: "One" });
  assert.deepEqual([refused.status, refused.body.code], [403, "readsOnlyToken"]);
  assert.equal((await call(token, "DELETE", "/session")).status, 403);
});

test("A067: a token with rights has these and no others, whoever its owner is", async () => {
  const { token } = await aToken(house.ada, { scopes: ["contacts.clients:see", "contacts.clients:create"] });
  const made = await call(token, "POST", "/contacts", { firstName: "By", lastName: "Token" });
  assert.equal(made.status, 201);
  const edit = { lastName: "Other", version: made.body.version };
  assert.equal((await call(token, "PATCH", `/contacts/${made.body.id}`, edit)).status, 403);
  assert.equal((await call(token, "GET", `/contacts/${house.ann.id}`)).status, 404, "agents are another subject");
  assert.equal((await call(token, "GET", "/companies")).status, 403);
  const { may } = (await call(token, "GET", "/session")).body;
  assert.equal(may.administrator, false);
  assert.deepEqual(may.rights["contacts.clients"], { see: "all", create: "all" });
});

test("A067: rights that one does not have oneself cannot be given to a token, nor others than there are", async () => {
  const post = (scopes: unknown) => house.world.as(house.ann).post("/tokens", wish({ scopes }));
  for (const [scopes, code] of [
    [["contacts.clients:see", "management.groups:open"], "notHeld"],
    [["contacts.clients:import"], "notHeld"],
    [["contacts.clients:fly"], "choice"],
    [["__proto__:see"], "choice"],
  ] as const) {
    const refused = await post(scopes);
    assert.deepEqual([refused.status, refused.body.errors[0].code], [422, code], scopes.join());
  }
  for (const scopes of [[], "everything", null, { $ne: 1 }, [null]]) assert.equal((await post(scopes)).status, 422);
});

test("A067: when the owner's rights shrink, so do the token's, with the next call", async () => {
  const { token } = await aToken(house.ann, { scopes: ["companies:see", "contacts.clients:see"] });
  assert.equal((await call(token, "GET", "/companies")).status, 200);
  const group = house.world.db.updateTable("access_groups").where("standing", "=", "agent");
  await group.set({ modules: ["contacts"] }).execute();
  assert.equal((await call(token, "GET", "/companies")).status, 403);
  assert.equal((await call(token, "GET", "/contacts")).status, 200);
  await group
    .set({ modules: ["contacts", "companies", "equipment", "requests", "opportunities", "reports"] })
    .execute();
});

test("A token lasts a year at most, and is over when it is over", async () => {
  const post = (expiresAt: unknown) => house.world.as(house.ann).post("/tokens", wish({ expiresAt }));
  assert.equal((await post(inDays(368))).body.errors[0].code, "withinYear");
  assert.equal((await post(inDays(-1))).body.errors[0].code, "past");
  for (const end of [null, "", "tomorrow", 1, undefined]) assert.equal((await post(end)).status, 422);
  const { id, token } = await aToken(house.ann, { expiresAt: inDays(365) });
  await house.world.db
    .updateTable("tokens")
    .set({ expires_at: sql<Date>`now() - interval '1 second'` })
    .where("id", "=", id)
    .execute();
  assert.equal(await statusOf(token), 401);
});

test("A028, A067: a token dies with the status, the group, the password and the sign-in e-mail of its owner, and stays dead", async () => {
  const max = await aUser(house.world.db, { firstName: "Max", lastName: "Moved" });
  const update = house.world.db.updateTable("contacts").where("id", "=", max.id);
  const client = await house.world.db
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "administrator")
    .executeTakeFirstOrThrow();
  const better = "an old bridge in the rain";
  const ways: [string, () => Promise<unknown>][] = [
    [
      "block",
      async () => {
        await update.set({ status: "blocked" }).execute();
        await update.set({ status: "active" }).execute();
      },
    ],
    ["password", () => house.world.as(house.ada).put(`/contacts/${max.id}/password`, { password: better })],
    ["group", () => update.set({ access_group_id: client.id }).execute()],
    ["no sign-in e-mail", () => update.set({ sign_in_email: null }).execute()],
    ["fire", () => update.set({ status: "fired" }).execute()],
  ];
  for (const [name, way] of ways) {
    const { token } = await tokenOf(max);
    assert.equal(await statusOf(token), 200, name);
    await way();
    assert.equal(await statusOf(token), 401, name);
    await update.set({ sign_in_email: max.email }).execute();
  }
});

test("A067: tokens die with the sign-in of their access group, and stay dead when it signs in again", async () => {
  const cy = await aUser(house.world.db, { firstName: "Cy", lastName: "Client", group: "client" });
  const { token } = await aToken(cy);
  const group = house.world.db.updateTable("access_groups").where("standing", "=", "client");
  assert.equal(await statusOf(token), 200);
  await group.set({ signs_in: false }).execute();
  await group.set({ signs_in: true }).execute();
  assert.equal(await statusOf(token), 401);
});

test("A token makes no tokens, touches no password, no second factor and no session, and lends itself to no view", async () => {
  const grants = ["contacts.clients:see", "contacts.agents:see", "management.groups:open"];
  const { token, id } = await aToken(house.ada, { scopes: grants });
  const calls: [string, string, unknown?][] = [
    ["POST", "/tokens", wish()],
    ["GET", "/tokens"],
    ["DELETE", `/tokens/${id}`],
    ["PUT", `/contacts/${house.ann.id}/password`, { password: "an old bridge in the rain" }],
    ["PUT", `/contacts/${house.ada.id}/password`, { current: password, password: "an old bridge in the rain" }],
    ["POST", "/second-factor", { password }],
    ["DELETE", `/contacts/${house.ann.id}/second-factor`],
    ["GET", "/sessions"],
    ["PATCH", "/session", { language: "de" }],
    ["POST", "/session/prove", { password }],
    ["POST", "/session/view-as", { person: house.ann.id }],
    ["GET", "/events"],
  ];
  for (const [method, path, body] of calls) {
    const refused = await call(token, method, path, body);
    assert.deepEqual([refused.status, refused.body.code], [403, "notByToken"], `${method} ${path}`);
  }
});

test("Making a token wants somebody who has proved himself lately; ending one does not", async () => {
  const bob = await aUser(house.world.db, { firstName: "Bob", lastName: "Busy" });
  const { id, token } = await aToken(bob);
  await house.world.db
    .updateTable("sessions")
    .set({ proved_at: sql<Date>`now() - interval '11 minutes'` })
    .where("contact_id", "=", bob.id)
    .execute();
  assert.equal((await house.world.as(bob).post("/tokens", wish())).body.code, "proveYourself");
  assert.equal((await house.world.as(house.ann).delete(`/tokens/${id}`)).status, 404, "nobody else's");
  assert.equal(await statusOf(token), 200);
  assert.equal((await house.world.as(bob).delete(`/tokens/${id}`)).status, 204);
  assert.equal(await statusOf(token), 401);
  const journal = await house.world.db
    .selectFrom("audit")
    .select(["action", "actor_id", "change"])
    .where("subject_id", "=", id)
    .orderBy("id")
    .execute();
  assert.deepEqual(
    journal.map(({ action, actor_id }) => [action, actor_id]),
    [
      ["created", bob.id],
      ["ended", bob.id],
    ],
  );
});

test("Fifty tokens are enough for one person, also when they are asked for at once", async () => {
  const tom = await aUser(house.world.db, { firstName: "Tom", lastName: "Tokens" });
  const replies = await Promise.all(Array.from({ length: 55 }, () => house.world.as(tom).post("/tokens", wish())));
  assert.equal(replies.filter(({ status }) => status === 201).length, 50);
  assert.deepEqual(
    new Set(replies.filter(({ status }) => status !== 201).map(({ body }) => body.code)),
    new Set(["tooManyTokens"]),
  );
});

/** Made past the API, for people whose sessions come and go. */
async function tokenOf(person: Person): Promise<{ token: string }> {
  const { token } = await aToken(house.ada);
  await house.world.db
    .updateTable("tokens")
    .set({ contact_id: person.id })
    .where("start", "=", token.slice(0, 8))
    .where("contact_id", "=", house.ada.id)
    .execute();
  return { token };
}
