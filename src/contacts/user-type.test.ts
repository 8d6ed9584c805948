import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
before(async () => {
  world = await aWorld();
});
after(() => world.close());

test("The user type of companies is asked by a filter as by its short parameter, and by nobody who does not see companies", async () => {
  const rights = {
    "contacts.clients": { see: "all", create: "all" },
    companies: { see: "all", create: "all" },
  } as const;
  const sam = world.as(await aMember(world.db, "Sam", { rights }));
  const { body: firm } = await sam.post("/companies", { name: "Firm" });
  const { body: other } = await sam.post("/companies", { name: "Other" });
  for (const [lastName, ...companies] of [["Manages", firm.id, other.id], ["Works", other.id], ["Alone"]])
    await sam.post("/contacts", { firstName: "P", lastName, companies: companies.map((id) => ({ id })) });
  await world.db.updateTable("memberships").set({ is_manager: true }).where("company_id", "=", firm.id).execute();
  const names = async (query: string) =>
    (await sam.get(`/contacts?sort=lastName&${query}`)).body.items.map(
      ({ lastName }: { lastName: string }) => lastName,
    );
  const filtered = (is: string, value?: unknown) =>
    names(`filter=${encodeURIComponent(JSON.stringify({ field: "companyUserType", is, value }))}`);
  assert.deepEqual(await filtered("is", "manager"), ["Manages"]);
  assert.deepEqual(await filtered("is", "manager"), await names("companyUserType=manager"));
  assert.deepEqual(await filtered("anyOf", ["employee"]), await names("companyUserType=employee"));
  assert.deepEqual(await filtered("anyOf", ["employee"]), ["Works"]);
  assert.deepEqual(await filtered("isNot", "manager"), ["Alone", "Works"]);
  assert.deepEqual(await filtered("noneOf", ["manager", "employee"]), ["Alone"]);
  assert.deepEqual(await filtered("empty"), ["Alone"]);
  assert.deepEqual(await filtered("notEmpty"), ["Manages", "Works"]);
  const hal = world.as(await aMember(world.db, "Hal", { rights, fields: { companies: "hidden" } }));
  const asked = encodeURIComponent(JSON.stringify({ field: "companyUserType", is: "is", value: "manager" }));
  assert.equal((await hal.get(`/contacts?filter=${asked}`)).status, 422);
});

test("Who has left every company has none, is found by the one that was left, and is no employee", async () => {
  const rights = {
    "contacts.clients": { see: "own", create: "all" },
    companies: { see: "all", create: "all" },
  } as const;
  const lea = world.as(await aMember(world.db, "Lea", { rights }));
  const { body: firm } = await lea.post("/companies", { name: "Left behind" });
  const people: [string, object[]][] = [
    ["Former", [{ id: firm.id, to: "2020-05-01" }]],
    ["Present", [{ id: firm.id, from: "2020-05-01" }]],
    ["Single", []],
  ];
  for (const [lastName, companies] of people)
    assert.equal((await lea.post("/contacts", { firstName: "Q", lastName, companies })).status, 201);
  const found = async (field: string, is: string, value?: unknown) =>
    (
      await lea.get(`/contacts?sort=lastName&filter=${encodeURIComponent(JSON.stringify({ field, is, value }))}`)
    ).body.items.map(({ lastName }: { lastName: string }) => lastName);
  assert.deepEqual(await found("companies", "notEmpty"), ["Present"]);
  assert.deepEqual(await found("companies", "empty"), ["Former", "Single"]);
  assert.deepEqual(await found("companies", "is", firm.id), ["Former", "Present"]);
  assert.deepEqual(await found("companyUserType", "is", "employee"), ["Present"]);
});
