import assert from "node:assert/strict";
import { createHook } from "node:async_hooks";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { aUser, password, type Person } from "../testing/builders.ts";
import { anAccessGroup } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";
import { hashPassword } from "./password.ts";

let world: World;
let ann: Person;
const proxy = "127.0.0.1";

before(async () => {
  world = await aWorld({ config: { trustedProxies: [proxy] } });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
});
after(() => world.close());
beforeEach(() => world.db.deleteFrom("sign_in_failures").execute());

function tryToSignIn(email: unknown, given: unknown = password, from = "198.51.100.7") {
  return world.stranger.post("/session", { email, password: given }, { "x-forwarded-for": from });
}

/** How many password hashes are computed meanwhile: their work in threads is the only one that has no name. */
async function hashesDuring(work: () => Promise<unknown>): Promise<number> {
  let hashes = 0;
  const hook = createHook({ init: (_, type) => void (hashes += type === "undefined" ? 1 : 0) }).enable();
  await work();
  hook.disable();
  return hashes;
}

async function change(person: Person, to: { status?: "active" | "blocked" | "fired" }) {
  await world.db.updateTable("contacts").set(to).where("id", "=", person.id).execute();
}

test("A person signs in with e-mail and password, in whatever case, and is told who she is and what she may", async () => {
  const reply = await tryToSignIn(" Ann.Lee@ACQUAINT.test ");
  assert.equal(reply.status, 200);
  assert.equal(reply.body.user.name, "Ann Lee");
  assert.equal(reply.body.user.accessGroup.type, "agent");
  assert.equal(reply.body.may.rights["contacts.clients"].see, "all");
  assert.equal(reply.body.may.rights["contacts.clients"].import, undefined, "a right of reach none is left out");
  const [cookie = ""] = reply.headers.getSetCookie();
  assert.match(cookie, /^acquaint_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  const { last_sign_in_at, last_sign_in_ip } = await world.db
    .selectFrom("contacts")
    .select(["last_sign_in_at", "last_sign_in_ip"])
    .where("id", "=", ann.id)
    .executeTakeFirstOrThrow();
  assert.ok(last_sign_in_at && Date.now() - last_sign_in_at.getTime() < 60_000);
  assert.equal(last_sign_in_ip, "198.51.100.7");
});

test("The secret of a session is nowhere in the database", async () => {
  const reply = await tryToSignIn(ann.email);
  const secret = /acquaint_session=([\w-]+)/.exec(reply.headers.getSetCookie()[0] ?? "")?.[1] ?? "";
  const { rows } = await sql<{ text: string }>`select s::text as text from sessions s`.execute(world.db);
  assert.ok(secret.length === 43 && rows.length > 0);
  assert.ok(rows.every(({ text }) => !text.includes(secret) && !text.includes(Buffer.from(secret).toString("hex"))));
});

test("A051: wrong, unknown, blocked, fired, without a password and of a group that does not sign in get one answer", async () => {
  const blocked = await aUser(world.db, { firstName: "Bo", lastName: "Blocked" });
  const fired = await aUser(world.db, { firstName: "Fay", lastName: "Fired" });
  const bare = await aUser(world.db, { firstName: "Bea", lastName: "Bare" });
  const outside = await aUser(world.db, { firstName: "Otto", lastName: "Outside" });
  await change(blocked, { status: "blocked" });
  await change(fired, { status: "fired" });
  await world.db.deleteFrom("credentials").where("contact_id", "=", bare.id).execute();
  const id = await anAccessGroup(world.db, "Outside", { signsIn: false });
  await world.db.updateTable("contacts").set({ access_group_id: id }).where("id", "=", outside.id).execute();

  const replies = [
    await tryToSignIn(ann.email, "not her password at all"),
    await tryToSignIn("nobody@acquaint.test"),
    await tryToSignIn("no address"),
    await tryToSignIn(blocked.email),
    await tryToSignIn(fired.email),
    await tryToSignIn(bare.email),
    await tryToSignIn(outside.email),
  ];
  const seen = replies.map(({ status, body, headers }) =>
    JSON.stringify([status, body, [...headers].filter(([name]) => name !== "date")]),
  );
  assert.equal(replies[0]?.status, 401);
  assert.equal(replies[0]?.body.code, "wrongSignIn");
  assert.equal(new Set(seen).size, 1, seen.join("\n"));
});

test("A051: whether an account exists does not show in the work of the answer: each refusal holds one hash, of one cost", async () => {
  const bob = await aUser(world.db, { firstName: "Bob", lastName: "Behind" });
  const gus = await aUser(world.db, { firstName: "Gus", lastName: "Gone" });
  await change(bob, { status: "blocked" });
  await world.db.deleteFrom("credentials").where("contact_id", "=", gus.id).execute();
  for (const email of [ann.email, bob.email, gus.email, "nobody@acquaint.test", "no address"])
    assert.equal(await hashesDuring(() => tryToSignIn(email, "not the password of anybody")), 1, email);
  // What stands in for a password that is not there is made as passwords are: OWASP's cost.
  assert.match(await hashPassword(password), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("A047: five wrong passwords, and the account waits, wherever they come from; the answer says how long", async () => {
  for (let i = 0; i < 5; i++)
    assert.equal((await tryToSignIn(ann.email, "a wrong password", `203.0.113.${i}`)).status, 401);
  const refused = await tryToSignIn(ann.email, password, "203.0.113.77");
  assert.equal(refused.status, 429);
  assert.equal(refused.body.code, "tooManyTries");
  const wait = Number(refused.headers.get("retry-after"));
  assert.ok(wait > 0 && wait <= 30, String(wait));
});

test("A047: a person at a place where she has signed in before is not locked out by others", async () => {
  assert.equal((await tryToSignIn(ann.email, password, "2001:db8:1:2::3")).status, 200);
  for (let i = 0; i < 8; i++) await tryToSignIn(ann.email, "a wrong password", `203.0.113.${i}`);
  assert.equal((await tryToSignIn(ann.email, password, "203.0.113.99")).status, 429);
  assert.equal((await tryToSignIn(ann.email, password, "2001:db8:1:2::4")).status, 200, "the same /64");
});

test("A047: the wait grows, and a right sign-in clears what was wrong before", async () => {
  const ken = await aUser(world.db, { firstName: "Ken", lastName: "Keys" });
  const waits: number[] = [];
  for (let i = 0; i < 7; i++) {
    await tryToSignIn(ken.email, "a wrong password");
    waits.push(Number((await tryToSignIn(ken.email, "a wrong password")).headers.get("retry-after") ?? 0));
    await world.db
      .updateTable("sign_in_failures")
      .set({ locked_until: sql<Date>`now()` })
      .execute();
  }
  assert.ok((waits.at(-1) ?? 0) > 60, String(waits));
  assert.equal((await tryToSignIn(ken.email)).status, 200);
  assert.equal((await tryToSignIn(ken.email, "a wrong password")).status, 401, "counting begins anew");
});

test("A048: one password for many accounts from one address is stopped; a /64 of IPv6 is one address (A210)", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 34; i++)
    statuses.push(
      (await tryToSignIn(`person${i}@acquaint.test`, "Spring in the city", `2001:db8:aaaa:bbbb::${i + 1}`)).status,
    );
  assert.deepEqual(statuses.slice(0, 30), Array(30).fill(401));
  assert.deepEqual(statuses.slice(30), Array(4).fill(429));
  assert.equal(
    (await tryToSignIn(ann.email, password, "2001:db8:aaaa:cccc::1")).status,
    200,
    "the neighbours are not counted with them",
  );
});

test("A050: of fifty tries at once no more than five are let through to the password", async () => {
  const max = await aUser(world.db, { firstName: "Max", lastName: "Many" });
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => tryToSignIn(max.email, `a wrong password ${i}`, `203.0.113.${i}`)),
  );
  assert.equal(replies.filter(({ status }) => status === 401).length, 5);
  assert.equal(replies.filter(({ status }) => status === 429).length, 45);
});

test("Fifty people who sign in at once from one office all get in", async () => {
  const people = await Promise.all(
    Array.from({ length: 50 }, (_, i) => aUser(world.db, { firstName: `P${i}`, lastName: "Office" })),
  );
  const replies = await Promise.all(people.map(({ email }) => tryToSignIn(email)));
  assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]));
});

test("A052: a password of ten megabytes is refused, and never hashed", async () => {
  const hashes = await hashesDuring(async () => {
    const huge = await tryToSignIn(ann.email, "x".repeat(10_000_000)).catch((error: unknown) => error);
    assert.ok(
      huge instanceof Error || (typeof huge === "object" && huge !== null && "status" in huge && huge.status === 413),
    );
  });
  assert.equal(hashes, 0);
  assert.equal((await tryToSignIn(ann.email, "x".repeat(1_001))).status, 422);
});

test("A060: what is no text is no password and no address", async () => {
  for (const value of [null, "", [], ["a"], { $ne: 1 }, 1, true]) {
    for (const body of [
      { email: ann.email, password: value },
      { email: value === "" ? null : value, password },
    ]) {
      const reply = await world.stranger.post("/session", body);
      assert.equal(reply.status, 422, JSON.stringify(body));
    }
  }
});

test("Sign-ins stand in the journal: the right and the wrong, with the address, without what was typed", async () => {
  await world.db.deleteFrom("audit").execute();
  await tryToSignIn(ann.email, "a wrong password", "203.0.113.5");
  await tryToSignIn("my secret instead of my address", "a wrong password", "203.0.113.5");
  await tryToSignIn(ann.email, password, "203.0.113.6");
  const rows = await world.db
    .selectFrom("audit")
    .select(["action", "address", "subject_id", "change"])
    .orderBy("at")
    .orderBy("id")
    .execute();
  assert.deepEqual(
    rows.map(({ action, address }) => [action, address]),
    [
      ["signInRefused", "203.0.113.5"],
      ["signInRefused", "203.0.113.5"],
      ["signedIn", "203.0.113.6"],
    ],
  );
  assert.equal(JSON.stringify(rows).includes("secret"), false);
});
