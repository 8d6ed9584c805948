import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checkImport } from "./check-import.ts";
import { runImport } from "./run-import.ts";
import { checked, imported, ran, rowsOf, settled, upload } from "../testing/imports.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];

describe("Rights of an import", () => {
  let world: World;
  let admin: Client;
  let narrow: Client;
  let nora: Person;

  before(async () => {
    world = await aWorld({ jobs: true });
    admin = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
    nora = await aMember(world.db, "Nora", {
      rights: {
        "contacts.clients": { see: "own", create: "all", edit: "own", import: "all" },
        companies: { see: "all" },
      },
    });
    narrow = world.as(nora);
  });
  after(() => world.close());

  const fingerprint = async (): Promise<Loose> =>
    (
      await sql`select (select md5(string_agg(c::text, ',' order by id)) from contacts c) as contacts, (select md5(string_agg(i::text, ',' order by id)) from identities i) as identities, (select count(*) from audit) as audit`.execute(
        world.db,
      )
    ).rows[0];

  test("A012: without the right nobody imports or exports, and nothing is kept", async () => {
    const plain = world.as(
      await aMember(world.db, "Paul", { rights: { "contacts.clients": { see: "all", edit: "all", create: "all" } } }),
    );
    await plain.cookie();
    const before = await fingerprint();
    assert.equal((await upload(plain, "First name,Last name\nA,B\n")).status, 403);
    for (const path of ["/imports", "/imports/fields", "/imports/template.csv", "/contacts/export"])
      assert.equal((await plain.get(path)).status, 403, path);
    assert.equal((await plain.post("/contacts/export", {})).status, 403);
    assert.equal((await upload(world.stranger, "First name,Last name\nA,B\n")).status, 401);
    assert.deepEqual(await fingerprint(), before);
  });

  test("A142: another's import is absent", async () => {
    const { body } = await upload(admin, "First name,Last name,Email 1\nA,B,a@b.example\n");
    const ready = await checked(admin, body.id);
    assert.equal(ready.state, "ready");
    for (const path of [`/imports/${body.id}`, `/imports/${body.id}/rows`, `/imports/${body.id}/rejected.csv`])
      assert.equal((await narrow.get(path)).status, 404, path);
    for (const act of ["run", "pause", "cancel", "undo"])
      assert.equal((await narrow.post(`/imports/${body.id}/${act}`)).status, 404, act);
    assert.equal((await narrow.patch(`/imports/${body.id}`, { options: {} })).status, 404);
    assert.equal((await narrow.patch(`/imports/${body.id}/rows/1`, { decision: "skip" })).status, 404);
    assert.deepEqual((await narrow.get("/imports")).body.items, []);
    assert.equal((await admin.get(`/imports/${body.id}`)).body.state, "ready");
  });

  test("A134: the e-mail of somebody out of sight is refused in words that tell nothing", async () => {
    const { body: hidden } = await admin.post("/contacts", {
      firstName: "Hidden",
      lastName: "Person",
      emails: [{ value: "hidden@secret.example" }],
      externalId: "H-1",
      phones: [{ value: "+49 30 5550177" }],
    });
    const csv = `Id,External id,First name,Last name,Email 1,Phone 1\n,,Any,Name,HIDDEN@secret.example,\n,H-1,Any,Name,,\n${hidden.id},,Any,Other,,\n,,Any,Third,,+49 30 5550177\n,,My,Own,own@open.example,\n`;
    for (const options of [{}, { match: [] }]) {
      const { body } = await upload(narrow, csv);
      await checked(narrow, body.id, { options });
      const rows = await rowsOf(narrow, body.id);
      assert.deepEqual([rows[0].outcome, rows[0].contact, rows[0].difference], ["invalid", null, {}]);
      assert.equal(rows[0].problems[0].code, "outOfReach");
      assert.doesNotMatch(JSON.stringify(rows[0]), /Hidden|Person/);
      if (options.match) continue;
      assert.equal(rows[1].problems[0].code, "outOfReach");
      // What does not collide is new, as it would be if nobody were there: an id out of sight is no id, a phone may be shared.
      assert.deepEqual(
        rows.slice(2).map(({ outcome }) => outcome),
        ["create", "create", "create"],
      );
    }
  });

  test("A134, A045: people who are blocked, fired, or agents are neither changed nor made a second time", async () => {
    const make = async (body: object) => (await admin.post("/contacts", body)).body.id;
    const blocked = await make({ firstName: "Bea", lastName: "Blocked", emails: [{ value: "bea@blocked.example" }] });
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", blocked).execute();
    const fired = await aUser(world.db, { firstName: "Fay", lastName: "Fired" });
    await world.db.updateTable("contacts").set({ status: "fired" }).where("id", "=", fired.id).execute();
    const csv = `First name,Last name,Email 1,Job title\nBea,Blocked,bea@blocked.example,Boss\nFay,Fired,${fired.email},Boss\nNora,Member,${nora.email},Boss\n`;
    const { body } = await upload(admin, csv);
    await checked(admin, body.id);
    const codes = (rows: Loose[]) => rows.map(({ outcome, problems }) => [outcome, problems[0]?.code]);
    assert.deepEqual(codes(await rowsOf(admin, body.id)), [
      ["invalid", "blockedPerson"],
      ["invalid", "firedPerson"],
      ["update", undefined],
    ]);
    await checked(admin, body.id, { options: { match: [] } });
    assert.deepEqual(codes(await rowsOf(admin, body.id)), [
      ["invalid", "blockedPerson"],
      ["invalid", "firedPerson"],
      ["invalid", "agentEmail"],
    ]);
  });

  test("A135: a file gives nothing that its importer may not give", async () => {
    const { body: other } = await admin.post("/contacts", { firstName: "Otto", lastName: "Other" });
    const ada = other.owner.id;
    const csv = `First name,Last name,Email 1,Access group,Status,Owner\nA,Raise,a@raise.example,Administrator,,\nB,Raise,b@raise.example,Agent,,\nC,Raise,c@raise.example,No such group,,\nD,Raise,d@raise.example,,fired,\nE,Raise,e@raise.example,,,Ada Lee\nF,Raise,f@raise.example,End user,active,\n`;
    const { body } = await upload(narrow, csv);
    await checked(narrow, body.id);
    const rows = await rowsOf(narrow, body.id);
    assert.deepEqual(
      rows.map(({ outcome, problems }) => [outcome, problems[0]?.code]),
      [
        ["invalid", "notAllowed"],
        ["invalid", "notAllowed"],
        ["invalid", "accessGroupUnknown"],
        ["invalid", "inactivePerson"],
        ["invalid", "notAllowed"],
        ["create", undefined],
      ],
    );
    assert.equal((await ran(narrow, body.id)).counts.created, 1);
    const { body: list } = await admin.get("/contacts?search=f@raise.example");
    assert.deepEqual(
      [list.items[0].owner.id, list.items[0].accessGroup.name, list.items[0].status],
      [nora.id, "End user", "active"],
    );
    assert.notEqual(ada, nora.id);
  });

  test("columns of fields that one may not edit are left out, and cannot be chosen", async () => {
    const person = await aMember(world.db, "Hugo", {
      rights: {
        "contacts.clients": { see: "all", create: "all", edit: "all", import: "all" },
      },
    });
    await world.db
      .updateTable("access_groups")
      .set({ fields: JSON.stringify({ birthday: "hidden", jobTitle: "shown" }) })
      .where("id", "=", person.group)
      .execute();
    const hugo = world.as(person);
    const { body } = await upload(
      hugo,
      "First name,Last name,Email 1,Birthday,Job title\nH,Field,h@field.example,1980-01-02,Boss\n",
    );
    assert.deepEqual(
      body.mapping.map(({ field }: { field: string }) => field),
      ["First name", "Last name", "Email 1", "", ""],
    );
    const refused = await hugo.patch(`/imports/${body.id}`, { mapping: [{ index: 3, field: "Birthday" }] });
    assert.deepEqual([refused.status, refused.body.errors[0].pointer], [422, "/mapping/0/field"]);
    const { body: fields } = await hugo.get("/imports/fields");
    assert.ok(!fields.items.some(({ field }: { field: string }) => field === "birthday" || field === "jobTitle"));
  });

  test("A145: who loses the right or the status while it runs stops at the next set of rows", async () => {
    const calm = await aWorld();
    try {
      const boss = await aUser(calm.db, { firstName: "Bo", group: "administrator" });
      await aUser(calm.db, { firstName: "Other", group: "administrator" });
      const api = calm.as(boss);
      const rows = Array.from({ length: 2_500 }, (_, at) => `N${at},Chunk,n${at}@chunk.example`);
      const { body } = await upload(api, `First name,Last name,Email 1\n${rows.join("\n")}\n`);
      await runHere(calm, checkImport, { id: body.id, round: 1 });
      await api.post(`/imports/${body.id}/run`);
      await runHere(calm, runImport, { id: body.id, round: 1 }, "one");
      const first = (await api.get(`/imports/${body.id}`)).body.counts.created;
      assert.equal(first, 1_000, "one set of rows");
      await calm.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", boss.id).execute();
      await runHere(calm, runImport, { id: body.id, round: 1 });
      const now = await calm.db
        .selectFrom("imports")
        .select(["state", "rows_done", "problem"])
        .where("id", "=", body.id)
        .executeTakeFirstOrThrow();
      assert.deepEqual([now.state, now.rows_done], ["failed", first]);
      assert.match(JSON.stringify(now.problem), /rightsLost/);
      const { count } = await calm.db
        .selectFrom("contacts")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("last_name", "=", "Chunk")
        .executeTakeFirstOrThrow();
      assert.equal(count, first);
    } finally {
      await calm.close();
    }
  });

  test("a person within reach of seeing but not of editing is refused in plain words", async () => {
    const viewer = world.as(
      await aMember(world.db, "Vera", {
        rights: { "contacts.clients": { see: "all", create: "all", edit: "own", import: "all" } },
      }),
    );
    await admin.post("/contacts", { firstName: "Only", lastName: "Seen", emails: [{ value: "only@seen.example" }] });
    const { body } = await upload(viewer, "First name,Last name,Email 1,Job title\nOnly,Seen,only@seen.example,Boss\n");
    await checked(viewer, body.id);
    const [row] = await rowsOf(viewer, body.id);
    assert.deepEqual([row.outcome, row.problems[0].code], ["invalid", "notAllowed"]);
    assert.equal(
      (await imported(viewer, "First name,Last name,Email 1\nFresh,Face,fresh@face.example\n")).counts.created,
      1,
    );
    await settled(viewer, body.id, []);
  });
});
