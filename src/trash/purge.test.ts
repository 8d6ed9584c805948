import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { findActor } from "../access/actor.ts";
import { contactRecord } from "../contacts/as-record.ts";
import { findBatch } from "../audit/batches.ts";
import { check } from "../check/check.ts";
import { inTransaction } from "../database/transaction.ts";
import { sweepFiles } from "../files/sweep.ts";
import { shown } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aCrowd } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { aPicture } from "../testing/kept-world.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { rowsThatHold } from "../testing/rows-that-hold.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { forgetPurged } from "../transfer/forget-purged.ts";
import { purgeNext } from "./purge-many.ts";
import { runPurge } from "./run-purge.ts";

type Loose = Reply["body"];

describe("Deleting for good", () => {
  let world: World;
  let ada: Person;
  let admin: Client;
  const hosts = { records: [contactRecord], lists: {} };
  const run = runPurge(hosts);

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    admin = world.as(ada);
  });
  after(() => world.close());

  const made = async (path: string, body: object | FormData, who = admin): Promise<Loose> => {
    const reply = await who.post(path, body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  const binned = async (path: string, id: string) => {
    const { version } = (await admin.get(`${path}/${id}`)).body;
    assert.ok((await admin.delete(`${path}/${id}`, { "if-match": `"${version}"` })).status < 300);
  };
  const rowsWith = (text: string, but?: readonly string[]) => rowsThatHold(world.database.pool, text, but);
  const purge = (id: string, name: string, who = admin) => who.post(`/trash/${id}/purge`, { name });

  async function aPersonOfEverything() {
    const firm = await made("/companies", { name: "Firm Ltd" });
    const group = await made("/contact-groups", { name: "Friends" });
    const field = await anOwnField(admin, { name: "Sponsor", type: "contact" });
    const greta = await made("/contacts", {
      firstName: "Greta",
      lastName: "Vanishing",
      emails: [{ value: "greta@vanishing.example" }],
      phones: [{ value: "+380671234567" }],
      identities: [{ kind: "telegram", externalId: "@vanishing" }],
      addresses: [{ city: "Lviv", street: "Vanishing Street 1" }],
      companies: [{ id: firm.id, title: "Boss" }],
      groups: [group.id],
      tags: ["vip"],
    });
    const { version } = (await admin.get(`/contacts/${greta.id}`)).body;
    await admin.patch(`/contacts/${greta.id}`, { lastName: "Vanishing-Soon", version });
    const nora = await made("/contacts", {
      firstName: "Nora",
      lastName: "Stays",
      reportsTo: greta.id,
      custom: { [field.key]: greta.id },
    });
    await admin.put(`/contacts/${greta.id}/picture`, await aPicture("teal"));
    const file = new FormData();
    file.append("file", new Blob(["what Vanishing said"]), "vanishing.txt");
    const draft = await made(`/contacts/${greta.id}/files?draft=true`, file);
    const note = await made(`/contacts/${greta.id}/notes`, { html: "Vanishing calls", files: [draft.id] });
    await admin.patch(`/notes/${note.id}`, { html: "Vanishing called", version: note.version });
    await made("/opportunities", { name: "Deal", contacts: [greta.id], company: firm.id });
    const filter = { field: "reportsTo", is: "anyOf", value: [greta.id] };
    await made("/views", { on: "contacts", name: "Hers", filter });
    await admin.post("/contacts/bulk", { ids: [greta.id, nora.id], add: { tags: ["met"] } });
    await sql`
      with imported as (
        insert into imports (actor_id, state, file_name, file_path, file_bytes, head)
        values (${ada.id}, 'done', 'a.csv', '', 0, '{"preview": [["Greta", "Vanishing"]]}') returning id)
      insert into import_rows (import_id, row, line, cells, outcome, record_id, candidates, difference)
      select id, 1, 2, '["Greta", "Vanishing"]', 'update', ${greta.id}::uuid, array[${greta.id}::uuid], '{"lastName": ["", "Vanishing"]}'
      from imported`.execute(world.db);
    return { greta: greta.id, nora: nora.id, field: field.key, note: note.id, file: draft.id };
  }

  test("A112: takes along everything that hangs on a person, once the name is typed; who reported to him reports to nobody, and the journal keeps the bare fact", async () => {
    const { greta, nora, field, note, file } = await aPersonOfEverything();
    assert.equal((await purge(greta, "Greta Vanishing-Soon")).status, 404, "what is not in the trash is not purged");
    await binned("/contacts", greta);
    assert.ok((await rowsWith(greta, ["audit"])).length > 12, "much hangs on her");
    const wrong = await purge(greta, "Greta");
    assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, "/name"]);
    assert.equal((await purge(greta, " Greta   Vanishing-Soon ")).status, 204);
    assert.equal((await purge(greta, "Greta Vanishing-Soon")).status, 404);
    await runHere(world, forgetPurged, { ids: [greta] });
    await runHere(world, sweepFiles, {});

    // Answers that wait to be given again are kept for a day; the words of names are a dictionary.
    for (const id of [greta, note, file]) assert.deepEqual(await rowsWith(id, ["audit"]), []);
    for (const text of ["anishing", "+380671234567"])
      assert.deepEqual(await rowsWith(text, ["name_words", "idempotency_keys"]), [], text);
    assert.deepEqual(await readdir(join(world.config.dataDir, "files"), { recursive: true }).then(onlyFiles), []);
    const told = await sql<{ action: string; actor: string; change: object | null }>`
      select action, actor_id as actor, change from audit where subject_id = ${greta} order by at, id`.execute(
      world.db,
    );
    assert.deepEqual(told.rows.at(-1), { action: "purged", actor: ada.id, change: null });
    assert.deepEqual(told.rows.find(({ action }) => action === "updated")?.change, { lastName: [null, null] });
    const stays = (await admin.get(`/contacts/${nora}`)).body;
    assert.deepEqual([stays.reportsTo, stays.custom[field] ?? null], [null, null]);
    const past: Loose[] = (await admin.get(`/contacts/${nora}/history`)).body.items;
    assert.ok(past.some(({ change }) => change.reportsTo && change.reportsTo[1] === null));
    assert.equal((await admin.get("/audit?limit=50")).status, 200);
    const [view] = (await admin.get("/views?on=contacts")).body.items;
    assert.equal(view.runs, true, "a filter that named her finds nobody");
  });

  function onlyFiles(names: readonly string[]): string[] {
    return names.filter((name) => name.includes("/"));
  }

  test("is a right of its own, and reaches no further than the right to delete", async () => {
    const carol = await aMember(world.db, "Carol", {
      rights: {
        "contacts.clients": { see: "all", create: "all", delete: "own" },
        "management.trash": { open: "all", purge: "all" },
      },
    });
    const dave = await aMember(world.db, "Dave", {
      rights: { "contacts.clients": { see: "all", delete: "all" }, "management.trash": { open: "all" } },
    });
    const theirs = await made("/contacts", { firstName: "Otto", lastName: "Other" });
    const hers = await made("/contacts", { firstName: "Olga", lastName: "Own" }, world.as(carol));
    for (const { id } of [theirs, hers]) await binned("/contacts", id);
    assert.equal((await purge(theirs.id, "Otto Other", world.as(dave))).status, 403);
    assert.equal((await purge(theirs.id, "Otto Other", world.as(carol))).status, 404);
    const asCarol = world.as(carol);
    assert.deepEqual((await asCarol.get("/trash/count")).body, { count: 1 });
    assert.equal((await asCarol.post("/trash/purge", { ids: [theirs.id, hers.id], count: 2 })).status, 409);
    assert.equal((await purge(hers.id, "Olga Own", asCarol)).status, 204);
    const { items } = (await world.as(dave).get("/trash")).body;
    assert.deepEqual(
      items.map(({ id, can }: Loose) => [id, can]),
      [[theirs.id, ["restore"]]],
    );
    assert.equal((await purge(theirs.id, "Otto Other")).status, 204);
  });

  test("waits for a hand-over where somebody still owns records; what he has signed stays his, and tells no name", async () => {
    const paul = await aUser(world.db, { firstName: "Paul", lastName: "Leaver" });
    const kept = await made("/contacts", { firstName: "Karl", lastName: "Kept" }, world.as(paul));
    const note = await made(`/contacts/${kept.id}/notes`, { html: "Karl rang" }, world.as(paul));
    await binned("/contacts", paul.id);
    const refused = await purge(paul.id, "Paul Leaver");
    assert.deepEqual([refused.status, refused.body.code], [409, "ownsRecords"]);
    const many = await admin.post("/trash/purge", { ids: [paul.id], count: 1 });
    assert.deepEqual([many.body.done, many.body.refused], [0, 1]);
    const [item] = (await admin.get(`/batches/${many.body.batch}/items`)).body.items;
    assert.deepEqual([item.outcome, item.code], ["refused", "ownsRecords"]);
    await admin.post("/contacts/bulk", { ids: [kept.id], change: { owner: ada.id } });
    assert.equal((await purge(paul.id, "Paul Leaver")).status, 204);
    const history: Loose[] = (await admin.get(`/contacts/${kept.id}/history`)).body.items;
    assert.equal(history.find(({ action }) => action === "created").actor, null);
    const [written] = (await admin.get(`/contacts/${kept.id}/notes`)).body.items;
    assert.deepEqual([written.id, written.by], [note.id, null]);
    for (const text of ["Leaver", paul.email]) assert.deepEqual(await rowsWith(text, ["name_words"]), []);
  });

  test("takes companies, opportunities, groups, notes and files as well, and clears what led there", async () => {
    const parent = await made("/companies", { name: "Parent Ltd" });
    const child = await made("/companies", { name: "Child Ltd", parent: parent.id });
    const person = await made("/contacts", { firstName: "Mia", lastName: "Member", companies: [{ id: parent.id }] });
    const deal = await made("/opportunities", { name: "Big deal", company: parent.id });
    const lost = await made("/opportunities", { name: "Small deal" });
    const group = await made("/contact-groups", { name: "Gone group" });
    const note = await made(`/opportunities/${deal.id}/notes`, { html: "<p>First</p><p>second</p>" });
    await binned("/companies", parent.id);
    await binned("/opportunities", lost.id);
    await binned("/contact-groups", group.id);
    assert.equal((await admin.delete(`/notes/${note.id}`, { "if-match": '"1"' })).status, 204);
    const { items } = (await admin.get("/trash")).body;
    const names = new Map<string, Loose>(items.map((one: Loose) => [one.id, one]));
    assert.deepEqual(names.get(note.id)?.on, { kind: "opportunity", id: deal.id, name: "Big deal" });
    for (const id of [parent.id, lost.id, group.id, note.id])
      assert.equal((await purge(id, names.get(id)?.name)).status, 204, names.get(id)?.name);
    assert.equal((await admin.get(`/companies/${child.id}`)).body.parent, null);
    assert.deepEqual((await admin.get(`/contacts/${person.id}`)).body.companies, []);
    assert.equal((await admin.get(`/opportunities/${deal.id}`)).body.company, null);
    assert.deepEqual((await admin.get(`/opportunities/${deal.id}/notes`)).body.items, []);
    const past: Loose[] = (await admin.get(`/opportunities/${deal.id}/timeline`)).body.items;
    assert.deepEqual(past.find(({ change }) => change?.action === "noteDeleted").change.change, { note: [null, null] });
    for (const id of [parent.id, lost.id, group.id, note.id]) assert.deepEqual(await rowsWith(id, ["audit"]), []);
  });

  test("of everything asks for the number, goes on behind whatever broke off, each exactly once, and is not taken back", async () => {
    const ids = await aCrowd(world, 1_200, "Emptied", ada.id);
    await sql`update contacts set deleted_at = now() where id = any(${ids}::uuid[])`.execute(world.db);
    const { count } = (await admin.get("/trash/count?kind=contact")).body;
    assert.equal(count, 1_200);
    const other = await admin.post("/trash/purge", { kind: "contact", count: 1_199 });
    assert.deepEqual([other.status, other.body.code], [409, "countChanged"]);
    const { body } = await admin.post("/trash/purge", { kind: "contact", count });
    assert.deepEqual([body.state, body.total, body.done], ["running", 1_200, 0]);
    await assert.rejects(
      inTransaction(world.db, async (tx) => {
        const [actor, batch] = [await findActor(tx, ada.id), await findBatch(tx, body.batch, "locked")];
        assert.ok(actor && batch);
        assert.equal((await purgeNext(tx, hosts, actor, batch)).done, 1_000);
        throw new Error("the power goes");
      }),
      /the power goes/,
    );
    assert.equal((await admin.get("/trash/count")).body.count, 1_200, "a set that broke off is whole again");
    await runHere(world, run, { id: body.batch }, "one");
    assert.equal((await shown(admin, body.batch)).done, 1_000);
    await runHere(world, run, { id: body.batch });
    await runHere(world, run, { id: body.batch });
    const done = await shown(admin, body.batch);
    assert.deepEqual([done.state, done.done, done.refused, done.can], ["done", 1_200, 0, []]);
    const undo = await admin.post(`/batches/${body.batch}/undo`);
    assert.deepEqual([undo.status, undo.body.code], [409, "purgedIsFinal"]);
    const { rows } = await sql<{ told: number }>`
      select count(*)::int as told from audit where subject_id = any(${ids}::uuid[]) and action = 'purged'`.execute(
      world.db,
    );
    assert.equal(rows[0]?.told, 1_200);
    assert.deepEqual(await rowsWith(ids[7] ?? "", ["audit"]), []);
  });

  test("leaves rows by which every rule of the check holds", async () => {
    // Those who were here before anybody could make them.
    await sql`
      insert into audit (subject_kind, subject_id, action) select 'contact', id, 'created' from contacts c
      where not exists (select from audit a where a.subject_id = c.id and a.action = 'created')`.execute(world.db);
    const broken: string[] = [];
    await check({
      database: world.database,
      dataDir: world.config.dataDir,
      all: true,
      tell: (says, breaches) => void broken.push(...breaches.map((breach) => `${says}: ${breach}`)),
      signal: new AbortController().signal,
    });
    assert.deepEqual(broken, []);
  });
});
