import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { inTransaction } from "../database/transaction.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
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
    ["Congress 2026", "Who came to Lyon", 0, 1, ["edit", "delete", "duplicate", "merge"]],
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

/** Somebody of Ann's in these groups. */
async function aPerson(firstName: string, ...groups: string[]): Promise<string> {
  const reply = await world.as(ann).post("/contacts", { firstName, lastName: "Member", groups });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body.id;
}

async function groupsOf(id: string): Promise<string[]> {
  return (await world.as(ann).get(`/contacts/${id}`)).body.groups.map(({ name }: { name: string }) => name);
}

const merge = (who: Person, into: { id: string }, ...groups: { id: string }[]) =>
  world.as(who).post("/contact-groups/merge", { groups: groups.map(({ id }) => id), into: into.id });
const undo = (batch: string) => world.as(ann).post(`/batches/${batch}/undo`);

test("A group is copied with those of its people whom one may edit, under a name of one's own; the undo takes the copy away", async () => {
  const olli = await aMember(world.db, "Olli", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "all", edit: "own" } },
  });
  const group = await aGroup("Original", "What it is for");
  const [mine] = [await aPerson("Mine", group.id), await aPerson("Not mine", group.id)];
  await world.db.updateTable("contacts").set({ owner_id: olli.id }).where("id", "=", mine).execute();
  const copy = (name: string, who: Person = olli) =>
    world.as(who).post(`/contact-groups/${group.id}/duplicate`, { name });
  const { status, body } = await copy("Copied");
  assert.deepEqual([status, body.state, body.total, body.done, body.refused], [200, "done", 2, 1, 1]);
  const made = (await world.as(olli).get(`/contact-groups/${body.group}`)).body;
  assert.deepEqual(
    [made.name, made.description, made.members, made.owner.id],
    ["Copied", "What it is for", 1, olli.id],
  );
  assert.deepEqual((await groupsOf(mine)).toSorted(), ["Copied", "Original"]);
  const taken = await copy("ORIGINAL");
  assert.deepEqual([taken.status, taken.body.errors[0].pointer], [409, "/name"]);
  assert.equal((await copy("Hers", nora)).status, 403);
  const nowhere = await world.as(ann).post(`/contact-groups/${crypto.randomUUID()}/duplicate`, { name: "Of nothing" });
  assert.equal(nowhere.status, 404);

  assert.equal((await world.as(olli).post(`/batches/${body.batch}/undo`)).status, 200);
  assert.equal((await world.as(ann).get(`/contact-groups/${body.group}`)).status, 404);
  assert.deepEqual(await groupsOf(mine), ["Original"]);
  const whole = (await copy("Whole", ann)).body;
  assert.deepEqual([whole.total, whole.done], [2, 2]);
});

test("Groups are merged into one, the others lie in the trash with their people; the undo brings back what each had", async () => {
  const [left, right, kept] = [await aGroup("Left"), await aGroup("Right"), await aGroup("Kept")];
  const [xenia, yves, zoe] = [
    await aPerson("Xenia", left.id),
    await aPerson("Yves", left.id, right.id),
    await aPerson("Zoe", right.id, kept.id),
  ];
  const bin = await aPerson("Bin", right.id);
  assert.equal((await world.as(ann).delete(`/contacts/${bin}`, { "if-match": '"1"' })).status, 200);
  const { status, body } = await merge(ann, kept, left, right);
  assert.deepEqual([status, body.state, body.total, body.done], [200, "done", 3, 3], JSON.stringify(body));
  for (const id of [xenia, yves, zoe]) assert.deepEqual(await groupsOf(id), ["Kept"]);
  const [entry] = (await world.as(await ada()).get(`/contacts/${yves}/history`)).body.items;
  assert.deepEqual(
    entry.change.groups.map((side: { name: string }[]) => side.map(({ name }) => name)),
    [
      ["Left", "Right"],
      ["Kept", "Left", "Right"],
    ],
  );
  const lying = (await world.as(await ada()).get("/trash?kind=contactGroup")).body.items;
  assert.deepEqual(
    lying.map(({ name }: { name: string }) => name).filter((name: string) => name === "Left" || name === "Right")
      .length,
    2,
  );
  const batch = (await world.as(ann).get(`/batches/${body.batch}`)).body;
  assert.deepEqual([batch.action, batch.fields, batch.can], ["mergeGroups", ["groups"], ["undo"]]);

  // Others go on meanwhile: who was taken out of it stays out.
  const { version } = (await world.as(ann).get(`/contacts/${xenia}`)).body;
  assert.equal((await world.as(ann).patch(`/contacts/${xenia}`, { groups: [], version })).status, 200);
  const again = await aGroup("left");
  assert.deepEqual([(await undo(body.batch)).body.code, await groupsOf(yves)], ["nameTaken", ["Kept"]]);
  await world.as(ann).patch(`/contact-groups/${again.id}`, { name: "Another left", version: 1 });
  const undone = await undo(body.batch);
  assert.deepEqual([undone.body.done, undone.body.kept], [2, 1], JSON.stringify(undone.body));
  assert.deepEqual(await Promise.all([xenia, yves, zoe].map(groupsOf)), [
    ["Left"],
    ["Left", "Right"],
    ["Kept", "Right"],
  ]);
  assert.equal((await undo(body.batch)).status, 409);
});

test("A merge of groups that hold the same people, or nobody, is undone as well; what is wrong is refused and nothing is merged", async () => {
  const [same, twin] = [await aGroup("Alike"), await aGroup("Twin")];
  await aPerson("Both", same.id, twin.id);
  const { body } = await merge(ann, same, twin);
  assert.deepEqual([body.state, body.total], ["done", 0]);
  assert.deepEqual((await world.as(ann).get(`/batches/${body.batch}`)).body.can, ["undo"]);
  assert.equal((await undo(body.batch)).status, 200);
  assert.equal((await world.as(ann).get(`/contact-groups/${twin.id}`)).body.members, 1);
  const blind = await aMember(world.db, "Blind", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "all", edit: "all" } },
    fields: { groups: "shown" },
  });
  assert.deepEqual((await world.as(blind).get(`/contact-groups/${same.id}`)).body.can, ["edit", "delete"]);
  for (const [reply, status] of [
    [await merge(ann, same, same, twin), 422],
    [await merge(ann, { id: crypto.randomUUID() }, same), 404],
    [await merge(nora, same, twin), 403],
    [await merge(blind, same, twin), 403],
  ] as const)
    assert.equal(reply.status, status, JSON.stringify(reply.body));
  assert.equal((await world.as(ann).get(`/contact-groups/${twin.id}`)).status, 200);
});

test("A merge reaches whom the one who merges does not see, and tells of nobody", async () => {
  const lone = await aMember(world.db, "Lone", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "own", edit: "own" } },
  });
  const [from, into] = [await aGroup("From"), await aGroup("Into")];
  const hidden = await aPerson("Hidden", from.id);
  const { body } = await merge(lone, into, from);
  assert.equal(body.done, 1);
  assert.deepEqual(await groupsOf(hidden), ["Into"]);
  assert.deepEqual((await world.as(lone).get(`/batches/${body.batch}/items`)).body.items, []);
});

test("Whoever is deleted for good while groups are merged is left out, and the merge goes on", async () => {
  const [from, into] = [await aGroup("Going"), await aGroup("Staying")];
  const [gone, stays] = [await aPerson("Gone", from.id), await aPerson("Stays", from.id)];
  let merging: ReturnType<typeof merge> | undefined;
  await inTransaction(world.db, async (tx) => {
    await tx.deleteFrom("contacts").where("id", "=", gone).execute();
    merging = merge(ann, into, from);
    const waits = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await eventually(
      () => waits.execute(world.db),
      ({ rows }) => rows.length > 0,
    );
  });
  const reply = await merging;
  assert.deepEqual([reply?.status, reply?.body.state, reply?.body.done], [200, "done", 1], JSON.stringify(reply?.body));
  assert.deepEqual(await groupsOf(stays), ["Staying"]);
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
