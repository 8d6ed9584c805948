import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { assertRefused } from "../testing/refused.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let ann: Person;
let bob: Person;
let carl: Person;
/** Manages departments, and edits nobody. */
let dora: Person;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  bob = await aUser(world.db, { firstName: "Bob", lastName: "Ray" });
  carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
  dora = await aMember(world.db, "Dora", {
    rights: { "contacts.agents": { see: "all" }, "management.departments": { open: "all" } },
  });
  await Promise.all([ada, ann, bob, carl, dora].map(({ email }) => world.signedIn(email)));
});
after(() => world.close());

async function aDepartment(name: string, parent: string | null = null) {
  const reply = await world.as(dora).post("/departments", { name, parent });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

async function sit(department: { id: string }, people: { id: string; head?: boolean }[], by = dora) {
  const { version } = (await world.as(by).get(`/departments/${department.id}`)).body;
  return world.as(by).put(`/departments/${department.id}/people`, { people, version });
}

const cardOf = async (person: Person) => (await world.as(ada).get(`/contacts/${person.id}`)).body;

test("A007, A008, A014: clients know of no departments; agents see them; only who manages them changes them", async () => {
  const desk = await aDepartment("Guarded");
  const path = `/departments/${desk.id}`;
  for (const person of [ann, carl]) {
    await assertRefused(world, 403, () => world.as(person).post("/departments", { name: "Mine" }));
    await assertRefused(world, 403, () => world.as(person).patch(path, { name: "Mine", version: 1 }));
    await assertRefused(world, 403, () => world.as(person).delete(path, { "if-match": '"1"' }, { moveTo: null }));
    await assertRefused(world, 403, () =>
      world.as(person).put(`${path}/people`, { people: [{ id: person.id }], version: 1 }),
    );
  }
  const { version } = await cardOf(bob);
  const body = await assertRefused(world, 403, () =>
    world.as(ann).patch(`/contacts/${bob.id}`, { departments: [desk.id], version }),
  );
  assert.match(JSON.stringify(body), /notAllowed/);
  const field = (await world.as(ann).get("/fields?on=contacts")).body.items.find(
    ({ key }: { key: string }) => key === "departments",
  );
  assert.equal(field.editable, false);
  assert.equal((await world.as(ann).get(path)).status, 200);
  assert.equal((await world.as(ann).get(`${path}/people`)).status, 200);
  for (const read of ["/departments", path, `${path}/people`])
    assert.equal((await world.as(carl).get(read)).status, 403);
});

test("A018: of a department's people those are told of whom one sees", async () => {
  const desk = await aDepartment("Seen");
  await sit(desk, [{ id: ann.id, head: true }, { id: bob.id }]);
  const shy = await aMember(world.db, "Shy", {
    rights: { "contacts.clients": { see: "all" }, "contacts.agents": { see: "own" } },
  });
  const { people, heads } = (await world.as(shy).get(`/departments/${desk.id}`)).body;
  assert.deepEqual([people, heads], [0, []]);
  assert.deepEqual((await world.as(shy).get(`/departments/${desk.id}/people`)).body.items, []);
  assert.equal((await world.as(ann).get(`/departments/${desk.id}`)).body.people, 2);
});

test("A025: who manages departments does not seat himself, and edits nothing else by it; nobody is seated twice", async () => {
  const desk = await aDepartment("Own desk");
  const path = `/departments/${desk.id}/people`;
  await assertRefused(world, 403, () => world.as(dora).put(path, { people: [{ id: dora.id }], version: 1 }));
  const { version } = await cardOf(bob);
  await assertRefused(world, 403, () =>
    world.as(dora).patch(`/contacts/${bob.id}`, { jobTitle: "Boss", departments: [desk.id], version }),
  );
  const twice = await world.as(dora).put(path, { people: [{ id: bob.id }, { id: bob.id }], version: 1 });
  assert.deepEqual([twice.status, twice.body.errors[0].pointer], [422, "/people/1/id"]);
  const stranger = await world
    .as(dora)
    .put(path, { people: [{ id: "00000000-0000-7000-8000-000000000000" }], version: 1 });
  assert.deepEqual([stranger.status, stranger.body.errors[0].code], [422, "personUnknown"]);
  assert.equal((await world.as(dora).put(path, { people: [] })).status, 428);
});
