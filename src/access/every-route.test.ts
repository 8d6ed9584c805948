import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let lowest: Person;
let routes: { method: string; path: string; open: boolean }[];

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  lowest = await aMember(world.db, "Leo", { type: "client" });
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

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(path);
}

test("A022: a method that an address does not have is refused with those it has (405); HEAD is under the right of GET", async () => {
  for (const path of new Set(routes.map((route) => route.path))) {
    // `/contacts/export` is also what `/contacts/{id}` is asked with.
    const known = routes.filter((route) => matches(route.path, path)).map(({ method }) => method);
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"].filter((one) => !known.includes(one))) {
      const reply = await fetch(`${world.url}/api/v1${filled(path)}`, { method, headers: { origin: world.url } });
      const { code } = JSON.parse(await reply.text());
      assert.deepEqual([reply.status, code], [405, "otherMethod"], `${method} ${path}`);
      const allowed = (reply.headers.get("allow") ?? "").split(", ");
      assert.deepEqual(
        known.filter((one) => !allowed.includes(one)),
        [],
        path,
      );
    }
    const isClosed = routes.some((route) => route.path === path && route.method === "GET" && !route.open);
    if (isClosed) assert.equal(await call("HEAD", path, "acquaint_session=none"), 401, `HEAD ${path}`);
  }
});

test("A014: as the lowest of all every change is refused, and no row is touched", async () => {
  const cookie = await world.as(lowest).cookie();
  const before = await rows();
  const own = ["PATCH /session", "DELETE /session", "POST /notifications/read"];
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
