import assert from "node:assert/strict";
import { test } from "node:test";
import { aMember } from "../testing/groups.ts";
import { assertRefused } from "../testing/refused.ts";
import { aHouseOfDepartments } from "../testing/departments.ts";

const house = aHouseOfDepartments();
const { aDepartment, sit, cardOf } = house;

test("A007, A008, A014: clients know of no departments; agents see them; only who manages them changes them", async () => {
  const desk = await aDepartment("Guarded");
  const path = `/departments/${desk.id}`;
  for (const person of [house.people.ann, house.people.carl]) {
    await assertRefused(house.world, 403, () => house.world.as(person).post("/departments", { name: "Mine" }));
    await assertRefused(house.world, 403, () => house.world.as(person).patch(path, { name: "Mine", version: 1 }));
    await assertRefused(house.world, 403, () =>
      house.world.as(person).delete(path, { "if-match": '"1"' }, { moveTo: null }),
    );
    await assertRefused(house.world, 403, () =>
      house.world.as(person).put(`${path}/people`, { people: [{ id: person.id }], version: 1 }),
    );
  }
  const { version } = await cardOf(house.people.bob);
  const body = await assertRefused(house.world, 403, () =>
    house.world.as(house.people.ann).patch(`/contacts/${house.people.bob.id}`, { departments: [desk.id], version }),
  );
  assert.match(JSON.stringify(body), /notAllowed/);
  const field = (await house.world.as(house.people.ann).get("/fields?on=contacts")).body.items.find(
    ({ key }: { key: string }) => key === "departments",
  );
  assert.equal(field.editable, false);
  assert.equal((await house.world.as(house.people.ann).get(path)).status, 200);
  assert.equal((await house.world.as(house.people.ann).get(`${path}/people`)).status, 200);
  for (const read of ["/departments", path, `${path}/people`])
    assert.equal((await house.world.as(house.people.carl).get(read)).status, 403);
});

test("A018: of a department's people those are told of whom one sees", async () => {
  const desk = await aDepartment("Seen");
  await sit(desk, [{ id: house.people.ann.id, head: true }, { id: house.people.bob.id }]);
  const shy = await aMember(house.world.db, "Shy", {
    rights: { "contacts.clients": { see: "all" }, "contacts.agents": { see: "own" } },
  });
  const { people, heads } = (await house.world.as(shy).get(`/departments/${desk.id}`)).body;
  assert.deepEqual([people, heads], [0, []]);
  assert.deepEqual((await house.world.as(shy).get(`/departments/${desk.id}/people`)).body.items, []);
  assert.equal((await house.world.as(house.people.ann).get(`/departments/${desk.id}`)).body.people, 2);
});

test("A025: who manages departments does not seat himself, and edits nothing else by it; nobody is seated twice", async () => {
  const desk = await aDepartment("Own desk");
  const path = `/departments/${desk.id}/people`;
  await assertRefused(house.world, 403, () =>
    house.world.as(house.people.dora).put(path, { people: [{ id: house.people.dora.id }], version: 1 }),
  );
  const { version } = await cardOf(house.people.bob);
  await assertRefused(house.world, 403, () =>
    house.world
      .as(house.people.dora)
      .patch(`/contacts/${house.people.bob.id}`, { jobTitle: "Boss", departments: [desk.id], version }),
  );
  const twice = await house.world
    .as(house.people.dora)
    .put(path, { people: [{ id: house.people.bob.id }, { id: house.people.bob.id }], version: 1 });
  assert.deepEqual([twice.status, twice.body.errors[0].pointer], [422, "/people/1/id"]);
  const stranger = await house.world
    .as(house.people.dora)
    .put(path, { people: [{ id: "00000000-0000-7000-8000-000000000000" }], version: 1 });
  assert.deepEqual([stranger.status, stranger.body.errors[0].code], [422, "personUnknown"]);
  assert.equal((await house.world.as(house.people.dora).put(path, { people: [] })).status, 428);
});
