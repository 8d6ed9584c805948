import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;

before(async () => {
  world = await aWorld();
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
