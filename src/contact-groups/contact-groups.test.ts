import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let nora: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  nora = await aMember(world.db, "Nora", { modules: ["contacts"], rights: { "contacts.clients": { see: "own" } } });
});
after(() => world.close());

async function aGroup(name: string, description?: string) {
  const reply = await world.as(ann).post("/contact-groups", { name, description });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

async function names(query = ""): Promise<string[]> {
  return (await world.as(ann).get(`/contact-groups${query}`)).body.items.map(({ name }: { name: string }) => name);
}

test("A contact group is made, described, renamed and found by part of its name", async () => {
  const made = await aGroup("  Congress 2026 ", "Who came to Lyon");
  assert.deepEqual(
    [made.name, made.description, made.members, made.version, made.can],
    ["Congress 2026", "Who came to Lyon", 0, 1, ["edit", "delete"]],
  );
  const renamed = await world.as(ann).patch(`/contact-groups/${made.id}`, { name: "Kongreß Lyon", version: 1 });
  assert.deepEqual(
    [renamed.body.name, renamed.body.description, renamed.body.version],
    ["Kongreß Lyon", "Who came to Lyon", 2],
  );
  assert.deepEqual(await names("?search=lyon%20kongress"), ["Kongreß Lyon"]);
  assert.deepEqual((await world.as(ann).get(`/contact-groups/${made.id}`)).body, renamed.body);
});

test("A name in use, in whatever case, is taken; of two at once who want it one gets it; one from the trash is free", async () => {
  const made = await aGroup("Їжаки");
  const again = await world.as(ann).post("/contact-groups", { name: "їЖАКИ" });
  assert.deepEqual([again.status, again.body.code, again.body.errors[0].pointer], [409, "nameTaken", "/name"]);
  const other = await aGroup("Lions");
  assert.equal((await world.as(ann).patch(`/contact-groups/${other.id}`, { name: "ЇЖАКИ", version: 1 })).status, 409);
  const race = await Promise.all(
    Array.from({ length: 6 }, () => world.as(ann).post("/contact-groups", { name: "Race" })),
  );
  assert.deepEqual(race.map(({ status }) => status).toSorted(), [201, 409, 409, 409, 409, 409]);
  const groups = await Promise.all(["One", "Two", "Three"].map((name) => aGroup(name)));
  const renames = await Promise.all(
    groups.map(({ id }) => world.as(ann).patch(`/contact-groups/${id}`, { name: "Same", version: 1 })),
  );
  assert.deepEqual(renames.map(({ status }) => status).toSorted(), [200, 409, 409]);
  assert.equal((await world.as(ann).delete(`/contact-groups/${made.id}`, { "if-match": '"1"' })).status, 204);
  await aGroup("їжаки");
});

test("A stale version is refused with the current group; a group in the trash is absent and its people stay", async () => {
  const group = await aGroup("Versions");
  const person = await world.as(ann).post("/contacts", { firstName: "Greta", lastName: "Group", groups: [group.id] });
  assert.equal(person.status, 201, JSON.stringify(person.body));
  await world.as(ann).patch(`/contact-groups/${group.id}`, { description: "new", version: 1 });
  const late = await world.as(ann).patch(`/contact-groups/${group.id}`, { name: "Late", version: 1 });
  assert.deepEqual([late.status, late.body.current.version, late.body.current.members], [412, 2, 1]);
  assert.equal((await world.as(ann).patch(`/contact-groups/${group.id}`, { name: "x" })).status, 428);
  assert.equal((await world.as(ann).delete(`/contact-groups/${group.id}`, { "if-match": '"1"' })).status, 412);
  assert.equal((await world.as(ann).delete(`/contact-groups/${group.id}`, { "if-match": '"2"' })).status, 204);
  assert.equal((await world.as(ann).get(`/contact-groups/${group.id}`)).status, 404);
  assert.deepEqual((await world.as(ann).get(`/contacts/${person.body.id}`)).body.groups, []);
});

test("A018: of a group's people only those are counted whom one sees", async () => {
  const group = await aGroup("Counted");
  for (const owner of [ann.id, ann.id, nora.id])
    await world.as(await ada()).post("/contacts", { firstName: "Some", lastName: "Body", owner, groups: [group.id] });
  const counted = async (who: Person) => (await world.as(who).get(`/contact-groups/${group.id}`)).body.members;
  assert.deepEqual([await counted(ann), await counted(nora)], [3, 1]);
});

let root: Person | undefined;
async function ada(): Promise<Person> {
  return (root ??= await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
}

test("A007, A008: who may not edit people does not edit groups; clients know of none, nor of tags", async () => {
  const group = await aGroup("Guarded");
  assert.equal((await world.as(nora).post("/contact-groups", { name: "Hers" })).status, 403);
  assert.equal((await world.as(nora).patch(`/contact-groups/${group.id}`, { name: "Hers", version: 1 })).status, 403);
  assert.deepEqual((await world.as(nora).get(`/contact-groups/${group.id}`)).body.can, []);
  const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
  for (const reply of [
    await world.as(carl).get("/contact-groups"),
    await world.as(carl).get(`/contact-groups/${group.id}`),
    await world.as(carl).post("/contact-groups", { name: "His" }),
    await world.as(carl).patch(`/contact-groups/${group.id}`, { name: "His", version: 1 }),
    await world.as(carl).delete(`/contact-groups/${group.id}`, { "if-match": '"1"' }),
  ])
    assert.equal(reply.status, 403);
  assert.ok((await names()).includes("Guarded"));
  assert.deepEqual((await world.as(carl).get("/tags")).body.items, []);
});

test("Changes of groups stand in the journal", async () => {
  const group = await aGroup("Noted");
  await world.as(ann).patch(`/contact-groups/${group.id}`, { name: "Noted 2", version: 1 });
  await world.as(ann).delete(`/contact-groups/${group.id}`, { "if-match": '"2"' });
  const entries = await world.db
    .selectFrom("audit")
    .select(["action", "change"])
    .where("subject_id", "=", group.id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  assert.deepEqual(entries, [
    { action: "created", change: null },
    { action: "updated", change: { name: ["Noted", "Noted 2"] } },
    { action: "deleted", change: null },
  ]);
});
