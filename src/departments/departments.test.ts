import assert from "node:assert/strict";
import { test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { assertRefused } from "../testing/refused.ts";
import { aHouseOfDepartments } from "../testing/departments.ts";

const house = aHouseOfDepartments();
const { aDepartment, sit, cardOf } = house;
const departmentsOf = async (person: Person) =>
  (await cardOf(person)).departments.map(({ name }: { name: string }) => name);

test("Departments form a tree: each stands behind the one above it, with the way to it, its people and heads", async () => {
  const sales = await aDepartment("Sales");
  const north = await aDepartment(" North ", sales.id);
  await aDepartment("Accounts");
  assert.deepEqual([north.name, north.parent, north.version], ["North", { id: sales.id, name: "Sales" }, 1]);
  const seats = await sit(north, [{ id: house.people.ann.id, head: true }, { id: house.people.bob.id }]);
  assert.deepEqual(
    seats.body.items.map(({ name, head }: { name: string; head: boolean }) => [name, head]),
    [
      ["Ann Lee", true],
      ["Bob Ray", false],
    ],
  );
  const { items } = (await house.world.as(house.people.ann).get("/departments")).body;
  assert.deepEqual(
    items.map(({ name, people, heads, path, can }: Record<string, { name: string }[]>) => [
      name,
      people,
      heads?.map((head) => head.name),
      path?.map((node) => node.name),
      can,
    ]),
    [
      ["Accounts", 0, [], ["Accounts"], []],
      ["Sales", 0, [], ["Sales"], []],
      ["North", 2, ["Ann Lee"], ["Sales", "North"], []],
    ],
  );
  const found = (await house.world.as(house.people.dora).get("/departments?search=nor")).body.items;
  assert.deepEqual(
    found.map(({ name, can }: { name: string; can: string[] }) => [name, can]),
    [["North", ["edit", "delete"]]],
  );
  await sit(north, []);
});

test("Two of one name stand beside each other nowhere, of several at once who want it one gets it", async () => {
  const top = await aDepartment("Їжаки");
  assert.equal(
    (await house.world.as(house.people.dora).post("/departments", { name: "їЖАКИ" })).body.code,
    "nameTaken",
  );
  await aDepartment("Їжаки", top.id);
  const race = await Promise.all(
    Array.from({ length: 5 }, () =>
      house.world.as(house.people.dora).post("/departments", { name: "Race", parent: top.id }),
    ),
  );
  assert.deepEqual(race.map(({ status }) => status).toSorted(), [201, 409, 409, 409, 409]);
});

test("P8: a department is moved with all below it, and never below itself, also by two moves at once", async () => {
  const a = await aDepartment("A");
  const b = await aDepartment("B", a.id);
  const c = await aDepartment("C", b.id);
  for (const parent of [a.id, b.id, c.id]) {
    const body = await assertRefused(house.world, 422, () =>
      house.world.as(house.people.dora).patch(`/departments/${a.id}`, { parent, version: 1 }),
    );
    assert.match(JSON.stringify(body), /"pointer":"\/parent","code":"circle"/);
  }
  for (let round = 0; round < 8; round++) {
    const [one, other] = [await aDepartment(`One ${round}`), await aDepartment(`Other ${round}`)];
    const replies = await Promise.all([
      house.world.as(house.people.dora).patch(`/departments/${one.id}`, { parent: other.id, version: 1 }),
      house.world.as(house.people.dora).patch(`/departments/${other.id}`, { parent: one.id, version: 1 }),
    ]);
    assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 422]);
  }
  const moved = await house.world.as(house.people.dora).patch(`/departments/${b.id}`, { parent: null, version: 1 });
  assert.deepEqual([moved.body.parent, moved.body.version], [null, 2]);
  assert.deepEqual(
    (await house.world.as(house.people.dora).get(`/departments/${c.id}`)).body.path.map(
      ({ name }: { name: string }) => name,
    ),
    ["B", "C"],
  );
  assert.equal(
    (await house.world.as(house.people.dora).patch(`/departments/${b.id}`, { name: "D", version: 1 })).body.current
      .version,
    2,
  );
  assert.equal((await house.world.as(house.people.dora).patch(`/departments/${b.id}`, { name: "D" })).status, 428);
  const nowhere = "00000000-0000-7000-8000-000000000000";
  assert.equal(
    (await house.world.as(house.people.dora).patch(`/departments/${b.id}`, { parent: nowhere, version: 2 })).status,
    422,
  );
  let deepest = await aDepartment("Level 1");
  for (let level = 2; level <= 20; level++) deepest = await aDepartment(`Level ${level}`, deepest.id);
  assert.equal(
    (await house.world.as(house.people.dora).post("/departments", { name: "Level 21", parent: deepest.id })).status,
    422,
  );
});

test("Who sits where is a field of the agent: in the card, in lists and filters, in the journal, and put back from there", async () => {
  const [first, second] = [await aDepartment("First floor"), await aDepartment("Second floor")];
  const { version } = await cardOf(house.people.ann);
  const placed = await house.world
    .as(house.people.ada)
    .patch(`/contacts/${house.people.ann.id}`, { departments: [first.id, second.id], version });
  assert.equal(placed.status, 200, JSON.stringify(placed.body));
  assert.deepEqual(
    placed.body.departments.map(({ name }: { name: string }) => name),
    ["First floor", "Second floor"],
  );
  assert.equal((await sit(second, [{ id: house.people.ann.id, head: true }])).body.items[0].head, true);
  await house.world
    .as(house.people.ada)
    .patch(`/contacts/${house.people.ann.id}`, { departments: [second.id], version: version + 1 });
  assert.deepEqual(
    (await house.world.as(house.people.ada).get(`/departments/${second.id}`)).body.heads.map(
      ({ id }: { id: string }) => id,
    ),
    [house.people.ann.id],
  );
  const filter = encodeURIComponent(JSON.stringify({ field: "departments", is: "is", value: second.id }));
  for (const query of [`filter=${filter}`, `department=${second.id}`])
    assert.deepEqual(
      (await house.world.as(house.people.ada).get(`/contacts?${query}`)).body.items.map(({ id }: { id: string }) => id),
      [house.people.ann.id],
    );
  const csv = (await house.world.as(house.people.ada).get(`/contacts/export?filter=${filter}`)).body;
  assert.match(csv, /Second floor/);
  const [entry] = (await house.world.as(house.people.ada).get(`/contacts/${house.people.ann.id}/history`)).body.items;
  assert.deepEqual(
    entry.change.departments.map((list: { name: string }[]) => list.map(({ name }) => name).toSorted()),
    [["First floor", "Second floor"], ["Second floor"]],
  );
  const back = await house.world
    .as(house.people.ada)
    .post(`/contacts/${house.people.ann.id}/history/${entry.id}/revert`, {});
  assert.deepEqual(
    back.body.departments.map(({ name }: { name: string }) => name),
    ["First floor", "Second floor"],
  );
  const unknown = await house.world.as(house.people.ada).patch(`/contacts/${house.people.ann.id}`, {
    departments: ["00000000-0000-7000-8000-000000000000"],
    version: back.body.version,
  });
  assert.deepEqual([unknown.status, unknown.body.errors[0].pointer], [422, "/departments/0"]);
  await sit(first, []);
  await sit(second, []);
});

test("Only agents sit in departments: no client is seated, and who becomes a client sits nowhere", async () => {
  const desk = await aDepartment("Desk");
  const reply = await sit(desk, [{ id: house.people.carl.id }], house.people.ada);
  assert.deepEqual(
    [reply.status, reply.body.errors[0].pointer, reply.body.errors[0].code],
    [422, "/people/0/id", "agentsOnly"],
  );
  const tess = await aUser(house.world.db, { firstName: "Tess", lastName: "Turn" });
  assert.equal((await sit(desk, [{ id: tess.id }])).status, 200);
  const { id: clients } = await house.world.db
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "client")
    .executeTakeFirstOrThrow();
  const card = await cardOf(tess);
  const turned = await house.world
    .as(house.people.ada)
    .patch(`/contacts/${tess.id}`, { accessGroup: clients, version: card.version });
  assert.deepEqual([turned.status, "departments" in turned.body], [200, false], JSON.stringify(turned.body));
  const both = await house.world
    .as(house.people.ada)
    .patch(`/contacts/${tess.id}`, { departments: [desk.id], version: turned.body.version });
  assert.equal(both.body.errors[0].code, "agentsOnly");
  const [entry] = (await house.world.as(house.people.ada).get(`/contacts/${tess.id}/history`)).body.items;
  assert.deepEqual(entry.change.departments[1], []);
  await house.world.as(house.people.ada).post(`/contacts/${tess.id}/history/${entry.id}/revert`, {});
  assert.deepEqual(await departmentsOf(tess), ["Desk"]);
});

test("A department with people or departments below it is not deleted, unless it is said where they go", async () => {
  const [old, heir] = [await aDepartment("Old"), await aDepartment("Heir")];
  const below = await aDepartment("Below", old.id);
  const gone = await aUser(house.world.db, { firstName: "Gina", lastName: "Gone" });
  await sit(old, [{ id: house.people.ann.id }, { id: gone.id }]);
  await house.world
    .as(house.people.ada)
    .delete(`/contacts/${gone.id}`, { "if-match": `"${(await cardOf(gone)).version}"` });
  const path = `/departments/${old.id}`;
  const body = await assertRefused(house.world, 409, () =>
    house.world.as(house.people.dora).delete(path, { "if-match": '"2"' }),
  );
  assert.deepEqual(body, { ...body, code: "departmentInUse", people: 2, departments: 1 });
  await assertRefused(house.world, 422, () =>
    house.world.as(house.people.dora).delete(path, { "if-match": '"2"' }, { moveTo: below.id }),
  );
  await assertRefused(house.world, 422, () =>
    house.world.as(house.people.dora).delete(path, { "if-match": '"2"' }, { moveTo: old.id }),
  );
  await assertRefused(house.world, 412, () =>
    house.world.as(house.people.dora).delete(path, { "if-match": '"1"' }, { moveTo: heir.id }),
  );
  assert.equal(
    (await house.world.as(house.people.dora).delete(path, { "if-match": '"2"' }, { moveTo: heir.id })).status,
    204,
  );
  assert.equal((await house.world.as(house.people.dora).get(path)).status, 404);
  assert.deepEqual(await departmentsOf(house.people.ann), ["Heir"]);
  assert.deepEqual((await house.world.as(house.people.dora).get(`/departments/${below.id}`)).body.parent, {
    id: heir.id,
    name: "Heir",
  });
  await house.world.as(house.people.ada).post(`/trash/${gone.id}/restore`);
  assert.deepEqual(await departmentsOf(gone), ["Heir"]);
  assert.equal(
    (await house.world.as(house.people.dora).delete(`/departments/${below.id}`, { "if-match": '"2"' })).status,
    204,
  );
  assert.equal(
    (await house.world.as(house.people.dora).delete(`/departments/${heir.id}`, { "if-match": '"1"' }, { moveTo: null }))
      .status,
    204,
  );
  assert.deepEqual(await departmentsOf(house.people.ann), []);
});

test("Of who deletes a department and who sits down in it at the same moment exactly one succeeds", async () => {
  for (let round = 0; round < 6; round++) {
    const desk = await aDepartment(`Race desk ${round}`);
    const { version } = await cardOf(house.people.bob);
    const [gone, sat] = await Promise.all([
      house.world.as(house.people.dora).delete(`/departments/${desk.id}`, { "if-match": '"1"' }),
      house.world.as(house.people.ada).patch(`/contacts/${house.people.bob.id}`, { departments: [desk.id], version }),
    ]);
    assert.ok(
      (gone.status === 204 && [409, 422].includes(sat.status)) || (gone.status === 409 && sat.status === 200),
      `${gone.status} ${sat.status}`,
    );
  }
});

test("Whose records one reaches by department follows at once who sits where", async () => {
  const desk = await aDepartment("Reach");
  const rita = await aMember(house.world.db, "Rita", { rights: { "contacts.clients": { see: "department" } } });
  const client = (await house.world.as(house.people.bob).post("/contacts", { firstName: "Of", lastName: "Bob" })).body;
  const sees = async () => (await house.world.as(rita).get(`/contacts/${client.id}`)).status;
  assert.equal(await sees(), 404);
  await sit(desk, [{ id: rita.id }, { id: house.people.bob.id }]);
  assert.equal(await sees(), 200);
  await sit(desk, [{ id: rita.id }]);
  assert.equal(await sees(), 404);
});

test("Changes of departments stand in the journal", async () => {
  const desk = await aDepartment("Noted");
  await house.world.as(house.people.dora).patch(`/departments/${desk.id}`, { name: "Noted well", version: 1 });
  await sit(desk, [{ id: house.people.bob.id, head: true }]);
  await sit(desk, []);
  const entries = await house.world.db
    .selectFrom("audit")
    .select(["action", "change"])
    .where("subject_kind", "=", "department")
    .where("subject_id", "=", desk.id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  assert.deepEqual(entries, [
    { action: "created", change: null },
    { action: "updated", change: { name: ["Noted", "Noted well"] } },
    { action: "updated", change: { heads: [[], [house.people.bob.id]] } },
    { action: "updated", change: { heads: [[house.people.bob.id], []] } },
  ]);
});
