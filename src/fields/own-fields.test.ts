import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { eventually } from "../testing/eventually.ts";
import { aMember } from "../testing/groups.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
let ada: Person;
before(async () => {
  world = await aWorld({ jobs: true });
  ada = await aUser(world.db, { firstName: "Ada", group: "administrator" });
  admin = world.as(ada);
});
after(() => world.close());

async function aContact(more: Record<string, unknown> = {}) {
  const made = await admin.post("/contacts", { firstName: "Con", lastName: "Tact", ...more });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body;
}

const ofEachType = [
  { type: "text", value: "Blue  whale", stored: "Blue  whale", wrong: 5 },
  { type: "longText", value: "One\nTwo", stored: "One\nTwo", wrong: true },
  { type: "number", value: 42.5, stored: 42.5, wrong: "42" },
  { type: "money", value: { amount: 12.5, currency: "EUR" }, wrong: { amount: 1, currency: "Euro" } },
  { type: "date", value: "2027-02-28", wrong: "2027-02-30" },
  { type: "dateTime", value: "2027-02-28T10:00:00+02:00", stored: "2027-02-28T08:00:00.000Z", wrong: "tomorrow" },
  { type: "yesNo", value: true, wrong: "yes" },
  { type: "choice", value: "gold", wrong: "lead", options: [{ label: "Gold" }, { label: "Silver" }] },
  {
    type: "choices",
    value: ["silver", "gold"],
    stored: ["gold", "silver"],
    wrong: ["lead"],
    options: [{ label: "Gold" }, { label: "Silver" }],
  },
  { type: "pattern", value: "AB-1234", wrong: "AB-12345", pattern: "[A-Z]{2}-\\d{4}" },
] as const;

test("A field of each type is made without a restart, filled, read, emptied, and takes nothing that it cannot be", async () => {
  for (const { type, value, wrong, ...more } of ofEachType) {
    const { options, pattern } = { options: undefined, pattern: undefined, ...more };
    const field = await anOwnField(admin, {
      name: `Of type ${type}`,
      type,
      ...(options && { options }),
      ...(pattern && { pattern }),
    });
    const stored = "stored" in more ? more.stored : value;
    const contact = await aContact({ custom: { [field.key]: value } });
    assert.deepEqual(contact.custom[field.key], stored, type);
    const path = `/contacts/${contact.id}`;
    const refused = await admin.patch(path, { version: contact.version, custom: { [field.key]: wrong } });
    assert.equal(refused.status, 422, type);
    assert.equal(refused.body.errors[0].pointer, `/custom/${field.key}`);
    assert.ok(!refused.body.errors[0].detail.includes("fault."), refused.body.errors[0].detail);
    const emptied = await admin.patch(path, { version: contact.version, custom: { [field.key]: null } });
    assert.ok(!(field.key in emptied.body.custom), type);
    const history = await admin.get(`${path}/history`);
    assert.deepEqual(history.body.items[0].change, { [`custom.${field.key}`]: [stored, null] });
    const reverted = await admin.post(`${path}/history/${history.body.items[0].id}/revert`, {});
    assert.deepEqual(reverted.body.custom[field.key], stored, type);
  }
});

test("A change names only what it changes; what is unknown, or for other people, is refused by name", async () => {
  const plan = await anOwnField(admin, { name: "Plan", type: "text" });
  const badge = await anOwnField(admin, { name: "Badge", type: "text", people: "agents" });
  const contact = await aContact({ custom: { [plan.key]: "A" } });
  const path = `/contacts/${contact.id}`;
  const refused = await admin.patch(path, { version: contact.version, custom: { [badge.key]: "7", nowhere: "x" } });
  assert.deepEqual(
    refused.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]).toSorted(),
    [
      ["/custom/badge", "otherPeople"],
      ["/custom/nowhere", "unknownKey"],
    ],
  );
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, nth) => [`k${nth}`, nth]));
  for (const custom of [many, { ["a/b\n".repeat(1_000)]: 1 }]) {
    const hostile = await admin.patch(path, { version: contact.version, custom });
    assert.deepEqual([hostile.status, hostile.body.errors.length, hostile.body.errors[0].pointer], [422, 1, "/custom"]);
  }
  assert.equal((await admin.get(path)).body.custom[plan.key], "A");
  const agent = await aUser(world.db, { firstName: "Agnes" });
  const badged = await admin.patch(`/contacts/${agent.id}`, { version: 1, custom: { [badge.key]: "7" } });
  assert.deepEqual(badged.body.custom, { [badge.key]: "7" });
});

test("Required, default and unique hold; a restored record meets them too", async () => {
  const number = await anOwnField(admin, { name: "Customer number", type: "text", unique: true });
  const tier = await anOwnField(admin, { name: "Tier", type: "text", default: "basic" });
  const first = await aContact({ custom: { [number.key]: "K-1" } });
  assert.equal(first.custom[tier.key], "basic");
  const twin = await admin.post("/contacts", { firstName: "Twin", lastName: "One", custom: { [number.key]: "k-1" } });
  assert.equal(twin.status, 422);
  assert.deepEqual(twin.body.errors[0].pointer, `/custom/${number.key}`);
  await eventually(async () => !(await own(number.id)).preparing);
  await admin.delete(`/contacts/${first.id}`, {}, { version: first.version });
  await aContact({ custom: { [number.key]: "K-1" } });
  const restored = await admin.post(`/trash/${first.id}/restore`, {});
  assert.equal(restored.status, 409, JSON.stringify(restored.body));
  const must = await anOwnField(admin, { name: "Must", type: "text", required: true });
  const empty = await admin.post("/contacts", { firstName: "No", lastName: "Must" });
  assert.equal(empty.body.errors[0].pointer, `/custom/${must.key}`);
  await admin.delete(`/fields/${must.id}`, {}, { version: must.version });
  await aContact();
});

async function own(id: string) {
  const { body } = await admin.get("/fields/own?on=contacts");
  return body.items.find((field: { id: string }) => field.id === id);
}

test("Choices that depend on another are held to it, and emptied when it changes", async () => {
  const land = await anOwnField(admin, {
    name: "Land",
    type: "choice",
    options: [{ label: "Austria" }, { label: "Peru" }],
  });
  const town = await anOwnField(admin, {
    name: "Town",
    type: "choice",
    dependsOn: land.key,
    options: [{ label: "Graz", under: ["austria"] }, { label: "Lima", under: ["peru"] }, { label: "Elsewhere" }],
  });
  const contact = await aContact({ custom: { [land.key]: "austria", [town.key]: "graz" } });
  const path = `/contacts/${contact.id}`;
  const wrong = await admin.patch(path, { version: contact.version, custom: { [town.key]: "lima" } });
  assert.equal(wrong.body.errors[0].code, "dependsOn");
  const moved = await admin.patch(path, { version: contact.version, custom: { [land.key]: "peru" } });
  assert.deepEqual(moved.body.custom[town.key], undefined);
  const { body } = await admin.get(`${path}/history`);
  assert.deepEqual(Object.keys(body.items[0].change).toSorted(), [`custom.${land.key}`, `custom.${town.key}`]);
  const circle = await admin.patch(`/fields/${land.id}`, { version: land.version, dependsOn: town.key });
  assert.equal(circle.body.errors[0].pointer, "/dependsOn");
  const inUse = await admin.patch(`/fields/${land.id}`, {
    version: land.version,
    options: [{ key: "austria", label: "Austria" }],
  });
  assert.equal(inUse.body.code, "optionInUse");
});

test("Lists are narrowed and ordered by own fields of each type, once the index of an order stands", async () => {
  const score = await anOwnField(admin, { name: "Score", type: "number", sortable: true });
  const label = await anOwnField(admin, { name: "Label", type: "text", sortable: true });
  const kinds = await anOwnField(admin, { name: "Kinds", type: "choices", options: [{ label: "A" }, { label: "B" }] });
  await eventually(async () => !(await own(label.id)).preparing);
  const custom = (n: number) => ({
    [score.key]: n,
    [label.key]: ["zebra", "Ärmel", "apfel"][n],
    [kinds.key]: n === 2 ? ["a", "b"] : ["a"],
  });
  for (const n of [0, 1, 2]) await aContact({ lastName: "Sorted", custom: custom(n) });
  const asked = async (filter: object, sort = "lastName") => {
    const both = { all: [{ field: "lastName", is: "is", value: "Sorted" }, filter] };
    const query = new URLSearchParams({ filter: JSON.stringify(both), sort, fields: `custom.${score.key}` });
    const { status, body } = await admin.get(`/contacts?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map((item: { custom: Record<string, unknown> }) => item.custom[score.key]);
  };
  const everybody = { field: `custom.${score.key}`, is: "notEmpty" };
  assert.deepEqual(await asked(everybody, `-custom.${score.key}`), [2, 1, 0]);
  assert.deepEqual(await asked(everybody, `custom.${label.key}`), [2, 1, 0]);
  assert.deepEqual(
    await asked({ field: `custom.${score.key}`, is: "between", value: [1, 2] }, `custom.${score.key}`),
    [1, 2],
  );
  assert.deepEqual(await asked({ field: `custom.${label.key}`, is: "contains", value: "RME" }), [1]);
  assert.deepEqual(await asked({ field: `custom.${kinds.key}`, is: "anyOf", value: ["b"] }), [2]);
  assert.deepEqual(
    await asked({ field: `custom.${kinds.key}`, is: "noneOf", value: ["b"] }, `custom.${score.key}`),
    [0, 1],
  );
  const walked: number[] = [];
  for (let after: string | null = ""; after !== null;) {
    const query = new URLSearchParams({
      sort: `-custom.${score.key},lastName`,
      limit: "2",
      fields: "custom",
      ...(after && { after }),
    });
    const { body } = await admin.get(`/contacts?${query}`);
    walked.push(...body.items.flatMap((item: { custom: Record<string, number> }) => item.custom[score.key] ?? []));
    after = body.next;
  }
  assert.deepEqual(walked, [2, 1, 0]);
});

test("Links lead to whom one sees, and are not told of to whoever does not see them", async () => {
  const partner = await anOwnField(admin, { name: "Partner", type: "contact" });
  const [hidden, contact] = [await aContact({ firstName: "Hid" }), await aContact()];
  const owner = await aMember(world.db, "Olga", { rights: { "contacts.clients": { see: "own", edit: "own" } } });
  const linked = await admin.patch(`/contacts/${contact.id}`, {
    version: contact.version,
    owner: owner.id,
    custom: { [partner.key]: hidden.id },
  });
  assert.deepEqual(linked.body.custom[partner.key], { id: hidden.id, name: "Hid Tact" });
  const seen = await world.as(owner).get(`/contacts/${contact.id}`);
  assert.equal(seen.status, 200);
  assert.equal(seen.body.custom[partner.key], undefined);
  const strange = await world.as(owner).patch(`/contacts/${contact.id}`, {
    version: seen.body.version,
    custom: { [partner.key]: ada.id },
  });
  assert.equal(strange.body.errors[0].code, "personUnknown");
});

test("A group for which a field is hidden neither reads, writes, filters nor sorts by it, nor exports it", async () => {
  const secret = await anOwnField(admin, { name: "Secret", type: "text", sortable: true });
  const contact = await aContact({ custom: { [secret.key]: "42" } });
  const key = `custom.${secret.key}`;
  const { group, ...person } = await aMember(world.db, "Nosy", {
    rights: { "contacts.clients": { see: "all", edit: "all", export: "all" } },
  });
  const { body: before } = await admin.get(`/access-groups/${group}`);
  const patched = await admin.patch(`/access-groups/${group}`, {
    version: before.version,
    fields: { [key]: "hidden" },
  });
  assert.equal(patched.status, 200, JSON.stringify(patched.body));
  const nosy = world.as(person);
  assert.ok(!(secret.key in (await nosy.get(`/contacts/${contact.id}`)).body.custom));
  const write = await nosy.patch(`/contacts/${contact.id}`, {
    version: contact.version,
    custom: { [secret.key]: "1" },
  });
  assert.equal(write.status, 403);
  assert.equal(write.body.errors[0].pointer, `/custom/${secret.key}`);
  const filter = JSON.stringify({ field: key, is: "is", value: "42" });
  assert.equal((await nosy.get(`/contacts?filter=${encodeURIComponent(filter)}`)).status, 422);
  assert.equal((await nosy.get(`/contacts?sort=${key}`)).status, 422);
  assert.equal((await nosy.get(`/contacts?fields=${key}`)).status, 422);
  const fields = (await nosy.get("/fields?on=contacts")).body.items;
  assert.ok(!fields.some((field: { key: string }) => field.key === key));
});

test("A hidden field keeps its values and gives them back; purged they are gone for good, after its name was typed", async () => {
  const gone = await anOwnField(admin, { name: "Going", type: "text" });
  const contact = await aContact({ custom: { [gone.key]: "kept" } });
  const path = `/contacts/${contact.id}`;
  await admin.delete(`/fields/${gone.id}`, {}, { version: gone.version });
  assert.deepEqual((await admin.get(path)).body.custom[gone.key], undefined);
  const refused = await admin.patch(path, { version: contact.version, custom: { [gone.key]: "x" } });
  assert.equal(refused.body.errors[0].code, "unknownKey");
  await admin.post(`/fields/${gone.id}/restore`, {});
  assert.equal((await admin.get(path)).body.custom[gone.key], "kept");
  assert.equal((await admin.post(`/fields/${gone.id}/purge`, { name: "Going" })).status, 409);
  await admin.delete(`/fields/${gone.id}`, {}, { version: (await own(gone.id)).version });
  assert.equal((await admin.post(`/fields/${gone.id}/purge`, { name: "going" })).status, 422);
  assert.equal((await admin.post(`/fields/${gone.id}/purge`, { name: "Going" })).status, 204);
  const left = () => world.db.selectFrom("own_fields").select("id").where("id", "=", gone.id).execute();
  await eventually(left, (fields) => fields.length === 0);
  const { custom } = await world.db
    .selectFrom("contacts")
    .select("custom")
    .where("id", "=", contact.id)
    .executeTakeFirstOrThrow();
  assert.ok(!(gone.key in custom));
});

test("Companies have own fields likewise; a definition that cannot be is refused by name, and only who may makes one", async () => {
  const size = await anOwnField(admin, { on: "companies", name: "Größe", type: "number", unique: true });
  assert.equal(size.key, "grosse");
  const made = await admin.post("/companies", { name: "Acme", custom: { [size.key]: 5 } });
  assert.deepEqual(made.body.custom, { [size.key]: 5 });
  assert.equal((await admin.post("/companies", { name: "Bcme", custom: { [size.key]: 5 } })).status, 422);
  const filter = JSON.stringify({ field: `custom.${size.key}`, is: "more", value: 4 });
  const { body } = await admin.get(`/companies?filter=${encodeURIComponent(filter)}&fields=custom.${size.key}`);
  assert.deepEqual(
    body.items.map((item: { custom: object }) => item.custom),
    [{ [size.key]: 5 }],
  );
  for (const [body, pointer] of [
    [{ name: "No choices", type: "choice" }, "/options"],
    [{ name: "Back", type: "pattern", pattern: "(a)\\1" }, "/pattern"],
    [{ name: "Sorted", type: "longText", sortable: true }, "/sortable"],
    [{ name: "Unsure", type: "money", default: { amount: "a lot", currency: "EUR" } }, "/default"],
    [{ name: " ", type: "text" }, "/name"],
  ] as const) {
    const refused = await admin.post("/fields", { on: "contacts", ...body });
    assert.equal(refused.status, 422, pointer);
    assert.equal(refused.body.errors[0].pointer, pointer);
  }
  const agent = world.as(await aUser(world.db, { firstName: "Arne" }));
  assert.equal((await agent.post("/fields", { on: "contacts", name: "Mine", type: "text" })).status, 403);
});

test("A pattern that would hang another engine is held against a long text in no time", async () => {
  const evil = await anOwnField(admin, { name: "Evil", type: "pattern", pattern: "(a+)+b" });
  const refused = await admin.post("/contacts", {
    firstName: "E",
    lastName: "Vil",
    custom: { [evil.key]: "a".repeat(500) },
  });
  assert.equal(refused.status, 422);
});
