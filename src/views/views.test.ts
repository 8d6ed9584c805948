import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let ada: Client;
/** May share views, and is alone in her group. */
let sam: Client;
/** May do nothing with shared views, and does not see birthdays. */
let hal: Client;
/** Sees companies and no contacts. */
let kim: Client;
let clara: Client;
const groups: Record<string, string> = {};

before(async () => {
  world = await aWorld();
  const all = { see: "all", create: "all", edit: "all" } as const;
  const rights = { "contacts.clients": all, companies: all };
  const sharing = { create: "all", edit: "all", delete: "all" } as const;
  ada = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
  const members = {
    sam: await aMember(world.db, "Sam", { rights: { ...rights, "views.shared": sharing } }),
    hal: await aMember(world.db, "Hal", { rights, fields: { birthday: "hidden" } }),
    kim: await aMember(world.db, "Kim", { rights: { companies: all } }),
  };
  for (const [name, { group }] of Object.entries(members)) groups[name] = group;
  [sam, hal, kim] = [world.as(members.sam), world.as(members.hal), world.as(members.kim)];
  clara = world.as(await aUser(world.db, { firstName: "Clara", lastName: "Client", group: "client" }));
});
after(() => world.close());

const vips = { all: [{ field: "tags", is: "is", value: "VIP" }] };
const born = {
  any: [
    { field: "birthday", is: "within", value: { next: 30, unit: "day" } },
    { field: "lastName", is: "is", value: "Kay" },
  ],
};

async function aView(who: Client, wish: object): Promise<Loose> {
  const { status, body } = await who.post("/views", { on: "contacts", ...wish });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

const change = (who: Client, { id, version }: Loose, wish: object) => who.patch(`/views/${id}`, { ...wish, version });
const remove = (who: Client, { id, version }: Loose) => who.delete(`/views/${id}`, { "if-match": `"${version}"` });
const tabs = async (who: Client, on = "contacts"): Promise<Loose[]> => (await who.get(`/views?on=${on}`)).body.items;
const seenBy = async (who: Client, { id }: Loose): Promise<Loose> => (await tabs(who)).find((view) => view.id === id);

test("A view keeps a list as it stood, and is its maker's alone until it is shared: with a group, then with all", async () => {
  const content = {
    search: "clinic",
    filter: vips,
    sort: "lastName,-createdAt",
    columns: ["status", "emails"],
    widths: { emails: 240 },
    density: "compact",
  };
  const made = await aView(sam, { name: "  Key people ", ...content });
  const { name, shared, owner, isDefault, runs, can, ...rest } = made;
  assert.deepEqual([name, shared, owner.name, isDefault, runs], ["Key people", "private", "Sam Member", false, true]);
  assert.deepEqual(can, ["edit", "share", "delete"]);
  for (const [key, value] of Object.entries(content)) assert.deepEqual(rest[key], value, key);
  assert.equal(await seenBy(hal, made), undefined);
  assert.equal((await change(hal, made, { name: "Mine" })).status, 404);

  const forKim = (await change(sam, made, { shared: "groups", groups: [groups["kim"], groups["hal"]] })).body;
  assert.deepEqual(forKim.groups.map(({ name: group }: Loose) => group).toSorted(), ["Group of Hal", "Group of Kim"]);
  assert.deepEqual((await seenBy(hal, made)).can, []);
  assert.equal(await seenBy(ada, made), undefined);
  const forAll = (await change(sam, forKim, { shared: "all" })).body;
  assert.deepEqual(forAll.groups, []);
  assert.deepEqual((await seenBy(ada, made)).can, ["edit", "share", "delete"]);
  assert.equal((await change(hal, forAll, { name: "Mine" })).status, 403);
  assert.equal((await remove(hal, forAll)).status, 403);

  // To take it from the others is its owner's alone, whoever may delete it.
  assert.equal((await change(ada, forAll, { shared: "private" })).status, 403);
  assert.equal((await change(sam, forAll, { shared: "private" })).status, 200);
  assert.equal(await seenBy(hal, made), undefined);
});

test("Who may not share views shares none, neither a new one nor one of his own; U", async () => {
  const own = await aView(hal, { name: "Hal's" });
  assert.deepEqual(own.can, ["edit", "delete"]);
  const then = await hashTables(world.database.pool);
  for (const wish of [{ shared: "all" }, { shared: "groups", groups: [groups["hal"]] }]) {
    assert.equal((await hal.post("/views", { on: "contacts", name: "Everybody's", ...wish })).status, 403);
    assert.equal((await change(hal, own, wish)).status, 403);
  }
  assert.deepEqual(await hashTables(world.database.pool), then);
});

test("A view that asks about a hidden field is told to be one, does not run, and tells nothing of what it asks", async () => {
  const asking = await aView(sam, {
    name: "Celebrate",
    shared: "all",
    filter: born,
    search: "kay",
    columns: ["birthday"],
  });
  const seen = await seenBy(hal, asking);
  assert.deepEqual(
    [seen.name, seen.runs, seen.filter, seen.search, seen.sort, seen.columns, seen.widths],
    ["Celebrate", false, null, "", "", null, {}],
  );
  assert.ok(!JSON.stringify(seen).includes("birthday"));
  assert.equal((await seenBy(ada, asking)).runs, true);

  // What only shows or orders is left out: the people are the same.
  const wish = { filter: vips, sort: "birthday,lastName", columns: ["birthday", "emails"], widths: { birthday: 90 } };
  const showing = await aView(sam, { name: "Shows days", shared: "all", ...wish });
  const less = await seenBy(hal, showing);
  assert.deepEqual(
    [less.runs, less.filter, less.sort, less.columns, less.widths],
    [true, vips, "lastName", ["emails"], {}],
  );

  // Whoever does not see it whole writes nothing over it, though he may edit shared views; he may delete it.
  const lou = world.as(
    await aMember(world.db, "Lou", {
      rights: { "contacts.clients": { see: "all" }, "views.shared": { edit: "all", delete: "all" } },
      fields: { birthday: "hidden" },
    }),
  );
  assert.deepEqual((await seenBy(lou, showing)).can, ["share", "delete"]);
  assert.equal((await change(lou, showing, { columns: ["emails"] })).status, 403);
  assert.equal((await change(lou, asking, { filter: vips })).status, 403);
  assert.equal((await remove(lou, showing)).status, 204);
});

test("A view is taken only as its list takes it from its maker", async () => {
  const asked = async (who: Client, wish: object) => {
    const { status, body } = await who.post("/views", { on: "contacts", name: "New", ...wish });
    return [status, body.errors?.[0]?.pointer];
  };
  const deep = { not: { not: { not: { not: { not: vips } } } } };
  assert.deepEqual(await asked(hal, { filter: born }), [422, "/filter/any/0/field"]);
  assert.deepEqual(await asked(ada, { filter: { field: "salary", is: "is", value: "1" } }), [422, "/filter/field"]);
  assert.deepEqual(await asked(ada, { filter: deep }), [422, "/filter/not/not/not/not/not"]);
  assert.deepEqual(await asked(ada, { on: "planets" }), [422, "/on"]);
  assert.deepEqual(await asked(ada, { on: "contactGroups", filter: vips }), [422, "/filter/all/0/field"]);
  assert.deepEqual(await asked(ada, { name: "  " }), [422, "/name"]);
  assert.deepEqual(await asked(ada, { sort: "lastName; drop" }), [422, "/sort"]);
  assert.deepEqual(await asked(ada, { shared: "groups" }), [422, "/groups"]);
  const { id: clients } = await world.db
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "client")
    .executeTakeFirstOrThrow();
  assert.deepEqual(await asked(ada, { shared: "groups", groups: [clients] }), [422, "/groups/0"]);
});

test("Who has not a list has no views of it; clients have none at all", async () => {
  assert.equal((await kim.get("/views?on=contacts")).status, 403);
  assert.equal((await kim.post("/views", { on: "contacts", name: "Spy" })).status, 403);
  assert.deepEqual(await tabs(kim, "companies"), []);
  assert.equal((await clara.get("/views?on=contacts")).status, 403);
  assert.equal((await clara.post("/views", { on: "contacts", name: "Spy" })).status, 403);
  const forAll = await aView(sam, { name: "Of contacts", shared: "all" });
  for (const who of [kim, clara]) {
    assert.equal((await change(who, forAll, { name: "Spy" })).status, 404);
    assert.equal((await who.put(`/views/${forAll.id}/default`)).status, 404);
  }
});

test("Names are unique among one's own and among shared ones, in whatever case; two at once make one", async () => {
  const own = await aView(sam, { name: "Twins" });
  await aView(hal, { name: "Twins" });
  const shared = await aView(sam, { name: "Twins", shared: "all" });
  for (const wish of [{ name: "TWINS" }, { name: "twins", shared: "groups", groups: [groups["hal"]] }]) {
    const { status, body } = await sam.post("/views", { on: "contacts", ...wish });
    assert.deepEqual([status, body.code], [409, "nameTaken"]);
  }
  assert.equal((await change(sam, own, { shared: "all" })).status, 409);
  const race = await Promise.all([1, 2].map(() => sam.post("/views", { on: "companies", name: "Race" })));
  assert.deepEqual(race.map(({ status }) => status).toSorted(), [201, 409]);

  assert.equal((await remove(sam, shared)).status, 204);
  const other = await aView(ada, { name: "twins", shared: "all" });
  assert.equal((await sam.post(`/views/${shared.id}/restore`)).status, 409);
  assert.equal((await remove(ada, other)).status, 204);
  assert.equal((await sam.post(`/views/${shared.id}/restore`)).body.name, "Twins");
  assert.equal((await sam.post(`/views/${shared.id}/restore`)).status, 404);
});

test("A deleted view is gone for all, and comes back to all, by who may delete it", async () => {
  const forAll = await aView(sam, { name: "Back again", shared: "all", filter: vips });
  assert.equal((await remove(sam, forAll)).status, 204);
  assert.equal(await seenBy(ada, forAll), undefined);
  assert.equal((await hal.post(`/views/${forAll.id}/restore`)).status, 404);
  assert.equal((await sam.post(`/views/${forAll.id}/restore`)).status, 200);
  assert.deepEqual((await seenBy(hal, forAll)).filter, vips);
});

test("Two who change a view: the second sees what the first has made of it", async () => {
  const made = await aView(sam, { name: "Contested", shared: "all" });
  assert.equal((await change(ada, made, { search: "first" })).status, 200);
  const stale = await change(sam, made, { search: "second" });
  assert.deepEqual([stale.status, stale.body.current.search], [412, "first"]);
  assert.equal((await sam.patch(`/views/${made.id}`, { search: "third" })).status, 428);
});

test("Everybody has one view that opens by itself, and tabs in an order of his own", async () => {
  const made: Loose[] = [];
  for (const name of ["First", "Second", "Third"])
    made.push(await aView(sam, { name, on: "companies", shared: "all" }));
  const [first, second, third] = made.map(({ id }) => id);
  const order = async (who: Client) =>
    (await tabs(who, "companies")).flatMap(({ id }) => (made.some((one) => one.id === id) ? [id] : []));
  const opening = async (who: Client) =>
    (await tabs(who, "companies")).flatMap(({ id, isDefault }) => (isDefault ? [id] : []));
  await kim.put(`/views/${first}/default`);
  await kim.put(`/views/${second}/default`);
  assert.deepEqual([await opening(kim), await opening(sam)], [[second], []]);
  await kim.delete(`/views/${second}/default`);
  assert.deepEqual(await opening(kim), []);

  const nobody = "00000000-0000-7000-8000-000000000000";
  assert.equal((await kim.put("/views/order", { on: "companies", ids: [third, nobody, first, third] })).status, 204);
  assert.deepEqual(await order(kim), [third, first, second]);
  assert.deepEqual(await order(sam), [first, second, third]);
});

test("The journal tells administrators what became of a view, and what it was before", async () => {
  const made = await aView(sam, { name: "Told of", filter: vips });
  const changed = (
    await change(sam, made, { name: "Told again", shared: "groups", groups: [groups["hal"]], filter: born })
  ).body;
  await remove(sam, changed);
  await sam.post(`/views/${made.id}/restore`);
  const { items } = (await ada.get(`/audit?subject=${made.id}`)).body;
  assert.deepEqual(
    items.map(({ action }: Loose) => action),
    ["restored", "deleted", "updated", "created"],
  );
  const { change: told, subject } = items[2];
  assert.deepEqual(
    [subject.name, told.name, told.shared],
    ["Told again", ["Told of", "Told again"], ["private", "groups"]],
  );
  assert.deepEqual(Object.keys(told).toSorted(), ["filter", "groups", "name", "shared"]);
  // A change that changes nothing is none.
  const back = await seenBy(sam, made);
  assert.equal((await change(sam, back, { filter: born })).body.version, back.version);
});
