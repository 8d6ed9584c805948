import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let lowest: Person;
let routes: { method: string; path: string; open: boolean }[];

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  lowest = await aUser(world.db, { firstName: "Leo", lastName: "Lowest", group: "client" });
  const { id } = await world.db
    .insertInto("access_groups")
    .values({ name: "Nothing", kind: "client", standing: null, rights: "{}", fields: "{}", field_rules: "{}" })
    .returning("id")
    .executeTakeFirstOrThrow();
  await world.db.updateTable("contacts").set({ access_group_id: id }).where("id", "=", lowest.id).execute();
  await world
    .as(ada)
    .post("/contacts", { firstName: "Some", lastName: "Body", companies: [{ name: "Acme" }], tags: ["vip"] });
  await world.as(ada).post("/contact-groups", { name: "Some" });
  const { paths } = (await world.stranger.get(`${world.url}/api/v1/openapi.json`)).body;
  routes = Object.entries<Record<string, { security?: unknown[] }>>(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      open: operation.security?.length === 0,
    })),
  );
  assert.ok(routes.length > 30);
});
after(() => world.close());

/** Every row of every table but those that note who asked when. */
async function rows(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('sessions', 'token_calls', 'job_workers')
    order by 1`.execute(world.db);
  const hashes: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const found = await sql<{
      hash: string;
    }>`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql.raw(name)} as t`.execute(
      world.db,
    );
    hashes[name] = found.rows[0]?.hash ?? "";
  }
  return hashes;
}

const filled = (path: string) =>
  path.replace("{country}", "UA").replace(/\{(\w+)\}/g, "00000000-0000-7000-8000-000000000000");

async function call(method: string, path: string, cookie: string, body?: string): Promise<number> {
  const reply = await fetch(`${world.url}/api/v1${filled(path)}`, {
    method,
    headers: {
      cookie,
      origin: world.url,
      "if-match": '"1"',
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  await reply.body?.cancel();
  return reply.status;
}

test("A022: without being signed in every route but the open ones answers 401, whatever is sent", async () => {
  for (const { method, path } of routes.filter(({ open }) => !open)) {
    assert.equal(
      await call(method, path, "acquaint_session=none", method === "GET" ? undefined : '{"x": 1}'),
      401,
      `${method} ${path}`,
    );
  }
});

test("A014: as the lowest of all every change is refused, and no row is touched", async () => {
  const cookie = await world.as(lowest).cookie();
  const before = await rows();
  const own = ["PATCH /session", "DELETE /session"];
  for (const { method, path, open } of routes.filter((route) => route.method !== "GET" && !route.open)) {
    if (own.includes(`${method} ${path}`)) continue;
    for (const body of ["{}", '{"name": "Mine", "firstName": "A", "lastName": "B", "q": 1}']) {
      const status = await call(method, path, cookie, body);
      assert.ok(!open && status >= 400 && status < 500, `${method} ${path}: ${status}`);
    }
  }
  assert.deepEqual(await rows(), before);
});

test("A072: reading changes nothing: every GET twice, as administrator", async () => {
  const cookie = await world.as(ada).cookie();
  const before = await rows();
  for (const { path } of routes.filter(({ method, path }) => method === "GET" && path !== "/events")) {
    for (let round = 0; round < 2; round++) {
      const status = await call("GET", path, cookie);
      assert.ok(status < 500, `${path}: ${status}`);
    }
  }
  assert.deepEqual(await rows(), before);
});

test("A072: by a token reading changes nothing either, and nothing but reading is done by one that only reads", async () => {
  const wish = { name: "Crawler", scopes: "reads", expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
  const { token } = (await world.as(ada).post("/tokens", wish)).body;
  const headers = { authorization: `Bearer ${token}`, "if-match": '"1"', "content-type": "application/json" };
  const byToken = (method: string, path: string, body?: string) =>
    fetch(`${world.url}/api/v1${filled(path)}`, { method, headers, body });
  await byToken("GET", "/session");
  const before = await rows();
  for (const { method, path, open } of routes.filter(({ open, path }) => !open && path !== "/events")) {
    const reply = await byToken(method, path, method === "GET" ? undefined : "{}");
    await reply.body?.cancel();
    assert.ok(
      method === "GET" ? reply.status < 500 : reply.status === 403,
      `${method} ${path} ${open}: ${reply.status}`,
    );
  }
  assert.deepEqual(await rows(), before);
});
