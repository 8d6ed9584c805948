import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aSales, faultsOf, type Sales } from "../testing/sales.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let sales: Sales;
let ann: Person;

before(async () => {
  world = await aWorld();
  sales = await aSales(world);
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
});
after(() => world.close());

async function trashed(path: string, body: object): Promise<string> {
  const made = await world.as(ann).post(path, body);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const gone = await world.as(ann).delete(`${path}/${made.body.id}`, { "if-match": '"1"' });
  assert.ok(gone.status < 300, JSON.stringify(gone.body));
  return made.body.id;
}

test("People, companies and groups lie in one trash, newest first, page by page, and each comes back", async () => {
  const person = await trashed("/contacts", { firstName: "Greta", lastName: "Gone" });
  const company = await trashed("/companies", { name: "Gone Ltd" });
  const group = await trashed("/contact-groups", { name: "Gone group" });
  const first = await world.as(ann).get("/trash?limit=2");
  const second = await world.as(ann).get(`/trash?limit=2&after=${encodeURIComponent(first.body.next)}`);
  assert.deepEqual(
    [...first.body.items, ...second.body.items].map(({ id, kind, name }) => [id, kind, name]),
    [
      [group, "contactGroup", "Gone group"],
      [company, "company", "Gone Ltd"],
      [person, "contact", "Greta Gone"],
    ],
  );
  assert.equal(second.body.next, null);
  for (const [path, id] of [
    ["contacts", person],
    ["companies", company],
    ["contact-groups", group],
  ]) {
    assert.equal((await world.as(ann).post(`/trash/${id}/restore`)).status, 200);
    assert.equal((await world.as(ann).get(`/${path}/${id}`)).status, 200);
    assert.equal((await world.as(ann).post(`/trash/${id}/restore`)).status, 404);
  }
  assert.deepEqual((await world.as(ann).get("/trash")).body.items, []);
});

test("It tells who deleted what, with what, and where a note hung; it is narrowed by kind, person and day", async () => {
  const { ada, admin } = sales;
  const ids = await Promise.all(
    ["Uno", "Due"].map(
      async (lastName) => (await world.as(ann).post("/contacts", { firstName: "Batch", lastName })).body.id,
    ),
  );
  const keeper = (await admin.post("/contacts", { firstName: "Nils", lastName: "Noted" })).body.id;
  const note = (await admin.post(`/contacts/${keeper}/notes`, { html: "<p>Rang  twice</p>" })).body;
  await admin.delete(`/notes/${note.id}`, { "if-match": '"1"' });
  const { batch } = (await admin.post("/contacts/bulk", { ids, delete: true })).body;
  const single = await trashed("/companies", { name: "Anns Ltd" });

  const notes = (await admin.get("/trash?kind=note")).body.items;
  assert.deepEqual(
    notes.map(({ id, name, on, deletedBy }: Loose) => [id, name, on.name, deletedBy.name]),
    [[note.id, "Rang twice", "Nils Noted", "Ada Root"]],
  );
  const byAnn = (await admin.get(`/trash?kind=company&by=${ann.id}`)).body.items;
  assert.deepEqual(
    byAnn.map(({ id, batch: with_ }: Loose) => [id, with_]),
    [[single, null]],
  );
  const people = (await admin.get(`/trash?kind=contact&by=${ada.id}`)).body.items;
  assert.deepEqual(
    people.map((one: Loose) => one.batch),
    [
      { id: batch, records: 2 },
      { id: batch, records: 2 },
    ],
  );
  assert.deepEqual((await admin.get("/trash?to=2020-01-01")).body.items, []);
  assert.equal((await admin.get("/trash?from=2020-01-01")).body.items.length, 4);
  assert.deepEqual(
    (await world.as(ann).get("/trash?kind=note")).body.items,
    [],
    "another's note is not hers to delete",
  );

  assert.equal((await admin.post(`/batches/${batch}/undo`)).body.done, 2);
  await admin.post("/contacts/bulk", { ids, delete: true });
  const back = (await admin.post("/trash/restore", { ids: [...ids, single, note.id, crypto.randomUUID()] })).body;
  assert.deepEqual([back.done, back.refused], [4, 1]);
  assert.equal((await admin.get(`/contacts/${ids[0]}`)).status, 200);
  assert.equal((await admin.get(`/contacts/${keeper}/notes`)).body.items.length, 1);
  const undo = (await admin.post(`/batches/${back.batch}/undo`)).body;
  assert.deepEqual([undo.done, undo.kept], [3, 0]);
  assert.deepEqual(
    [(await admin.get(`/contacts/${ids[0]}`)).status, (await admin.get(`/companies/${single}`)).status],
    [404, 404],
  );
});

test("Whoever makes somebody anew is told that the person waits in the trash, if she may be restored and her address seen", async () => {
  const body = {
    firstName: "Rhea",
    lastName: "Return",
    emails: [{ value: "rhea@return.example" }],
    phones: [{ value: "+49 30 901820" }],
  };
  const gone = await trashed("/contacts", body);
  const known = async (search: string, who: Person = ann) =>
    (await world.as(who).get(`/trash/known?search=${encodeURIComponent(search)}`)).body.items?.map(
      ({ id }: Loose) => id,
    );
  assert.deepEqual(await known("RHEA@return.example"), [gone]);
  assert.deepEqual(await known("+49 30 90 18 20"), [gone]);
  assert.deepEqual(await known("rhea@return"), []);
  const bob = await aUser(world.db, { firstName: "Bob", lastName: "Ray" });
  assert.deepEqual(await known("rhea@return.example", bob), [], "he deletes his own only");
  const dora = await aMember(world.db, "Dora", {
    rights: { "contacts.clients": { see: "all", delete: "all" } },
    fields: { emails: "hidden" },
  });
  assert.deepEqual(await known("rhea@return.example", dora), []);
  assert.deepEqual(await known("+49 30 901820", dora), [gone]);
});

test("A group whose name is in use meanwhile stays in the trash; who may not edit people sees none and restores none", async () => {
  const group = await trashed("/contact-groups", { name: "Twins" });
  await world.as(ann).post("/contact-groups", { name: "TWINS" });
  const refused = await world.as(ann).post(`/trash/${group}/restore`);
  assert.deepEqual([refused.status, refused.body.code], [409, "nameTaken"]);
  const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
  const seen = await world.as(carl).get("/trash");
  assert.ok(seen.status === 403 || seen.body.items.length === 0, JSON.stringify(seen.body));
  assert.ok([403, 404].includes((await world.as(carl).post(`/trash/${group}/restore`)).status));
});

test("Days and cursors that there are not are refused where they stand", async () => {
  const { admin } = sales;
  assert.deepEqual(faultsOf(await admin.get("/trash?from=2026-02-30")), ["/query/from day"]);
  assert.deepEqual(faultsOf(await admin.get("/trash/count?to=2026-02-30")), ["/query/to day"]);
  assert.deepEqual(faultsOf(await admin.post("/trash/purge", { from: "2026-13-01", count: 1 })), ["/from day"]);
  const id = crypto.randomUUID();
  for (const after of [
    `2026-13-01T10:00:00.000000Z_${id}`,
    `2026-02-30T10:00:00.000000Z_${id}`,
    `2026-02-28T25:00:00.000000Z_${id}`,
    "2026-02-28T10:00:00.000000Z_------------------------------------",
    "no cursor",
  ]) {
    const { status, body } = await admin.get(`/trash?after=${encodeURIComponent(after)}`);
    assert.deepEqual([status, body.code], [400, "malformed"], after);
  }
  assert.equal((await admin.get(`/trash?after=2026-02-28T10:00:00.000000Z_${id}`)).status, 200);
});
