import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser } from "../../testing/builders.ts";
import type { Client } from "../../testing/client.ts";
import { eventually } from "../../testing/eventually.ts";
import { aMember } from "../../testing/groups.ts";
import { checked, imported, ran, rowsOf, settled, upload } from "../../testing/imports.ts";
import { aWorld, type World } from "../../testing/world.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];
const kind = "equipment";

describe("Equipment that leaves in files, and comes back", () => {
  let world: World;
  let api: Client;
  let adaId: string;

  before(async () => {
    world = await aWorld({ jobs: true });
    const ada = await aUser(world.db, { firstName: "Ada", lastName: "Lang", group: "administrator" });
    [api, adaId] = [world.as(ada), ada.id];
  });
  after(() => world.close());

  const made = async (path: string, body: object): Promise<Loose> => {
    const reply = await api.post(path, body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  const all = async (query: string): Promise<Loose[]> => (await api.get(`/equipment?limit=200&${query}`)).body.items;
  const outcomes = (rows: Loose[]) => rows.map(({ outcome, problems }) => [outcome, problems[0]?.code]);
  const writtenBy = (batch: string) => `filter=${JSON.stringify({ field: "batch", is: "is", value: batch })}`;

  test("a tree is exported with its paths, changes nothing when it comes back, and is whole where it has gone", async () => {
    const firm = await made("/companies", { name: "Round Trip" });
    const rack = await made("/equipment", { name: "Rack / left", company: firm.id, serial: "R-1", article: "A" });
    const server = await made("/equipment", {
      name: "Server\\/1",
      parent: rack.id,
      description: "<p>Files &amp; mail</p>",
    });
    await made("/equipment", { name: "=Disk", parent: server.id, usedBy: adaId });
    const old = await made("/equipment", { name: "Old", company: firm.id });
    await api.post(`/equipment/${old.id}/retire`, { version: old.version });
    const { body: csv } = await api.get(`/equipment/export?company=${firm.id}&columns=all`);
    assert.match(csv, /Rack \\\/ left/);
    const { body } = await upload(api, csv, "equipment.csv", kind);
    assert.equal(body.dialect, "acquaint");
    const same = await ran(api, (await checked(api, body.id)).id);
    assert.deepEqual([same.counts.unchanged, same.counts.updated, same.counts.created], [4, 0, 0]);
    const before = await all(`company=${firm.id}&fields=name,article,serial,parent,usedBy,description`);
    const { body: now } = await api.get(`/equipment/${rack.id}`);
    assert.equal((await api.delete(`/equipment/${rack.id}`, {}, { version: now.version })).status, 204);
    const back = await imported(api, csv, {}, "equipment.csv", kind);
    assert.deepEqual([back.counts.created, back.counts.unchanged], [3, 1]);
    const bare = (rows: Loose[]) =>
      rows.map(({ id: _, version: __, parent, ...row }) => ({ ...row, parent: parent?.name }));
    assert.deepEqual(
      bare(await all(`company=${firm.id}&fields=name,article,serial,parent,usedBy,description`)),
      bare(before),
    );
    const { body: grid } = await api.post("/equipment/export", {
      ids: [rack.id, old.id],
      columns: "grid",
      fields: "name,parts",
    });
    assert.deepEqual(grid.trim().split("\r\n").slice(1), ["Old,0"]);
  });

  test("the template can be imported as it is, and the list shows exactly what an import has written", async () => {
    const { body: csv } = await api.get(`/imports/template.csv?kind=${kind}`);
    const done = await imported(api, csv, {}, "template.csv", kind);
    assert.deepEqual([done.counts.created, done.counts.invalid], [2, 0]);
    const found = await all(writtenBy(done.batch));
    assert.deepEqual(found.map(({ name }) => name).toSorted(), ["Rack 1", "Server 4"]);
    const { body: companies } = await api.get(`/companies?${writtenBy(done.batch)}`);
    assert.deepEqual(
      companies.items.map(({ name }: Loose) => name),
      ["Dnipro Lighting"],
    );
    const other = world.as(await aMember(world.db, "Otto", { rights: { equipment: { see: "all" } } }));
    assert.deepEqual((await other.get(`/equipment?${writtenBy(done.batch)}`)).body.items, []);
  });

  test("one number of two articles is two pieces, of another company's it asks, and where numbers are unique it is one", async () => {
    await made("/companies", { name: "One" });
    await made("/companies", { name: "Two" });
    const first = "Name,Serial number,Article,Company\nPump,77,P,One\nPump,77,Q,One\nTap,88,,One\n";
    assert.equal((await imported(api, first, {}, "serials.csv", kind)).counts.created, 3);
    const { body } = await upload(
      api,
      "Name,Serial number,Article,Company\nPump,77,P,Two\nTap,88,,Two\n",
      "moved.csv",
      kind,
    );
    await checked(api, body.id);
    assert.deepEqual(outcomes(await rowsOf(api, body.id)), [
      ["update", undefined],
      ["asks", "several"],
    ]);
    await imported(api, "Name,Serial number,Article,Company\nPump,77-b,P,Two\n", {}, "n.csv", kind);
    const [twin] = (await all("serial=77")).filter(({ article }) => article === "Q");
    await api.patch(`/equipment/${twin.id}`, { serial: "", version: twin.version });
    const { body: settings } = await api.get("/settings");
    const unique = await api.patch("/settings", { serialsUnique: true, version: settings.version });
    assert.equal(unique.status, 200);
    const again = await upload(
      api,
      "Name,Serial number,Article,Company\nNew,99,A,One\nNewer,99,B,One\nTap,88,,Two\n,,,\n",
      "u.csv",
      kind,
    );
    await checked(api, again.body.id);
    assert.deepEqual(outcomes(await rowsOf(api, again.body.id)).slice(0, 3), [
      ["create", undefined],
      ["skip", "sameAsLine"],
      ["update", undefined],
    ]);
    await api.patch("/settings", { serialsUnique: false, version: unique.body.version });
  });

  test("an undo leaves what was edited since, and lists it", async () => {
    const firm = await made("/companies", { name: "Edited" });
    const piece = await made("/equipment", { name: "Kettle", serial: "K-1", company: firm.id, article: "old" });
    const pot = await made("/equipment", { name: "Pot", serial: "K-2", company: firm.id, article: "old" });
    const done = await imported(
      api,
      `Id,Name,Article,Retired on\n${piece.id},Kettle,new,2020-01-01\n${pot.id},Pot,new,2020-01-01\n`,
      {},
      "e.csv",
      kind,
    );
    assert.equal(done.counts.updated, 2);
    const { body: now } = await api.get(`/equipment/${piece.id}`);
    assert.ok(now.retiredAt.startsWith("2020-01-01") || now.retiredAt.startsWith("2019-12-31"));
    await api.patch(`/equipment/${piece.id}`, { article: "newest", version: now.version });
    assert.equal((await api.post(`/imports/${done.id}/undo`)).status, 202);
    const undone = await settled(api, done.id, ["running"]);
    assert.deepEqual([undone.state, undone.counts.kept], ["undone", 1]);
    const articles = await Promise.all(
      [piece, pot].map(async ({ id }) => (await api.get(`/equipment/${id}`)).body.article),
    );
    assert.deepEqual(articles, ["newest", "old"]);
  });

  test("is imported and exported by who has the right to it, as far as it reaches", async () => {
    const hidden = await made("/companies", { name: "Out of sight" });
    const secret = await made("/equipment", { name: "Secret safe", serial: "SAFE-1", company: hidden.id });
    const none = world.as(await aMember(world.db, "Nora", { rights: { equipment: { see: "all", create: "all" } } }));
    assert.equal((await upload(none, "Name\nX\n", "x.csv", kind)).status, 403);
    for (const path of [`/imports/fields?kind=${kind}`, `/imports/template.csv?kind=${kind}`, "/equipment/export"])
      assert.equal((await none.get(path)).status, 403, path);
    const own = { see: "own", create: "own", edit: "own", import: "own", export: "own" } as const;
    const person = await aMember(world.db, "Cora", { rights: { equipment: own, companies: { see: "own" } } });
    const narrow = world.as(person);
    const mine = await made("/companies", { name: "Cora's own", owner: person.id });
    const csv = [
      "Id,Name,Serial number,Company,Parent serial number",
      `,Shelf,,Cora's own,`,
      `${secret.id},Mine now,,Out of sight,`,
      `,Below it,,Cora's own,SAFE-1`,
      `,Tray,SAFE-2,Cora's own,`,
    ].join("\n");
    const { body } = await upload(narrow, csv, "n.csv", kind);
    await checked(narrow, body.id, { options: { companies: "refuse" } });
    const rows = await rowsOf(narrow, body.id);
    assert.deepEqual(outcomes(rows), [
      ["create", undefined],
      ["invalid", "companyUnknown"],
      ["invalid", "equipmentUnknown"],
      ["create", undefined],
    ]);
    assert.doesNotMatch(JSON.stringify(rows), /Secret/);
    await ran(narrow, body.id);
    const { body: out } = await narrow.get("/equipment/export?columns=grid&fields=name");
    assert.deepEqual(out.trim().split("\r\n").slice(1), ["Shelf", "Tray"]);
    assert.deepEqual((await all(`company=${mine.id}`)).map(({ name }) => name).toSorted(), ["Shelf", "Tray"]);
  });

  test("A108: what would stand more than 32 levels deep is refused with its row, the others come in", async () => {
    await made("/companies", { name: "Deep" });
    const names = Array.from({ length: 34 }, (_, level) => `L${level}`);
    const csv = names
      .map((name, level) => `${name},D-${level},Deep,${level === 0 ? "" : `D-${level - 1}`}`)
      .toReversed();
    const { body } = await upload(
      api,
      `Name,Serial number,Company,Parent serial number\n${csv.join("\n")}\n`,
      "deep.csv",
      kind,
    );
    const ready = await checked(api, body.id);
    assert.deepEqual([ready.counts.created, ready.counts.invalid], [32, 2]);
    assert.deepEqual(
      [...new Set((await rowsOf(api, body.id, "invalid")).map(({ problems }) => problems[0].code))],
      ["tooDeep"],
    );
    assert.equal((await ran(api, body.id)).counts.created, 32);
    const deeper = await imported(
      api,
      "Name,Company,Parent serial number\nToo far,Deep,D-31\nBeside,Deep,D-30\n",
      {},
      "d.csv",
      kind,
    );
    assert.deepEqual([deeper.counts.created, deeper.counts.invalid], [1, 1]);
  });

  test("own fields come in and go out", async () => {
    const field = await made("/fields", { on: "equipment", name: "Weight", type: "number" });
    await made("/companies", { name: "Own" });
    const done = await imported(api, "Name,Company,Weight\nAnvil,Own,12\n", {}, "own.csv", kind);
    const [anvil] = await all(writtenBy(done.batch));
    assert.equal(anvil.custom[field.key], 12);
    assert.match((await api.get(`/equipment/export?ids=${anvil.id}`)).body, /,Weight,Created at/);
  });

  test("what is purged is forgotten by its import", async () => {
    await made("/companies", { name: "Purged" });
    const done = await imported(api, "Name,Company\nWrong number,Purged\n", {}, "gone.csv", kind);
    const [piece] = await all(writtenBy(done.batch));
    assert.equal((await api.delete(`/equipment/${piece.id}`, {}, { version: piece.version })).status, 204);
    assert.equal((await api.post("/trash/purge", { ids: [piece.id], count: 1 })).status, 200);
    const rows = await eventually(
      () => rowsOf(api, done.id),
      ([row]) => row.cells.length === 0,
    );
    assert.deepEqual([rows[0].cells, rows[0].record, rows[0].name], [[], null, ""]);
  });
});
