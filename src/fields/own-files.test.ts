import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
before(async () => {
  world = await aWorld();
  admin = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
});
after(() => world.close());

async function aFile(contact: string, name: string): Promise<{ id: string; version: number }> {
  const form = new FormData();
  form.append("file", new Blob(["signed"], { type: "text/plain" }), name);
  const { status, body } = await admin.post(`/contacts/${contact}/files`, form);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

test("A file field holds one of the record's own files, told by name to who sees files, and is empty when the file is gone", async () => {
  const { key } = await anOwnField(admin, { name: "Contract", type: "file" });
  const jonas = (await admin.post("/contacts", { firstName: "Jonas", lastName: "Berg" })).body;
  const other = (await admin.post("/contacts", { firstName: "Mia", lastName: "Ek" })).body;
  const [mine, foreign] = [await aFile(jonas.id, "contract.txt"), await aFile(other.id, "other.txt")];
  const path = `/contacts/${jonas.id}`;
  const { version } = (await admin.get(path)).body;
  const wrong = await admin.patch(path, { version, custom: { [key]: foreign.id } });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, `/custom/${key}`]);
  const put = await admin.patch(path, { version, custom: { [key]: mine.id } });
  assert.deepEqual(put.body.custom[key], { id: mine.id, name: "contract.txt" });
  const early = await admin.post("/contacts", { firstName: "New", lastName: "One", custom: { [key]: mine.id } });
  assert.equal(early.status, 422);

  const filtered = async (is: string) => {
    const filter = encodeURIComponent(JSON.stringify({ field: `custom.${key}`, is }));
    return (await admin.get(`/contacts?fields=lastName&filter=${filter}`)).body.items.map(
      ({ lastName }: { lastName: string }) => lastName,
    );
  };
  assert.deepEqual(await filtered("notEmpty"), ["Berg"]);
  assert.ok((await filtered("empty")).includes("Ek"));

  const eva = await aMember(world.db, "Eva", { rights: { "contacts.clients": { see: "all" } } });
  assert.ok(!JSON.stringify((await world.as(eva).get(path)).body).includes("contract.txt"));
  const csv = await admin.get(`/contacts/export?format=csv&ids=${jonas.id}&columns=all`);
  assert.ok(String(csv.body).includes("contract.txt"));
  const { body: file } = await admin.get(`${path}/files`);
  assert.equal((await admin.delete(`/files/${mine.id}`, {}, { version: file.items[0].version })).status, 204);
  assert.equal((await admin.get(path)).body.custom[key], undefined);
  assert.equal((await admin.post(`/files/${mine.id}/restore`, {})).status, 200);
  assert.deepEqual((await admin.get(path)).body.custom[key], { id: mine.id, name: "contract.txt" });
});

test("A file field is neither demanded nor begun with anything", async () => {
  for (const more of [{ required: true }, { default: "x" }]) {
    const refused = await admin.post("/fields", { on: "contacts", name: "Scan", type: "file", ...more });
    assert.equal(refused.status, 422, JSON.stringify(refused.body));
  }
});
