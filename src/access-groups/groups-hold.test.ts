import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { StoredRights } from "../database/tables/access-groups.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let client: { id: string };
let company: { id: string };

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  client = (
    await world.as(ada).post("/contacts", { firstName: "Clara", lastName: "Client", companies: [{ name: "Acme" }] })
  ).body;
  company = (await world.as(ada).get("/companies")).body.items[0];
});
after(() => world.close());

/** An agent of a group that an administrator has made over HTTP, signed in. */
async function anAgentWho(name: string, group: { modules: string[]; rights: StoredRights }): Promise<Person> {
  const made = await world.as(ada).post("/access-groups", { name, type: "agent", ...group });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const person = await aUser(world.db, { firstName: "Agent", lastName: name });
  const moved = await world.as(ada).patch(`/contacts/${person.id}`, { accessGroup: made.body.id, version: 1 });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  await world.signedIn(person.email);
  return person;
}

type Call = [method: "get" | "post" | "put" | "patch" | "delete", path: string, body?: object];

async function assertRefused(person: Person, calls: readonly Call[]): Promise<void> {
  const before = await hashTables(world.database.pool);
  for (const [method, path, body] of calls) {
    const as = world.as(person);
    const reply =
      method === "get"
        ? await as.get(path)
        : method === "delete"
          ? await as.delete(path, { "if-match": '"1"' }, body)
          : await as[method](path, body ?? {});
    assert.equal(reply.status, 403, `${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  }
  assert.deepEqual(await hashTables(world.database.pool), before);
}

test("A007: to whose group the sections are not connected every route of contacts and companies is closed, whatever rights lie ready", async () => {
  const everything = { see: "all", create: "all", edit: "all", delete: "all", import: "all", export: "all" };
  const outside = await anAgentWho("outside", {
    modules: ["requests"],
    rights: { "contacts.clients": everything, "contacts.agents": everything, companies: everything },
  });
  const { paths } = (await world.stranger.get(`${world.url}/api/v1/openapi.json`)).body;
  const calls = Object.entries<Record<string, { requestBody?: object }>>(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter(
        () =>
          /^\/(contacts|companies|contact-groups|imports|agents)\b/.test(path) &&
          !/\/(password|sign-in-email|second-factor)$/.test(path),
      )
      .map((method) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, client.id) })),
  );
  assert.ok(calls.length > 25, String(calls.length));
  const cookie = await world.as(outside).cookie();
  const before = await hashTables(world.database.pool);
  for (const { method, path } of calls) {
    const reply = await fetch(`${world.url}/api/v1${path}`, {
      method,
      headers: { cookie, origin: world.url, "if-match": '"1"', "content-type": "application/json" },
      ...(method !== "GET" && { body: '{"name": "Mine", "firstName": "A", "lastName": "B"}' }),
    });
    await reply.body?.cancel();
    assert.equal(reply.status, 403, `${method} ${path}: ${reply.status}`);
  }
  assert.deepEqual(await hashTables(world.database.pool), before);
  const { may } = (await world.as(outside).get("/session")).body;
  assert.deepEqual([may.modules, may.rights["contacts.clients"], may.rights.companies], [["requests"], {}, {}]);
});

test("A008: who may only look changes nothing: neither edits, deletes, imports nor exports, alone or in bulk", async () => {
  const reader = await anAgentWho("reader", {
    modules: ["contacts", "companies"],
    rights: { "contacts.clients": { see: "all" }, "contacts.agents": { see: "all" }, companies: { see: "all" } },
  });
  const card = (await world.as(reader).get(`/contacts/${client.id}`)).body;
  assert.deepEqual(card.can, []);
  await assertRefused(reader, [
    ["post", "/contacts", { firstName: "New", lastName: "One" }],
    ["patch", `/contacts/${client.id}`, { jobTitle: "Boss", version: card.version }],
    ["delete", `/contacts/${client.id}`],
    ["post", "/contact-groups", { name: "Mine" }],
    ["post", "/companies", { name: "Mine" }],
    ["patch", `/companies/${company.id}`, { name: "Mine", version: 1 }],
    ["get", "/contacts/export"],
    ["post", "/imports"],
    ["post", "/access-groups", { name: "Mine", type: "agent" }],
    ["post", "/departments", { name: "Mine" }],
  ]);
});

test("A010: without the right to the audit a record's history is closed", async () => {
  const blind = await anAgentWho("blind", { modules: ["contacts"], rights: { "contacts.clients": { see: "all" } } });
  assert.equal((await world.as(blind).get(`/contacts/${client.id}`)).status, 200);
  await assertRefused(blind, [["get", `/contacts/${client.id}/history`]]);
});

test("A011: who may edit companies but not delete them deletes none", async () => {
  const keeper = await anAgentWho("keeper", {
    modules: ["contacts", "companies"],
    rights: {
      "contacts.clients": { see: "all", edit: "all", delete: "all" },
      companies: { see: "all", edit: "all", create: "all" },
    },
  });
  const { can, version } = (await world.as(keeper).get(`/companies/${company.id}`)).body;
  assert.ok(can.includes("edit") && !can.includes("delete"));
  await assertRefused(keeper, [["delete", `/companies/${company.id}`]]);
  const renamed = await world.as(keeper).patch(`/companies/${company.id}`, { site: "https://acme.example", version });
  assert.equal(renamed.status, 200, JSON.stringify(renamed.body));
});

test("The group that sees clients' cards and comments, and nothing else, is a preset: its people see just that", async () => {
  const { presets } = (await world.as(ada).get("/rights")).body;
  const { modules, rights } = presets.find(({ key }: { key: string }) => key === "seesAndComments");
  const person = await anAgentWho("listener", { modules, rights });
  const listed = (await world.as(person).get("/contacts")).body.items;
  assert.deepEqual(
    listed.map(({ id }: { id: string }) => id),
    [client.id],
  );
  assert.deepEqual(listed[0].can, ["comment"]);
  assert.equal((await world.as(person).get(`/contacts/${ada.id}`)).status, 404);
  await assertRefused(person, [
    ["get", "/companies"],
    ["patch", `/contacts/${client.id}`, { jobTitle: "Boss", version: 1 }],
    ["get", "/contacts/export"],
  ]);
});
