import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { aUser, password, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let ann: Person;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  await aUser(world.db, { firstName: "Eve", lastName: "Root", group: "administrator" });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  await world.db
    .updateTable("access_groups")
    .set({ rights: JSON.stringify({ "contacts.clients": { see: "own", edit: "own", create: "all" } }) })
    .where("standing", "=", "agent")
    .execute();
  await world.as(ann).post("/contacts", { firstName: "Of", lastName: "Ann" });
  await world.as(ada).post("/contacts", { firstName: "Of", lastName: "Ada" });
});
after(() => world.close());

const cookieOf = (reply: { headers: Headers }) => reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";

async function aBrowserOf(person: Person): Promise<string> {
  return cookieOf(await world.stranger.post("/session", { email: person.email, password }));
}

/** A browser of Ada's that shows the page as somebody else. */
async function aViewOf(person: Person): Promise<string> {
  const begun = await world.stranger.post("/session/view-as", { person: person.id }, { cookie: await aBrowserOf(ada) });
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  return cookieOf(begun);
}

const get = (path: string, cookie: string) => world.stranger.get(path, { cookie });

async function rows(): Promise<unknown> {
  const found = await sql`
    select (select md5(string_agg(t::text, '|' order by id)) from contacts t) as contacts,
      (select count(*)::int from audit) as audit, (select count(*)::int from companies) as companies,
      (select md5(string_agg(t::text, '|' order by id)) from access_groups t) as groups`.execute(world.db);
  return found.rows;
}

test("F24: an administrator sees the page as another person: her lists, her rights, and who looks on", async () => {
  const cookie = await aViewOf(ann);
  const { body } = await get("/session", cookie);
  assert.deepEqual([body.user.name, body.viewer], ["Ann Lee", { id: ada.id, name: "Ada Root", ended: false }]);
  assert.deepEqual([body.may.administrator, body.may.rights["contacts.clients"].see], [false, "own"]);
  const names = (await get("/contacts", cookie)).body.items.map(({ lastName }: { lastName: string }) => lastName);
  assert.deepEqual(names, ["Ann"]);
  assert.equal((await get("/companies", cookie)).status, 403);
  const own = await world.stranger.delete("/session/view-as", { cookie });
  assert.deepEqual([own.body.user.name, own.body.viewer], ["Ada Root", null]);
  assert.equal((await get("/companies", cookieOf(own))).status, 200);
  assert.equal((await get("/session", cookie)).status, 401, "the id of the view is good for nothing");
});

test("F24, A014: every change of every route is refused while somebody looks on, and nothing is written", async () => {
  const { paths } = (await world.stranger.get(`${world.url}/api/v1/openapi.json`)).body;
  const cookie = await aViewOf(ann);
  const before = await rows();
  let tried = 0;
  for (const [path, operations] of Object.entries<Record<string, { security?: unknown[] }>>(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (method === "get" || operation.security?.length === 0) continue;
      if (["/session", "/session/view-as"].includes(path) && method === "delete") continue;
      const reply = await fetch(
        `${world.url}/api/v1${path.replace(/\{(\w+)\}/g, "00000000-0000-7000-8000-000000000000")}`,
        {
          method: method.toUpperCase(),
          headers: { cookie, origin: world.url, "content-type": "application/json", "if-match": '"1"' },
          body: "{}",
        },
      );
      const body = JSON.parse(await reply.text());
      assert.deepEqual([reply.status, body.code], [403, "viewingAs"], `${method} ${path}`);
      tried += 1;
    }
  }
  assert.ok(tried > 30);
  assert.deepEqual(await rows(), before);
});

test("F24: how the person herself gets in is not shown", async () => {
  const cookie = await aViewOf(ann);
  for (const path of ["/sessions", "/tokens", "/second-factor"])
    assert.equal((await get(path, cookie)).body.code, "viewingAs", path);
});

test("F24: only administrators look on, and only as people who are none and may sign in", async () => {
  const bo = await aUser(world.db, { firstName: "Bo", lastName: "Blocked" });
  const eve = await world.db
    .selectFrom("contacts")
    .select("id")
    .where("first_name", "=", "Eve")
    .executeTakeFirstOrThrow();
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", bo.id).execute();
  const viewAs = (person: string, by = ada) => world.as(by).post("/session/view-as", { person });
  for (const person of [bo.id, eve.id, ada.id]) assert.equal((await viewAs(person)).body.code, "cannotViewAs");
  assert.equal((await viewAs("00000000-0000-7000-8000-000000000000")).status, 404);
  assert.equal((await viewAs(ann.id, ann)).status, 403);
  assert.equal((await viewAs(ada.id, ann)).status, 404, "whom she does not see");
  assert.equal((await world.as(ada).delete("/session/view-as")).body.code, "notViewing");
});

test("F24: the view is over when the person's status or group changes, and the administrator is not himself by accident", async () => {
  const max = await aUser(world.db, { firstName: "Max", lastName: "Moved" });
  const cookie = await aViewOf(max);
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", max.id).execute();
  const refused = await get("/contacts", cookie);
  assert.deepEqual([refused.status, refused.body.code], [403, "viewEnded"]);
  const write = await world.stranger.post("/contacts", { firstName: "By", lastName: "Accident" }, { cookie });
  assert.equal(write.body.code, "viewEnded");
  assert.equal((await get("/session", cookie)).body.viewer.ended, true);
  await world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", max.id).execute();
  const { id } = await world.db
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "administrator")
    .executeTakeFirstOrThrow();
  await world.db.updateTable("contacts").set({ access_group_id: id }).where("id", "=", max.id).execute();
  assert.equal((await get("/contacts", cookie)).body.code, "viewEnded", "nor does he look on as an administrator");
  const own = await world.stranger.delete("/session/view-as", { cookie });
  assert.equal(own.body.user.name, "Ada Root");
});

test("F24: the view ends with the administrator's own rights, and with his session", async () => {
  const kim = await aUser(world.db, { firstName: "Kim", lastName: "Root", group: "administrator" });
  const begun = await world.stranger.post("/session/view-as", { person: ann.id }, { cookie: await aBrowserOf(kim) });
  const cookie = cookieOf(begun);
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", kim.id).execute();
  assert.equal((await get("/session", cookie)).status, 401);
  const other = await aViewOf(ann);
  assert.equal((await world.stranger.delete("/session", { cookie: other })).status, 204);
  assert.equal((await get("/session", other)).status, 401);
});

test("F24: the journal tells who looked on as whom, and since when no longer; the person has not signed in by it", async () => {
  const sue = await aUser(world.db, { firstName: "Sue", lastName: "Seen" });
  const cookie = await aViewOf(sue);
  await get("/contacts", cookie);
  await world.stranger.delete("/session/view-as", { cookie });
  const journal = await world.db
    .selectFrom("audit")
    .select(["action", "actor_id", "address"])
    .where("subject_id", "=", sue.id)
    .orderBy("id")
    .execute();
  assert.deepEqual(
    journal.map(({ action, actor_id, address }) => [action, actor_id, address]),
    [
      ["viewBegun", ada.id, "127.0.0.1"],
      ["viewEnded", ada.id, "127.0.0.1"],
    ],
  );
  const { last_sign_in_at } = await world.db
    .selectFrom("contacts")
    .select("last_sign_in_at")
    .where("id", "=", sue.id)
    .executeTakeFirstOrThrow();
  assert.equal(last_sign_in_at, null);
});

test("F24, A030: open streams end when the view begins and when it is over, and in between tell what that person sees", async () => {
  const tom = await aUser(world.db, { firstName: "Tom", lastName: "Told" });
  const cookie = await aBrowserOf(ada);
  const earlier = await listen(cookie);
  const view = cookieOf(await world.stranger.post("/session/view-as", { person: tom.id }, { cookie }));
  await within(2_500, earlier.ended);
  const during = await listen(view);
  const hidden = await world.as(ada).post("/contacts", { firstName: "Not", lastName: "His" });
  const shown = await world.as(tom).post("/contacts", { firstName: "His", lastName: "Own" });
  assert.deepEqual([hidden.status, shown.status], [201, 201]);
  await wait(2_500);
  const text = during.text();
  assert.ok(text.includes(shown.body.id) && !text.includes(hidden.body.id), text);
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", tom.id).execute();
  await within(2_500, during.ended);
  assert.equal((await get("/events", view)).body.code, "viewEnded");
});

async function listen(cookie: string): Promise<{ ended: Promise<void>; text: () => string }> {
  const reply = await fetch(`${world.url}/api/v1/events`, { headers: { cookie } });
  assert.equal(reply.status, 200);
  let text = "";
  const read = async () => {
    for await (const part of reply.body ?? []) text += Buffer.from(part).toString();
  };
  return { ended: read(), text: () => text };
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const late = wait(milliseconds, "late", { ref: false });
  assert.notEqual(await Promise.race([work, late]), "late");
}
