import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aMember } from "../testing/groups.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let root: Client;
let nora: Person;
let api: Client;

before(async () => {
  world = await aWorld();
  root = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
  nora = await aMember(world.db, "Nora", {
    rights: {
      "contacts.clients": { see: "all", create: "all", edit: "all" },
      "contacts.agents": { see: "all", edit: "all" },
    },
    modules: ["contacts", "companies"],
  });
  const rules = {
    description: { requiredAt: ["blocked"] },
    phones: { requiredAt: ["blocked", "fired"] },
    jobTitle: { requiredAt: ["active"] },
  };
  await world.db
    .updateTable("access_groups")
    .set({ field_rules: JSON.stringify(rules) })
    .where("name", "=", "Group of Nora")
    .execute();
  api = world.as(nora);
  await api.cookie();
});
after(() => world.close());

const show = async (id: string): Promise<Loose> => (await api.get(`/contacts/${id}`)).body;
const give = async (id: string, wish: object, by = api): Promise<Reply> =>
  by.post(`/contacts/${id}/status`, { ...wish, version: (await show(id)).version });
const aClientOf = async (lastName: string, more: object = {}): Promise<string> =>
  (await root.post("/contacts", { firstName: "Clara", lastName, ...more })).body.id;

test("A field that the access group demands at a status stops it by name, and nothing is written; filled in, it goes through", async () => {
  const id = await aClientOf("Stopped", { phones: [{ value: "+380441234567" }] });
  const before = await hashTables(world.database.pool);
  const refused = await give(id, { status: "blocked", reason: "does not pay" });
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.errors.map(({ pointer, code }: Loose) => [pointer, code])],
    [422, "fieldsDemanded", [["/description", "demandedAtStatus"]]],
  );
  assert.match(refused.body.errors[0].detail, /empty/);
  assert.deepEqual(await hashTables(world.database.pool), before);
  await api.patch(`/contacts/${id}`, { description: "<p>Owes us three invoices</p>", version: 1 });
  assert.equal((await give(id, { status: "blocked" })).status, 200);
  const back = await give(id, { status: "active" });
  assert.deepEqual(
    back.body.errors.map(({ pointer }: Loose) => pointer),
    ["/jobTitle"],
  );
});

test("Who stays in a status is asked for nothing, and other groups are not held to it", async () => {
  const id = await aClientOf("Others");
  assert.equal((await give(id, { status: "blocked", reason: "first" }, root)).status, 200);
  assert.equal((await give(id, { status: "blocked", reason: "another reason" })).status, 200);
  assert.equal((await give(id, { status: "active" }, root)).status, 200);
});

test("In bulk those who lack it stay as they are, each with the reason, and the preview has said so", async () => {
  const whole = { description: "<p>Known</p>", phones: [{ value: "+380441234500" }] };
  const ids = [
    await aClientOf("Bulk", whole),
    await aClientOf("Bulk"),
    await aClientOf("Bulk", { phones: whole.phones }),
  ];
  const wish = { ids, setStatus: { status: "blocked" } };
  const preview = (await api.post("/contacts/bulk/status-preview", wish)).body;
  assert.deepEqual([preview.total, preview.changes, preview.unchanged], [3, 1, 0]);
  assert.deepEqual(preview.refused.map(({ code, field, count }: Loose) => [code, field, count]).toSorted(), [
    ["demandedAtStatus", "description", 1],
    ["demandedAtStatus", "phones", 1],
  ]);
  const { body } = await api.post("/contacts/bulk", wish);
  assert.deepEqual([body.done, body.refused], [1, 2]);
  const { items } = (await api.get(`/batches/${body.batch}/items?outcome=refused`)).body;
  assert.deepEqual(items.map(({ field, code }: Loose) => [field, code]).toSorted(), [
    ["description", "demandedAtStatus"],
    ["phones", "demandedAtStatus"],
  ]);
  const undo = (await api.post(`/batches/${body.batch}/undo`)).body;
  assert.deepEqual([undo.done, undo.kept], [1, 0], "what was is put back, whatever is demanded");
});

test("A leaver's firing is stopped likewise, and the fields say what they are demanded at", async () => {
  const agent = await aUser(world.db, { firstName: "Gone", lastName: "Soon" });
  const refused = await api.post(`/contacts/${agent.id}/leaving`, { version: 1 });
  assert.deepEqual([refused.status, refused.body.errors[0].pointer], [422, "/phones"]);
  assert.equal((await show(agent.id)).status, "active");
  const { items } = (await api.get("/fields?on=contacts")).body;
  const of = (key: string) => items.find((field: Loose) => field.key === key);
  assert.deepEqual(of("phones").requiredAt, ["blocked", "fired"]);
  assert.deepEqual(of("nickname").requiredAt, []);
  assert.deepEqual([of("status").editable, of("status").right], [false, "editable"]);
});
