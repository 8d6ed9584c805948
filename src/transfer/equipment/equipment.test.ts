import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser } from "../../testing/builders.ts";
import type { Client } from "../../testing/client.ts";
import { checked, imported, ran, rowsOf, settled, upload } from "../../testing/imports.ts";
import { aWorld, type World } from "../../testing/world.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];
const kind = "equipment";

describe("Equipment in files", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Lang", group: "administrator" }));
  });
  after(() => world.close());

  const aCompany = async (name: string): Promise<string> => (await api.post("/companies", { name })).body.id;
  const all = async (query: string): Promise<Loose[]> => (await api.get(`/equipment?limit=200&${query}`)).body.items;
  const called = async (company: string, name: string): Promise<Loose> =>
    (await all(`company=${company}`)).find((one) => one.name === name);
  const outcomes = (rows: Loose[]) => rows.map(({ outcome, problems }) => [outcome, problems[0]?.code]);

  test("is guessed by what six languages call its columns, and written once however often the file comes", async () => {
    const berlin = await aCompany("Berlin Werke");
    const csv =
      "Bezeichnung;Artikel;Seriennummer;Firma;Benutzer;Beschreibung;Stillgelegt am\nPresse;P-1;S 100;Berlin Werke;Ada Lang;Halle 3;24.12.2020\nSäge;P-2;S 101;Berlin Werke;;;\n";
    const { body } = await upload(api, csv, "geraete.csv", kind);
    assert.deepEqual(
      [body.kind, body.mapping.map(({ field }: Loose) => field)],
      [kind, ["Name", "Article", "Serial number", "Company", "Used by", "Description", "Retired on"]],
    );
    // The day that it was retired on tells in which order days are written.
    assert.equal(body.options.dateFormat, "dmy");
    const ready = await checked(api, body.id);
    assert.deepEqual([ready.state, ready.counts.created], ["ready", 2]);
    const [row] = await rowsOf(api, body.id);
    assert.deepEqual(
      [row.name, row.difference.company[1].name, row.difference.usedBy[1].name],
      ["Presse", "Berlin Werke", "Ada Lang"],
    );
    assert.deepEqual(await all(`company=${berlin}`), []);
    assert.equal((await ran(api, body.id)).counts.created, 2);
    const press = await called(berlin, "Presse");
    assert.deepEqual([press.article, press.usedBy.name, Boolean(press.retiredAt)], ["P-1", "Ada Lang", true]);
    const { body: shown } = await api.get(`/equipment/${press.id}`);
    assert.deepEqual(
      shown.holders.map(({ company, to }: Loose) => [company.name, to]),
      [["Berlin Werke", null]],
    );
    const again = await imported(api, csv, {}, "geraete.csv", kind);
    assert.deepEqual([again.counts.created, again.counts.updated, again.counts.unchanged], [0, 0, 2]);
  });

  test("stands below pieces of the same file by serial number, path or id, wherever their rows are, and is taken back as one", async () => {
    const acme = await aCompany("Acme");
    const { body: hall } = await api.post("/equipment", { name: "Hall", company: acme });
    const csv = [
      "Name,Serial number,Company,Parent path,Parent serial number,Parent id",
      "Disk 2,,Acme,Rack 1 / Server 4,,",
      "Fan,,,,srv-5,",
      "Server 4,,Acme,Rack 1,,",
      "Server 5,SRV-5,Acme,,,",
      `Rack 1,,Acme,,,`,
      `Lamp,,,,,${hall.id}`,
      "Socket,,Acme,Hall,,",
      "Stray,,Acme,Rack 1 / Nothing,,",
      "Nowhere,,,Rack 1,,",
      "Itself,own,Acme,,own,",
      "Round,a-1,Acme,,a-2,",
      "Robin,a-2,Acme,,a-1,",
      "Another's,,Elsewhere,,SRV-5,",
    ].join("\n");
    const { body } = await upload(api, csv, "tree.csv", kind);
    await checked(api, body.id);
    const rows = await rowsOf(api, body.id);
    assert.deepEqual(outcomes(rows), [
      ...Array.from({ length: 7 }, () => ["create", undefined]),
      ["invalid", "equipmentUnknown"],
      ["invalid", "pathAlone"],
      ["invalid", "circle"],
      ["invalid", "tooDeep"],
      ["invalid", "tooDeep"],
      ["invalid", "otherHolder"],
    ]);
    assert.deepEqual([rows[0].difference.parent[1].name, rows[1].difference.company[1].name], ["Server 4", "Acme"]);
    const done = await ran(api, body.id);
    assert.deepEqual([done.state, done.counts.created, done.counts.invalid], ["done", 7, 6]);
    const pathOf = async (name: string): Promise<string[]> => {
      const { body: piece } = await api.get(`/equipment/${(await called(acme, name)).id}`);
      return piece.path.map((one: Loose) => one.name);
    };
    assert.deepEqual(await pathOf("Disk 2"), ["Rack 1", "Server 4"]);
    assert.deepEqual(await pathOf("Fan"), ["Server 5"]);
    assert.deepEqual([await pathOf("Lamp"), await pathOf("Socket")], [["Hall"], ["Hall"]]);
    const undone = await api.post(`/imports/${body.id}/undo`);
    assert.equal(undone.status, 202);
    assert.equal((await settled(api, body.id, ["running"])).state, "undone");
    assert.deepEqual(
      (await all(`company=${acme}`)).map(({ name }) => name),
      ["Hall"],
    );
  });

  test("a number that two companies have leads each row to the piece of its own company", async () => {
    const [north, south] = [await aCompany("North"), await aCompany("South")];
    const csv = [
      "Name,Serial number,Company,Parent serial number",
      "Fan of the south,F-1,South,T-1",
      "Tower of the north,T-1,North,",
      "Tower of the south,T-1,South,",
      "Fan of the north,F-1,North,T-1",
    ].join("\n");
    const done = await imported(api, csv, {}, "towers.csv", kind);
    assert.deepEqual([done.counts.created, done.counts.invalid], [4, 0]);
    for (const [company, side] of [
      [north, "north"],
      [south, "south"],
    ] as const) {
      const { parent } = (await api.get(`/equipment/${(await called(company, `Fan of the ${side}`)).id}`)).body;
      assert.equal(parent.name, `Tower of the ${side}`);
    }
    assert.equal((await imported(api, csv, {}, "towers.csv", kind)).counts.created, 0);
  });
});
