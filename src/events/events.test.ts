import assert from "node:assert/strict";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { announce } from "../http/events.ts";
import { aUser, password, type Person } from "../testing/builders.ts";
import { openStreams } from "./streams.ts";
import { eventually } from "../testing/eventually.ts";
import { aMember } from "../testing/groups.ts";
import { silent } from "../testing/database.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
});
after(() => world.close());

interface Heard {
  changes: { kind: string; ids?: string[]; reload?: boolean }[];
  /** When the server ended the stream. */
  ended: Promise<number>;
  close: () => void;
}

async function signIn(person: Person): Promise<string> {
  const reply = await world.stranger.post("/session", { email: person.email, password });
  return reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const listen = async (person: Person) => listenWith(await signIn(person));

async function listenWith(cookie: string): Promise<Heard> {
  const stop = new AbortController();
  const reply = await fetch(`${world.url}/api/v1/events`, { headers: { cookie }, signal: stop.signal });
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get("content-type") ?? "", /^text\/event-stream/);
  const heard: Heard = {
    changes: [],
    ended: read(reply, (change) => heard.changes.push(change)),
    close: () => stop.abort(),
  };
  return heard;
}

async function read(reply: Response, tell: (change: Heard["changes"][number]) => void): Promise<number> {
  let text = "";
  try {
    for await (const part of reply.body ?? []) {
      text += Buffer.from(part).toString();
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks)
        if (block.startsWith("event: change\n")) tell(JSON.parse(block.slice(block.indexOf("data: ") + 6)));
    }
  } catch {
    // Closed by the test.
  }
  return Date.now();
}

const narrow = {
  rights: { "contacts.clients": { see: "own" }, companies: { see: "own", create: "own", edit: "own" } },
};
const narrowAgent = (name: string) => aMember(world.db, name, narrow);

test("A change is told to open pages by kind and id, without what is in it", async () => {
  const heard = await listen(ada);
  const made = await world.as(ada).post("/companies", { name: "Secret Plans Ltd" });
  await eventually(() => heard.changes.length > 0);
  assert.deepEqual(heard.changes, [{ kind: "companies", ids: [made.body.id] }]);
  heard.close();
});

test("Nobody is told without being signed in", async () => {
  assert.equal((await world.stranger.get("/events")).status, 401);
});

test("A017: who does not see a record is not told of it either; what he sees he is told", async () => {
  const nora = await narrowAgent("Nora");
  const heard = await listen(nora);
  const all = await listen(ada);
  const hidden = await world.as(ada).post("/companies", { name: "Out of reach" });
  const own = await world.as(nora).post("/companies", { name: "Within reach" });
  assert.equal(own.status, 201);
  await eventually(() => all.changes.flatMap(({ ids }) => ids ?? []).includes(own.body.id));
  await eventually(() => heard.changes.length > 0);
  await wait(1_500);
  assert.deepEqual(
    heard.changes.flatMap(({ ids }) => ids),
    [own.body.id],
  );
  assert.ok(all.changes.flatMap(({ ids }) => ids).includes(hidden.body.id));
  heard.close();
  all.close();
});

test("Many changes at once are told as one, and above two hundred only that there were many", async () => {
  const heard = await listen(ada);
  const ids = (await Promise.all(["A", "B", "C"].map((name) => world.as(ada).post("/companies", { name })))).map(
    ({ body }) => body.id,
  );
  await eventually(() => heard.changes.flatMap((change) => change.ids ?? []).length === 3);
  assert.deepEqual(heard.changes.flatMap((change) => change.ids ?? []).toSorted(), ids.toSorted());
  heard.changes.length = 0;
  announce(
    "companies",
    Array.from({ length: 201 }, () => crypto.randomUUID()),
  );
  announce("contacts", []);
  await eventually(() => heard.changes.length >= 2);
  assert.deepEqual(
    heard.changes.toSorted((a, b) => a.kind.localeCompare(b.kind)),
    [
      { kind: "companies", reload: true },
      { kind: "contacts", reload: true },
    ],
  );
  heard.close();
});

test("A030: a stream ends within about a second when its session does: signed out, blocked, or of another group", async () => {
  const ways: [string, (person: Person) => Promise<unknown>][] = [
    ["signed out", ({ id }) => world.db.deleteFrom("sessions").where("contact_id", "=", id).execute()],
    ["blocked", ({ id }) => world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute()],
    [
      "timed out",
      ({ id }) =>
        world.db
          .updateTable("sessions")
          .set({ expires_at: sql<Date>`now()` })
          .where("contact_id", "=", id)
          .execute(),
    ],
    [
      "no sign-in",
      ({ id }) =>
        sql`update access_groups set signs_in = false where id = (select access_group_id from contacts where id = ${id})`.execute(
          world.db,
        ),
    ],
  ];
  for (const [name, end] of ways) {
    const person = await narrowAgent(`Sam ${name}`.replace(" ", "."));
    const heard = await listen(person);
    const start = Date.now();
    await end(person);
    const took = (await heard.ended) - start;
    assert.ok(took < 3_000, `${name}: ${took} ms`);
  }
});

test("A stream that opens while sessions are looked at outlives that look", async (t) => {
  const secretOf = async (person: Person) => (await signIn(person)).slice("session=".length);
  const looking = Promise.withResolvers<void>();
  const through = Promise.withResolvers<void>();
  const slowly = world.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      looking.resolve();
      await through.promise;
      return result;
    },
  });
  const streams = openStreams(slowly, { hear: () => () => {}, close: async () => {} }, silent);
  t.after(() => streams.close());
  const [dead, late] = [1, 2].map(() => new ServerResponse(new IncomingMessage(new Socket())));
  assert.ok(dead && late);
  streams.add({ personId: ada.id, secret: "of nobody", reply: dead });
  await looking.promise;
  streams.add({ personId: ada.id, secret: await secretOf(ada), reply: late });
  through.resolve();
  await eventually(() => dead.writableEnded);
  assert.equal(late.writableEnded, false);
});

test("What another node announces is told too; when the line between them broke, pages are told to look anew", async () => {
  const heard = await listen(ada);
  const { body } = await world.as(ada).get("/companies?limit=1&fields=id");
  const id = body.items[0].id;
  await sql`select pg_notify('acquaint_events', ${JSON.stringify(["companies", [id]])})`.execute(world.db);
  await eventually(() => heard.changes.some((change) => change.kind === "companies" && change.ids?.[0] === id));
  heard.changes.length = 0;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'acquaint events'`.execute(
    world.db,
  );
  await eventually(() => heard.changes.some(({ kind, reload }) => kind === "contacts" && reload === true));
  heard.close();
});

test("A right that was taken away ends the news of what it opened, at once", async () => {
  const tina = await narrowAgent("Tina");
  const heard = await listen(tina);
  await sql`update access_groups set rights = '{}' where name = 'Group of Tina'`.execute(world.db);
  await world.db
    .insertInto("companies")
    .values({ name: "Hers", owner_id: tina.id, emails: "[]", phones: "[]", custom: "{}" })
    .execute();
  const { id } = await world.db
    .selectFrom("companies")
    .select("id")
    .where("name", "=", "Hers")
    .executeTakeFirstOrThrow();
  const all = await listen(ada);
  announce("companies", [id]);
  await eventually(() => all.changes.some(({ kind, ids }) => kind === "companies" && ids?.includes(id)));
  await wait(500);
  assert.deepEqual(heard.changes, []);
  heard.close();
  all.close();
});
