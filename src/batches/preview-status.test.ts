import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { named } from "../testing/batches.ts";
import { aMember } from "../testing/groups.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aCrowd } from "../testing/crowd.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let ada: Person;
let api: Client;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  await aUser(world.db, { firstName: "Second", lastName: "Root", group: "administrator" });
  api = world.as(ada);
});
after(() => world.close());

const preview = (by: Client, wish: object): Promise<Reply> => by.post("/contacts/bulk/status-preview", wish);
const reasons = ({ refused }: Loose) => refused.map(({ code, count }: Loose) => [code, count]);

test("Before many get a status it is told how many will, who has it already, and who stays and why; the batch comes to the same", async () => {
  const clients = await aCrowd(world, 4, "Told");
  const [agent, gone] = [
    await aUser(world.db, { firstName: "Some", lastName: "Told" }),
    await aUser(world.db, { firstName: "Gone", lastName: "Told" }),
  ];
  await api.post(`/contacts/${gone.id}/status`, { status: "fired", version: 1 });
  await api.post(`/contacts/${clients[0]}/status`, { status: "blocked", version: 1 });
  const ids = [...clients, agent.id, gone.id, ada.id, crypto.randomUUID()];
  const before = await hashTables(world.database.pool);
  for (const setStatus of [{ status: "blocked" }, { status: "fired" }, { status: "active" }])
    assert.equal((await preview(api, { ids, setStatus })).status, 200);
  assert.deepEqual(await hashTables(world.database.pool), before, "looking writes nothing");

  const fire = (await preview(api, { ids, setStatus: { status: "fired" } })).body;
  assert.deepEqual([fire.total, fire.changes, fire.unchanged, fire.stays], [8, 1, 1, ["fired"]]);
  assert.deepEqual(reasons(fire), [
    ["onlyAgentsFired", 4],
    ["ownStatus", 1],
    ["absent", 1],
  ]);
  assert.match(fire.refused[0].reason, /Only agents are fired/);

  const wish = { ids, setStatus: { status: "blocked" } };
  const block = (await preview(api, wish)).body;
  assert.deepEqual([block.total, block.changes, block.unchanged], [8, 4, 1]);
  const { body } = await api.post("/contacts/bulk", wish);
  const refused = reasons(block).reduce((sum: number, [, count]: [string, number]) => sum + count, 0);
  assert.deepEqual([body.done, body.refused], [block.changes + block.unchanged, refused]);
});

test("All that a list finds are counted by the same rules as one would be, within one's own reach", async () => {
  const clara = await aMember(world.db, "Clara", {
    rights: { "contacts.clients": { see: "all", edit: "own" } },
    modules: ["contacts", "companies"],
  });
  await aCrowd(world, 3, "Reach", clara.id);
  await aCrowd(world, 5, "Reach", ada.id);
  const { body } = await preview(world.as(clara), { ...named("Reach"), setStatus: { status: "blocked" } });
  assert.deepEqual([body.total, body.changes, reasons(body)], [8, 3, [["notAllowed", 5]]]);
});

test("A status that makes no sense, and one whom nobody may set, are refused as the batch would be", async () => {
  const past = { status: "blocked", until: "2001-01-01T00:00:00Z" };
  const wrong = await preview(api, { ids: [ada.id], setStatus: past });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, "/setStatus/until"]);
  const viewer = await aMember(world.db, "Vera", {
    rights: { "contacts.clients": { see: "all" } },
    modules: ["contacts", "companies"],
  });
  assert.equal((await preview(world.as(viewer), { ids: [ada.id], setStatus: { status: "blocked" } })).status, 403);
});
