import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { openSecrets } from "../database/secret-key.ts";
import { inTransaction } from "../database/transaction.ts";
import { aUser, password, type Person } from "../testing/builders.ts";
import { aSecondFactor, aYoungStep, codeOf, forgetSteps } from "../testing/second-factor.ts";
import { aWorld, type World } from "../testing/world.ts";
import { takeCode } from "./second-factor-check.ts";

let world: World;
let ann: Person;
let ada: Person;
let seed: string;

before(async () => {
  world = await aWorld({ config: { trustedProxies: ["127.0.0.1"] } });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  seed = await aSecondFactor(world, ann);
});
after(() => world.close());
beforeEach(async () => {
  await world.db.deleteFrom("sign_in_failures").execute();
  await forgetSteps(world);
});

function signIn(person: Person, code?: string, given = password, from = "198.51.100.7") {
  return world.stranger.post("/session", { email: person.email, password: given, code }, { "x-forwarded-for": from });
}

/** A browser of somebody: its cookie. */
async function aBrowserOf(person: Person, code?: string): Promise<string> {
  return cookieOf(await signIn(person, code));
}

function cookieOf(reply: { status: number; body: unknown; headers: Headers }): string {
  assert.ok(reply.status < 300, JSON.stringify(reply.body));
  return reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function statusOf(cookie: string): Promise<number> {
  return (await world.stranger.get("/session", { cookie })).status;
}

/** Sets up by the API, as a person does. */
async function setUpBy(person: Person) {
  const cookie = await aBrowserOf(person);
  const begun = await world.stranger.post("/second-factor", { password }, { cookie });
  const { secret, uri } = begun.body;
  const confirmed = await world.stranger.put("/second-factor", { code: codeOf(secret) }, { cookie });
  return { secret, uri, earlier: cookie, cookie: cookieOf(confirmed), codes: confirmed.body.recoveryCodes };
}

const actionsOf = async (person: Person) =>
  (await world.db.selectFrom("audit").select("action").where("subject_id", "=", person.id).orderBy("id").execute()).map(
    ({ action }) => action,
  );

test("A person sets up a second factor with her password and a first code, and gets ten recovery codes, once", async () => {
  const bob = await aUser(world.db, { firstName: "Bob", lastName: "Both" });
  const cookie = await aBrowserOf(bob);
  assert.equal((await world.stranger.post("/second-factor", { password: "not my password" }, { cookie })).status, 422);
  const begun = await world.stranger.post("/second-factor", { password }, { cookie });
  assert.equal(begun.status, 200);
  assert.match(
    begun.body.uri,
    /^otpauth:\/\/totp\/Acquaint:bob\.both%40acquaint\.test\?secret=[A-Z2-7]{32}&issuer=Acquaint/,
  );
  assert.equal((await signIn(bob)).status, 200, "nothing asks for it yet");
  assert.equal((await world.stranger.get("/second-factor", { cookie })).body.on, false);
  const wrong = await world.stranger.put("/second-factor", { code: "12345" }, { cookie });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, "/code"]);
  const confirmed = await world.stranger.put("/second-factor", { code: codeOf(begun.body.secret) }, { cookie });
  assert.equal(new Set(confirmed.body.recoveryCodes).size, 10);
  const here = cookieOf(confirmed);
  const shown = (await world.stranger.get("/second-factor", { cookie: here })).body;
  assert.deepEqual([shown.on, shown.recoveryCodes], [true, 10]);
  assert.equal((await world.stranger.get("/session", { cookie: here })).body.secondFactor.on, true);
  assert.equal(
    (await world.stranger.post("/second-factor", { password }, { cookie: here })).body.code,
    "secondFactorOn",
  );
  assert.ok((await actionsOf(bob)).includes("secondFactorSet"));
});

test("Neither the seed nor a recovery code can be read in the database, nor what an Idempotency-Key has kept", async () => {
  const kim = await aUser(world.db, { firstName: "Kim", lastName: "Keeps" });
  const cookie = await aBrowserOf(kim);
  const key = { cookie, "idempotency-key": "once" };
  const { secret } = (await world.stranger.post("/second-factor", { password }, key)).body;
  const { recoveryCodes } = (
    await world.stranger.put("/second-factor", { code: codeOf(secret) }, { ...key, "idempotency-key": "twice" })
  ).body;
  const { rows } = await sql<{ text: string }>`
    select t::text as text from second_factors t union all select t::text from recovery_codes t
    union all select t::text from idempotency_keys t union all select t::text from audit t`.execute(world.db);
  const all = rows.map(({ text }) => text).join("\n");
  for (const hidden of [secret, recoveryCodes[0], recoveryCodes[0].replaceAll("-", "")])
    assert.ok(!all.includes(hidden) && !all.includes(Buffer.from(hidden).toString("hex")));
});

test("A055: turning it on or off ends all other sessions, and the one in use gets a new id", async () => {
  const cy = await aUser(world.db, { firstName: "Cy", lastName: "Change" });
  const phone = await aBrowserOf(cy);
  const { earlier, cookie, secret } = await setUpBy(cy);
  assert.deepEqual([await statusOf(phone), await statusOf(earlier), await statusOf(cookie)], [401, 401, 200]);
  await forgetSteps(world);
  const off = await world.stranger.delete("/second-factor", { cookie }, { password, code: codeOf(secret) });
  assert.equal(off.status, 204);
  assert.deepEqual([await statusOf(cookie), await statusOf(cookieOf(off))], [401, 200]);
  assert.equal((await signIn(cy)).status, 200, "the password alone will do");
});

test("Signing in asks for the code after the right password, and only then", async () => {
  const asked = await signIn(ann);
  assert.deepEqual([asked.status, asked.body.code], [401, "secondFactorNeeded"]);
  assert.equal(asked.headers.getSetCookie().length, 0);
  assert.equal((await signIn(ann, undefined, "not her password at all")).body.code, "wrongSignIn");
  assert.equal((await signIn(ann, codeOf(seed), "not her password at all")).body.code, "wrongSignIn");
  assert.equal((await signIn(ann, codeOf(seed))).status, 200, "a code that came with a wrong password is not used up");
  const wrong = await signIn(ann, codeOf(seed, 40));
  assert.deepEqual([wrong.status, wrong.body.code], [401, "wrongCode"]);
});

test("A051: of a blocked person with a second factor it does not show that the password was right", async () => {
  const bo = await aUser(world.db, { firstName: "Bo", lastName: "Blocked" });
  await aSecondFactor(world, bo);
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", bo.id).execute();
  assert.equal((await signIn(bo)).body.code, "wrongSignIn");
});

test("A061: the code of one step is taken once; those of a clock half a minute wrong are taken, older ones not", async () => {
  await aYoungStep();
  const code = codeOf(seed, -1);
  assert.equal((await signIn(ann, code)).status, 200);
  assert.equal((await signIn(ann, code)).body.code, "wrongCode");
  assert.equal((await signIn(ann, ` ${codeOf(seed, 1).replace(/^.../, "$& ")} `)).status, 200, "typed with blanks");
  assert.equal((await signIn(ann, codeOf(seed))).body.code, "wrongCode", "of a step before one that was taken");
  await forgetSteps(world);
  assert.equal((await signIn(ann, codeOf(seed, -3))).body.code, "wrongCode");
  assert.equal((await signIn(ann, codeOf(seed, 3))).body.code, "wrongCode");
});

test("A061: ten guesses in five minutes, from wherever; then the right code waits, too", async () => {
  for (let i = 0; i < 10; i++)
    assert.equal((await signIn(ann, codeOf(seed, 100 + i), password, `203.0.113.${i}`)).body.code, "wrongCode");
  const refused = await signIn(ann, codeOf(seed), password, "203.0.113.77");
  assert.equal(refused.status, 429);
  const wait = Number(refused.headers.get("retry-after"));
  assert.ok(wait > 290 && wait <= 300, String(wait));
});

test("A061: a recovery code stands in for the app, once, however it is copied from paper", async () => {
  const dee = await aUser(world.db, { firstName: "Dee", lastName: "Drawer" });
  const { codes, cookie } = await setUpBy(dee);
  assert.equal((await signIn(dee, codes[0])).status, 200);
  assert.equal((await signIn(dee, codes[0])).body.code, "wrongCode");
  assert.equal((await signIn(dee, codes[1].toUpperCase().replaceAll("-", " ").replaceAll("0", "O"))).status, 200);
  assert.equal((await signIn(dee, codes[2].replace(/.$/, "u"))).body.code, "wrongCode");
  assert.equal((await world.stranger.get("/second-factor", { cookie })).body.recoveryCodes, 8);
  assert.equal((await actionsOf(dee)).filter((action) => action === "recoveryCodeUsed").length, 2);
  const renew = () => world.stranger.post("/second-factor/recovery-codes", {}, { cookie });
  await sql`update sessions set proved_at = now() - interval '10 minutes 1 second' where contact_id = ${dee.id}`.execute(
    world.db,
  );
  assert.equal((await renew()).body.code, "proveYourself", "an open screen is not enough");
  await sql`update sessions set proved_at = now() where contact_id = ${dee.id}`.execute(world.db);
  const renewed = await renew();
  assert.equal(renewed.body.recoveryCodes.length, 10);
  assert.equal((await signIn(dee, codes[4])).body.code, "wrongCode", "the old ones are gone");
});

test("A050: of fifty tries at once with one code one gets in, and no more than ten others are judged", async () => {
  const code = codeOf(seed);
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => signIn(ann, code, password, `203.0.113.${i}`)),
  );
  const count = (wanted: number) => replies.filter(({ status }) => status === wanted).length;
  assert.equal(count(200), 1);
  assert.equal(count(401), 10);
  assert.equal(count(429), 39);
});

test("Fifty people with second factors who sign in at once from one office all get in", async () => {
  const people = await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      const person = await aUser(world.db, { firstName: `P${i}`, lastName: "Office" });
      return { person, seed: await aSecondFactor(world, person) };
    }),
  );
  const asked = await Promise.all(people.map(({ person }) => signIn(person)));
  assert.deepEqual(new Set(asked.map(({ body }) => body.code)), new Set(["secondFactorNeeded"]));
  const replies = await Promise.all(people.map(({ person, seed }) => signIn(person, codeOf(seed))));
  assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]));
});

test("A061: where several servers take one code at the same moment, one of them has it", async () => {
  const [secrets, code] = [openSecrets(world.config), codeOf(seed)];
  const taken = await Promise.all(
    Array.from({ length: 4 }, () => inTransaction(world.db, (tx) => takeCode(tx, secrets, ann.id, code))),
  );
  assert.deepEqual(taken.toSorted(), ["totp", undefined, undefined, undefined]);
});

test("A052, A060: what is no code is refused as such", async () => {
  for (const code of ["", "x".repeat(51), null, 123456, ["1"], { $ne: 1 }])
    assert.equal((await world.stranger.post("/session", { email: ann.email, password, code })).status, 422);
  assert.equal((await signIn(ann, "абвгд")).body.code, "wrongCode");
  assert.equal((await signIn(ann, "\u0000\u0000")).status < 500, true);
});

test("A062: a new password does not take the second factor away", async () => {
  const eve = await aUser(world.db, { firstName: "Eve", lastName: "Evening" });
  const hers = await aSecondFactor(world, eve);
  const better = "an old bridge in the rain";
  assert.equal((await world.as(ada).put(`/contacts/${eve.id}/password`, { password: better })).status, 204);
  assert.equal((await signIn(eve, undefined, better)).body.code, "secondFactorNeeded");
  assert.equal((await signIn(eve, codeOf(hers), better)).status, 200);
});

test("Turning it off takes password and code; an open screen is not enough", async () => {
  const cookie = await aBrowserOf(ann, codeOf(seed));
  const code = codeOf(seed, 1);
  assert.equal((await world.stranger.delete("/second-factor", { cookie }, { password })).status, 422);
  assert.equal((await world.stranger.delete("/second-factor", { cookie }, { password: "a guess", code })).status, 422);
  const wrong = await world.stranger.delete("/second-factor", { cookie }, { password, code: codeOf(seed, 50) });
  assert.deepEqual([wrong.status, wrong.body.errors[0].code], [422, "wrongCode"]);
  assert.equal(await statusOf(cookie), 200);
  assert.equal((await signIn(ann)).body.code, "secondFactorNeeded");
});

test("An administrator takes away the second factor of somebody who has lost it; that person's sessions end, the journal tells", async () => {
  const leo = await aUser(world.db, { firstName: "Leo", lastName: "Lost" });
  const his = await setUpBy(leo);
  const bea = await aUser(world.db, { firstName: "Bea", lastName: "Busy" });
  assert.equal((await world.as(bea).delete(`/contacts/${leo.id}/second-factor`)).status, 403);
  assert.equal(await statusOf(his.cookie), 200);
  assert.equal((await world.as(ada).delete(`/contacts/${leo.id}/second-factor`)).status, 204);
  assert.equal(await statusOf(his.cookie), 401);
  assert.equal((await signIn(leo)).status, 200);
  assert.ok((await actionsOf(leo)).includes("secondFactorTaken"));
  assert.equal((await world.as(ada).delete(`/contacts/${leo.id}/second-factor`)).body.code, "secondFactorOff");
  assert.equal((await world.as(ada).delete(`/contacts/${ada.id}/second-factor`)).status, 403, "one's own takes a code");
});

test("Where an access group asks for a second factor, its people do nothing else until they have one", async () => {
  const { id } = await world.db
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "client")
    .executeTakeFirstOrThrow();
  const cleo = await aUser(world.db, { firstName: "Cleo", lastName: "Client", group: "client" });
  assert.equal((await world.as(ada).put(`/access-groups/${id}/second-factor`, { required: true })).status, 204);
  const cookie = await aBrowserOf(cleo);
  const session = await world.stranger.get("/session", { cookie });
  assert.deepEqual(session.body.secondFactor, { on: false, missing: true });
  const card = await world.stranger.get(`/contacts/${cleo.id}`, { cookie });
  assert.deepEqual([card.status, card.body.code], [403, "secondFactorRequired"]);
  const { secret } = (await world.stranger.post("/second-factor", { password }, { cookie })).body;
  const here = cookieOf(await world.stranger.put("/second-factor", { code: codeOf(secret) }, { cookie }));
  assert.equal((await world.stranger.get(`/contacts/${cleo.id}`, { cookie: here })).status, 200);
});

test("Where the key of the seals is lost, recovery codes still let people in", async () => {
  const rex = await aUser(world.db, { firstName: "Rex", lastName: "Restored" });
  const { codes, secret } = await setUpBy(rex);
  await sql`update second_factors set secret = regexp_replace(secret, '^1\\.[^.]*', '1.otherkey') where contact_id = ${rex.id}`.execute(
    world.db,
  );
  assert.equal((await signIn(rex, codeOf(secret, 1))).body.code, "wrongCode");
  assert.equal((await signIn(rex, codes[5])).status, 200);
});

test("Whoever has not proved himself within ten minutes is asked to, with password and code, and the session gets a new id", async () => {
  const may = await aUser(world.db, { firstName: "May", lastName: "Morrow", group: "administrator" });
  const hers = await aSecondFactor(world, may);
  const cookie = await aBrowserOf(may, codeOf(hers));
  const change = (with_: string) =>
    world.stranger.put(`/contacts/${ann.id}/password`, { password: "an old bridge in the rain" }, { cookie: with_ });
  await world.db
    .updateTable("sessions")
    .set({ proved_at: sql<Date>`now() - interval '10 minutes 1 second'` })
    .execute();
  const refused = await change(cookie);
  assert.deepEqual([refused.status, refused.body.code], [403, "proveYourself"]);
  const prove = (body: object) => world.stranger.post("/session/prove", body, { cookie });
  assert.equal(
    (await prove({ password: "not my password", code: codeOf(hers, 1) })).body.errors[0].pointer,
    "/password",
  );
  assert.equal((await prove({ password })).body.errors[0].pointer, "/code");
  assert.equal((await prove({ password, code: codeOf(hers) })).body.errors[0].code, "wrongCode", "used at sign-in");
  const proved = await prove({ password, code: codeOf(hers, 1) });
  assert.equal(proved.body.provedLately, true);
  assert.deepEqual([await statusOf(cookie), (await change(cookieOf(proved))).status], [401, 204]);
  await world.db.deleteFrom("sessions").execute();
});
