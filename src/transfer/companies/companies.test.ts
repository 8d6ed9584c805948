import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser } from "../../testing/builders.ts";
import type { Client } from "../../testing/client.ts";
import { aMember } from "../../testing/groups.ts";
import { checked, imported, ran, rowsOf, settled, upload } from "../../testing/imports.ts";
import { aWorld, type World } from "../../testing/world.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];
const kind = "companies";

describe("Companies in files", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Lang", group: "administrator" }));
  });
  after(() => world.close());

  const all = async (search: string): Promise<Loose[]> =>
    (await api.get(`/companies?search=${encodeURIComponent(search)}`)).body.items;
  const outcomes = (rows: Loose[]) => rows.map(({ outcome, problems }) => [outcome, problems[0]?.code]);
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join(",");

  test("are guessed by what six languages call their columns, and written once however often the file comes", async () => {
    const csv =
      "Firmenname;Webseite;E-Mail;Telefon;Minuten pro Monat;Betreuer\nNordwind GmbH;nordwind.example;info@nordwind.example;+49 30 901820;120;Ada Lang\nSüdwind AG;;;;;\n";
    const { body } = await upload(api, csv, "firmen.csv", kind);
    assert.deepEqual(
      [body.kind, body.mapping.map(({ field }: Loose) => field)],
      [kind, ["Name", "Site", "Email 1", "Phone 1", "Minutes per month", "Owner"]],
    );
    const ready = await checked(api, body.id);
    assert.deepEqual([ready.state, ready.counts.created], ["ready", 2]);
    const [row] = await rowsOf(api, body.id);
    assert.equal(row.name, "Nordwind GmbH");
    assert.deepEqual(row.difference.minutesPerMonth, [null, 120]);
    assert.deepEqual(row.difference.owner[1].name, "Ada Lang");
    assert.deepEqual(await all("nordwind"), []);
    const done = await ran(api, body.id);
    assert.deepEqual([done.state, done.counts.created], ["done", 2]);
    const [made] = await all("nordwind");
    assert.deepEqual(
      [made.site, made.emails, made.minutesPerMonth, made.owner.name],
      ["https://nordwind.example", [{ value: "info@nordwind.example", label: "" }], 120, "Ada Lang"],
    );
    const again = await imported(api, csv, {}, "firmen.csv", kind);
    assert.deepEqual([again.counts.created, again.counts.updated, again.counts.unchanged], [0, 0, 2]);
  });

  test("stand below companies of the same file, wherever their rows are, and below those that are here", async () => {
    await api.post("/companies", { name: "Here already" });
    const csv =
      "Name,Parent company\nGrandson,Daughter\nDaughter,Mother\nMother,Here already\nStranger,Nobody knows\nItself,Itself\nRound,Robin\nRobin,Round\n";
    const { body } = await upload(api, csv, "tree.csv", kind);
    await checked(api, body.id);
    const rows = await rowsOf(api, body.id);
    assert.deepEqual(outcomes(rows), [
      ["create", undefined],
      ["create", undefined],
      ["create", undefined],
      ["create", undefined],
      ["invalid", "circle"],
      ["invalid", "tooDeep"],
      ["invalid", "tooDeep"],
    ]);
    assert.deepEqual(rows[0].difference.parent, [null, "Daughter"]);
    await ran(api, body.id);
    const parents = await Promise.all(
      ["Grandson", "Daughter", "Mother", "Stranger"].map(async (name) => (await all(name))[0].parent?.name),
    );
    assert.deepEqual(parents, ["Daughter", "Mother", "Here already", "Nobody knows"]);
    const again = await imported(api, csv, {}, "tree.csv", kind);
    assert.deepEqual([again.counts.unchanged, again.counts.created, again.counts.invalid], [4, 0, 3]);
    const undone = await api.post(`/imports/${body.id}/undo`);
    assert.equal(undone.status, 202);
    assert.equal((await settled(api, body.id, ["running"])).state, "undone");
    for (const name of ["Grandson", "Mother", "Nobody knows"]) assert.deepEqual(await all(name), [], name);
    assert.equal((await all("Here already")).length, 1);
  });

  test("of a name that several have ask which is meant; unknown ones above are left out or refused where that is wished", async () => {
    for (const name of ["Twin", "Twin"]) await api.post("/companies", { name });
    const { body } = await upload(
      api,
      "Name,Parent company,Site\nTwin,,twin.example\nAlone,Never heard,\n",
      "twins.csv",
      kind,
    );
    await checked(api, body.id, { options: { companies: "refuse" } });
    assert.deepEqual(outcomes(await rowsOf(api, body.id)), [
      ["asks", undefined],
      ["invalid", "companyUnknown"],
    ]);
    await checked(api, body.id, { options: { companies: "link" } });
    const [asks, alone] = await rowsOf(api, body.id);
    assert.deepEqual([alone.outcome, alone.difference.parent], ["create", undefined]);
    const [first] = asks.candidates;
    const { body: decided } = await api.patch(`/imports/${body.id}/rows/1`, { decision: "update", record: first.id });
    assert.deepEqual([decided.outcome, decided.record.id, decided.contact], ["update", first.id, null]);
    await ran(api, body.id);
    assert.equal((await api.get(`/companies/${first.id}`)).body.site, "https://twin.example");
  });

  test("a row that is mended to another name finds those that stand below it, and wrong cells are named", async () => {
    const csv = "Name,Minutes per month,Parent company\nBranch,,Hedoffice\nHeadofice,many,\n";
    const { body } = await upload(api, csv, "mend.csv", kind);
    await checked(api, body.id, { options: { companies: "refuse" } });
    const rows = await rowsOf(api, body.id);
    assert.deepEqual(outcomes(rows), [
      ["invalid", "companyUnknown"],
      ["invalid", "number"],
    ]);
    await api.patch(`/imports/${body.id}/rows/2`, { cells: { 0: "Head office", 1: "30" } });
    const { body: mended } = await api.patch(`/imports/${body.id}/rows/1`, { cells: { 2: "Head office" } });
    assert.deepEqual([mended.outcome, mended.difference.parent], ["create", [null, "Head office"]]);
    await ran(api, body.id);
    assert.equal((await all("Branch"))[0].parent.name, "Head office");
  });

  test("leave as the list shows them, within reach, and come back unchanged (P9)", async () => {
    const { body: owner } = await api.post("/companies", {
      name: "=Formula & Sons",
      site: "https://formula.example/",
      emails: [
        { value: "a@formula.example", label: "office" },
        { value: "b@formula.example", label: "" },
      ],
      phones: [{ value: "+49 30 901821", label: "work" }],
      description: "<p>Makes, &amp; sells</p>",
      minutesPerMonth: 15,
    });
    const { body: child } = await api.post("/companies", { name: "Formula, Berlin", parent: owner.id });
    const ids = idsOf([owner, child]);
    const { status, headers, body: csv } = await api.get(`/companies/export?ids=${ids}&sort=-name`);
    assert.equal(status, 200);
    assert.match(headers.get("content-disposition") ?? "", /companies/);
    const [head, ...lines] = csv.replace("\ufeff", "").trim().split("\r\n");
    assert.match(
      head,
      /^Id,Name,.*Site,Email 1,Email 1 label,Email 2,Email 2 label,Phone 1,Phone 1 label,Description,Owner,Parent company,Parent company id,/,
    );
    assert.equal(lines.length, 2);
    assert.match(csv, /'=Formula & Sons/);
    for (const existing of ["update", "replace"]) {
      const { body } = await upload(api, csv, "companies.csv", kind);
      assert.equal(body.dialect, "acquaint");
      const ready = await checked(api, body.id, {
        options: { existing, emptyCells: existing === "replace" ? "clear" : "leave" },
      });
      assert.deepEqual(
        [ready.counts.unchanged, ready.counts.updated],
        [2, 0],
        JSON.stringify(await rowsOf(api, body.id)),
      );
    }
    const grid = await api.post("/companies/export", { ids: [child.id], columns: "grid", fields: "name,people" });
    assert.equal(grid.body, 'Name,People\r\n"Formula, Berlin",0\r\n');
    assert.equal((await api.get("/companies/export?columns=grid&fields=nothing")).status, 422);
    assert.equal((await api.get("/companies/export?filter=x")).status, 422);
  });

  test("what was exported comes back whole where it has gone, parents by their ids", async () => {
    const { body: above } = await api.post("/companies", { name: "Gone above" });
    const { body: below } = await api.post("/companies", { name: "Gone below", parent: above.id });
    const { body: csv } = await api.get(`/companies/export?ids=${idsOf([below, above])}&sort=-name`);
    for (const { id } of [below, above]) {
      const { body: now } = await api.get(`/companies/${id}`);
      assert.equal((await api.delete(`/companies/${id}`, {}, { version: now.version })).status, 204);
    }
    const done = await imported(api, csv, {}, "companies.csv", kind);
    assert.equal(done.counts.created, 2);
    const [back] = await all("Gone below");
    assert.equal(back.parent.name, "Gone above");
    assert.notEqual(back.parent.id, above.id);
  });

  test("own fields come in and go out", async () => {
    const { status, body: field } = await api.post("/fields", {
      on: "companies",
      name: "Size",
      type: "number",
    });
    assert.equal(status, 201);
    const done = await imported(api, "Name,Site,Size\nSized,sized.example,12\n", {}, "own.csv", kind);
    assert.equal(done.counts.created, 1);
    const [sized] = await all("Sized");
    assert.equal(sized.custom[field.key], 12);
    const { body: csv } = await api.get(`/companies/export?ids=${sized.id}`);
    assert.match(csv, /,Size,Created at/);
  });

  test("the template can be imported as it is, and says which columns there are", async () => {
    const { body: csv } = await api.get(`/imports/template.csv?kind=${kind}`);
    const done = await imported(api, csv, {}, "template.csv", kind);
    assert.deepEqual([done.counts.created, done.counts.invalid], [2, 0]);
    assert.equal((await all("Lviv"))[0].parent.name, "Dnipro Lighting");
    const { body: fields } = await api.get(`/imports/fields?kind=${kind}`);
    assert.ok(fields.items.some(({ name, field }: Loose) => name === "Parent company id" && field === "parent"));
    assert.ok(!fields.items.some(({ name }: Loose) => name === "First name"));
  });

  test("are imported and exported by who has the right to that kind, and no further than he sees", async () => {
    const people = world.as(
      await aMember(world.db, "Petra", {
        rights: { "contacts.clients": { see: "all", create: "all", import: "all", export: "all" } },
      }),
    );
    assert.equal((await upload(people, "Name\nX\n", "x.csv", kind)).status, 403);
    for (const path of [`/imports/fields?kind=${kind}`, `/imports/template.csv?kind=${kind}`, "/companies/export"])
      assert.equal((await people.get(path)).status, 403, path);
    const narrow = world.as(
      await aMember(world.db, "Cora", {
        rights: { companies: { see: "own", create: "all", edit: "own", import: "own", export: "own" } },
      }),
    );
    assert.equal((await upload(narrow, "First name,Last name\nA,B\n")).status, 403);
    const { body: hidden } = await api.post("/companies", { name: "Out of sight", site: "https://secret.example/" });
    const { body } = await upload(
      narrow,
      `Id,Name,Parent company\n${hidden.id},Mine,\n,Below it,Out of sight\n`,
      "n.csv",
      kind,
    );
    await checked(narrow, body.id, { options: { companies: "link" } });
    const rows = await rowsOf(narrow, body.id);
    assert.deepEqual(outcomes(rows), [
      ["create", undefined],
      ["create", undefined],
    ]);
    assert.doesNotMatch(JSON.stringify(rows), /secret/);
    const { body: csv } = await narrow.get("/companies/export");
    assert.equal(csv.trim().split("\r\n").length, 1);
  });

  test("a wish of the other kind is refused with its place", async () => {
    const { body } = await upload(api, "Name,Site\nWish,w.example\n", "w.csv", kind);
    const phone = await api.patch(`/imports/${body.id}`, { options: { match: ["phone"] } });
    assert.deepEqual([phone.status, phone.body.errors[0].pointer], [422, "/options/match/0"]);
    const first = await api.patch(`/imports/${body.id}`, { mapping: [{ index: 0, field: "First name" }] });
    assert.deepEqual([first.status, first.body.errors[0].pointer], [422, "/mapping/0/field"]);
    assert.equal((await upload(api, "Name\nX\n", "x.csv", "nonsense")).status, 422);
  });
});
