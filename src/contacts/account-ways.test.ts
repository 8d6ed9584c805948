import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aSecondFactor } from "../testing/second-factor.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let ada: Person;
let ben: Person;
let api: Client;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  ben = await aUser(world.db, { firstName: "Ben", lastName: "Agent" });
  api = world.as(ada);
});
after(() => world.close());

const show = async (id: string, by = api): Promise<Loose> => (await by.get(`/contacts/${id}`)).body;
const waysOf = async (id: string, by = api): Promise<string[]> =>
  (await show(id, by)).can.filter((way: string) => way === "viewAs" || way === "setPassword");

test("An administrator is offered to view as whoever may sign in, and to give a password to whoever is not fired; nobody else is", async () => {
  const other = await aUser(world.db, { firstName: "Eve", lastName: "Root", group: "administrator" });
  const client = (await api.post("/contacts", { firstName: "Clara", lastName: "Client" })).body.id;
  assert.deepEqual(await waysOf(ben.id), ["viewAs", "setPassword"]);
  assert.deepEqual(await waysOf(client), ["viewAs", "setPassword"]);
  assert.deepEqual(await waysOf(other.id), ["setPassword"]);
  assert.deepEqual(await waysOf(ada.id), []);
  assert.deepEqual(await waysOf(client, world.as(ben)), []);
  await api.post(`/contacts/${client}/status`, { status: "blocked", version: 1 });
  assert.deepEqual(await waysOf(client), ["setPassword"]);
  const begun = await world.stranger.post("/session/view-as", { person: client }, { cookie: await api.cookie() });
  assert.equal(begun.status, 409, "what is not offered is refused");
});

test("Only who has a second factor can have it taken away", async () => {
  const takes = async (id: string) => (await show(id)).can.includes("takeSecondFactor");
  assert.equal(await takes(ben.id), false);
  await aSecondFactor(world, ben);
  assert.equal(await takes(ben.id), true);
});

test("Who was fired is shown with when and by whom, for who sees the status", async () => {
  const gone = await aUser(world.db, { firstName: "Gone", lastName: "Agent" });
  assert.equal((await show(gone.id)).fired, null);
  const { body } = await api.post(`/contacts/${gone.id}/status`, { status: "fired", version: 1 });
  assert.deepEqual(body.fired.by, { id: ada.id, name: "Ada Root" });
  assert.ok(Math.abs(Date.parse(body.fired.at) - Date.now()) < 60_000);
  assert.deepEqual([body.blocked, await waysOf(gone.id)], [null, []]);
});

test("A client's card knows no departments; an agent's does", async () => {
  const client = (await api.post("/contacts", { firstName: "No", lastName: "Department" })).body;
  assert.ok(!("departments" in client));
  assert.ok(!("departments" in (await show(client.id))));
  assert.deepEqual((await show(ben.id)).departments, []);
});
