import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember, anAccessGroup } from "../testing/groups.ts";
import { assertRefused } from "../testing/refused.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let ann: Person;
/** Manages groups, and sees no more than her own clients. */
let maya: Person & { group: string };

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  maya = await aMember(world.db, "Maya", {
    modules: ["contacts", "companies"],
    rights: {
      "contacts.clients": { see: "own", edit: "own" },
      "contacts.agents": { see: "all", edit: "own" },
      companies: { see: "department" },
      "management.groups": { open: "all" },
    },
    fields: { birthday: "shown", description: "hidden" },
  });
  // Signing in leaves its marks: before anything is held against what it was.
  await Promise.all([ada, ann, maya].map(({ email }) => world.signedIn(email)));
});
after(() => world.close());

test("A022: only who may manage groups sees more of them than names; clients know of their own", async () => {
  const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
  const own = (await world.as(carl).get("/access-groups")).body.items;
  assert.deepEqual(
    own.map(({ name, people }: { name: string; people?: object }) => [name, people]),
    [["End user", undefined]],
  );
  const [group] = (await world.as(ann).get("/access-groups")).body.items;
  assert.equal(group.people, undefined);
  for (const person of [ann, carl]) {
    assert.equal((await world.as(person).get(`/access-groups/${group.id}`)).status, 403);
    assert.equal((await world.as(person).get("/rights")).status, 403);
    await assertRefused(world, 403, () => world.as(person).post("/access-groups", { name: "Mine", type: "agent" }));
    await assertRefused(world, 403, () =>
      world.as(person).patch(`/access-groups/${group.id}`, { name: "Mine", version: 1 }),
    );
    await assertRefused(world, 403, () =>
      world.as(person).post(`/access-groups/${group.id}/preview`, { name: "Mine" }),
    );
    await assertRefused(world, 403, () => world.as(person).delete(`/access-groups/${group.id}`, { "if-match": '"1"' }));
  }
});

test("Nobody gives a right, a reach, a section or a field that he does not have himself", async () => {
  const path = `/access-groups/${await anAccessGroup(world.db, "Below Maya", { modules: [], rights: {} })}`;
  const beyond: [object, string][] = [
    [{ rights: { "contacts.clients": { see: "division" } } }, "/rights/contacts.clients/see"],
    [{ rights: { "contacts.clients": { delete: "own" } } }, "/rights/contacts.clients/delete"],
    [{ rights: { requests: { see: "own" } } }, "/rights/requests/see"],
    [{ rights: { "management.fields": { open: "all" } } }, "/rights/management.fields/open"],
    [{ modules: ["requests"] }, "/modules/0"],
  ];
  for (const [change, pointer] of beyond) {
    const body = await assertRefused(world, 403, () => world.as(maya).patch(path, { ...change, version: 1 }));
    assert.deepEqual(
      "errors" in body &&
        Array.isArray(body.errors) &&
        body.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code]),
      [[pointer, "beyondOwn"]],
    );
    await assertRefused(world, 403, () => world.as(maya).post(`${path}/preview`, change));
  }
  const given = {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "own" }, companies: { see: "own" }, "management.groups": { open: "all" } },
    version: 1,
  };
  assert.equal((await world.as(maya).patch(path, given)).status, 200);
  // A new group of agents sees everything of a card but what is said: as much has to be hidden as is hidden from her.
  const open = { name: "Everything shown", type: "agent" };
  await assertRefused(world, 403, () => world.as(maya).post("/access-groups", open));
  const closed = { ...open, fields: { birthday: "shown", description: "hidden" } };
  assert.equal((await world.as(maya).post("/access-groups", closed)).status, 201);
});

test("A right that lies ready for a section which is not connected is a right: neither it nor the section is given by who lacks it", async () => {
  const id = await anAccessGroup(world.db, "Dormant", { modules: [], rights: { "contacts.clients": { see: "all" } } });
  const body = await assertRefused(world, 403, () =>
    world.as(maya).patch(`/access-groups/${id}`, { modules: ["contacts"], version: 1 }),
  );
  assert.match(JSON.stringify(body), /"\/rights\/contacts.clients\/see"/);
});

test("A025: nobody widens the group he is in himself, however much he may give; narrowing it he may", async () => {
  const path = `/access-groups/${maya.group}`;
  const { rights, fields } = (await world.as(maya).get(path)).body;
  for (const change of [
    { rights: { ...rights, "contacts.clients": { see: "all", edit: "own" } } },
    { rights: { ...rights, audit: { see: "own" } } },
    { modules: ["contacts", "companies", "requests"] },
    { fields: { ...fields, birthday: "editable" } },
    { fields: {} },
  ]) {
    const body = await assertRefused(world, 403, () => world.as(maya).patch(path, { ...change, version: 1 }));
    assert.match(JSON.stringify(body), /ownGroup/);
  }
  const narrower = await world.as(maya).patch(path, { rights: { ...rights, companies: { see: "own" } }, version: 1 });
  assert.equal(narrower.status, 200, JSON.stringify(narrower.body));
});

test("A025: nor does anybody put himself or somebody else into a group that may more than he", async () => {
  const wide = await anAccessGroup(world.db, "Wide", { rights: { "contacts.clients": { see: "all" } } });
  const even = await anAccessGroup(world.db, "Even", {
    rights: { "contacts.clients": { see: "own" } },
    fields: { birthday: "shown", description: "hidden" },
  });
  const { version } = (await world.as(ada).get(`/contacts/${maya.id}`)).body;
  for (const accessGroup of [wide, await standing("administrator"), await standing("agent")])
    await assertRefused(world, 403, () => world.as(maya).patch(`/contacts/${maya.id}`, { accessGroup, version }));
  const moved = await world.as(maya).patch(`/contacts/${maya.id}`, { accessGroup: even, version });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
});

async function standing(name: "agent" | "administrator"): Promise<string> {
  return (
    await world.db.selectFrom("access_groups").select("id").where("standing", "=", name).executeTakeFirstOrThrow()
  ).id;
}
