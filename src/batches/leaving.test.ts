import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { carryOut, edit, shown } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let ada: Person;
let api: Client;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  api = world.as(ada);
});
after(() => world.close());

const contact = async (id: string | undefined): Promise<Loose> => (await api.get(`/contacts/${id}`)).body;
const company = async (id: string): Promise<Loose> => (await api.get(`/companies/${id}`)).body;

describe("A leaver", () => {
  const aLeaver = async (firstName: string) => {
    const leaver = await aUser(world.db, { firstName, lastName: "Leaver" });
    const owned = await aCrowd(world, 3, `Of${firstName}`, leaver.id);
    const assigned = await aCrowd(world, 2, `For${firstName}`);
    for (const id of assigned) await edit(api, id, { assignedTo: leaver.id });
    const firm = (await api.post("/companies", { name: `${firstName} Ltd`, owner: leaver.id })).body.id;
    const deal = (await api.post("/opportunities", { name: `${firstName} deal`, owner: leaver.id })).body.id;
    const stages = (await api.get("/pipelines")).body.items[0].stages;
    const won = stages.find(({ kind }: Loose) => kind === "won").id;
    const past = (await api.post("/opportunities", { name: "Won", owner: leaver.id, stage: won })).body.id;
    return { leaver, owned, assigned, firm, deal, past };
  };
  const heir = async (firstName: string) => aUser(world.db, { firstName, lastName: "Heir" });
  const versionOf = async (id: string) => (await contact(id)).version;

  test("is shown with what he has, as far as who asks sees it and may hand it over", async () => {
    const { leaver, owned } = await aLeaver("Lars");
    const whole = (await api.get(`/contacts/${leaver.id}/leaving`)).body;
    assert.deepEqual(whole, {
      contact: { id: leaver.id, name: "Lars Leaver" },
      version: 1,
      holds: [
        { to: "contactsTo", kind: "contacts", as: "owner", count: 3, canHandOver: 3 },
        { to: "assignedTo", kind: "contacts", as: "assignedTo", count: 2, canHandOver: 2 },
        { to: "companiesTo", kind: "companies", as: "owner", count: 1, canHandOver: 1 },
        { to: "opportunitiesTo", kind: "opportunities", as: "owner", count: 1, canHandOver: 1 },
        { to: "tasksTo", kind: "tasks", as: "assignedTo", count: 0, canHandOver: 0 },
      ],
      can: ["fire"],
    });
    const narrow = await aMember(world.db, "Nadja", {
      rights: {
        "contacts.clients": { see: "own", edit: "own" },
        "contacts.agents": { see: "all", edit: "all" },
      },
    });
    await edit(api, owned[0], { assignedTo: narrow.id });
    const part = (await world.as(narrow).get(`/contacts/${leaver.id}/leaving`)).body;
    assert.deepEqual(
      part.holds.map(({ count, canHandOver }: Loose) => [count, canHandOver]),
      [
        [1, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    );
    const viewer = await aMember(world.db, "Viktor", {
      rights: {
        "contacts.agents": { see: "all", edit: "own" },
      },
    });
    assert.equal((await world.as(viewer).get(`/contacts/${leaver.id}/leaving`)).status, 403);
    assert.equal((await world.as(viewer).post(`/contacts/${leaver.id}/leaving`, { version: 1 })).status, 403);
    const [client] = await aCrowd(world, 1, "Noleaver");
    assert.equal((await api.get(`/contacts/${client}/leaving`)).status, 403, "a client does not leave");
  });

  test("A038: goes with everything handed over, as one batch; the undo gives it back and he stays fired", async () => {
    const { leaver, owned, assigned, firm, deal, past } = await aLeaver("Paul");
    const [one, two, three] = await Promise.all(["Uma", "Vito", "Wim"].map(heir));
    const { body, status } = await api.post(`/contacts/${leaver.id}/leaving`, {
      contactsTo: one?.id,
      assignedTo: two?.id,
      companiesTo: three?.id,
      opportunitiesTo: three?.id,
      version: await versionOf(leaver.id),
    });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.state, body.total, body.done, body.refused, body.stays], ["done", 7, 7, 0, ["fired"]]);
    assert.equal((await contact(leaver.id)).status, "fired");
    for (const id of owned) assert.equal((await contact(id)).owner.id, one?.id);
    for (const id of assigned) assert.equal((await contact(id)).assignedTo.id, two?.id);
    assert.equal((await company(firm)).owner.id, three?.id);
    const ownerOf = async (id: string) => (await api.get(`/opportunities/${id}`)).body.owner.id;
    assert.deepEqual([await ownerOf(deal), await ownerOf(past)], [three?.id, leaver.id], "what is won stays his");
    const { items } = (await api.get(`/batches/${body.batch}/items`)).body;
    assert.equal(items.filter(({ opportunity: named }: Loose) => named?.name === "Paul deal").length, 1);
    assert.equal(items.filter(({ company: named }: Loose) => named?.name === "Paul Ltd").length, 1);
    await edit(api, owned[0], { owner: two?.id });
    const undo = (await api.post(`/batches/${body.batch}/undo`)).body;
    assert.deepEqual([undo.state, undo.done, undo.kept], ["done", 6, 1]);
    assert.equal(await ownerOf(deal), leaver.id);
    assert.equal((await contact(owned[0])).owner.id, two?.id, "handed on since");
    assert.equal((await contact(owned[1])).owner.id, leaver.id);
    assert.equal((await contact(assigned[0])).assignedTo.id, leaver.id);
    assert.equal((await company(firm)).owner.id, leaver.id);
    assert.equal((await contact(leaver.id)).status, "fired");
  });

  test("has his open tasks handed over as well, reminders by the clock of whose they are now; the undo gives back what was not done since", async () => {
    const { leaver, owned } = await aLeaver("Theo");
    const yara = await heir("Yara");
    const asLeaver = world.as(leaver);
    const zone = (id: string, time_zone: string) =>
      world.db.updateTable("contacts").set({ time_zone }).where("id", "=", id).execute();
    await zone(leaver.id, "Europe/Berlin");
    await zone(yara.id, "America/New_York");
    const on = { kind: "contact", id: owned[0] };
    const task = async (title: string, more: object = {}, who = api): Promise<Loose> => {
      const reply = await who.post("/tasks", { title, assignee: leaver.id, on, ...more });
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      return reply.body;
    };
    const call = await task("Call back", { kind: "call", due: "2030-06-03", reminder: { before: 0 } });
    const offer = await task("Write the offer");
    const over = await task("Was done");
    await api.post(`/tasks/${over.id}/done`, {});
    // On no record: his alone, whatever others may.
    const own = await task("Water the plants", { on: null }, asLeaver);
    const todo = (await api.get(`/contacts/${leaver.id}/leaving`)).body.holds.at(-1);
    assert.deepEqual([todo.to, todo.count, todo.canHandOver], ["tasksTo", 2, 2]);

    const { body } = await api.post(`/contacts/${leaver.id}/leaving`, {
      tasksTo: yara.id,
      version: await versionOf(leaver.id),
    });
    assert.deepEqual([body.total, body.done, body.refused], [2, 2, 0], JSON.stringify(body));
    const shownTask = async (id: string): Promise<Loose> => (await api.get(`/tasks/${id}`)).body;
    const given = await shownTask(call.id);
    assert.deepEqual(
      [call.reminder.at, given.assignee.id, given.reminder.at],
      ["2030-06-03T07:00:00.000Z", yara.id, "2030-06-03T13:00:00.000Z"],
    );
    const { rows } = await sql<{ assignee: string }>`
      select assignee_id as assignee from tasks where id = any(${[over.id, own.id]}::uuid[])`.execute(world.db);
    assert.deepEqual(
      rows,
      [{ assignee: leaver.id }, { assignee: leaver.id }],
      "what is done, or seen by him alone, stays",
    );
    const { items } = (await api.get(`/batches/${body.batch}/items`)).body;
    assert.deepEqual(items.map(({ task: named }: Loose) => named.name).toSorted(), ["Call back", "Write the offer"]);
    const told = (await world.as(yara).get("/notifications")).body.items;
    assert.deepEqual(told.map(({ kind, task: of }: Loose) => `${kind} ${of.title}`).toSorted(), [
      "task Call back",
      "task Write the offer",
    ]);
    const [entry] = (await api.get(`/audit?subject=${call.id}`)).body.items;
    assert.deepEqual(
      entry.change.assignee.map(({ id }: Loose) => id),
      [leaver.id, yara.id],
    );

    assert.equal((await world.as(yara).post(`/tasks/${offer.id}/done`, {})).status, 200);
    const undo = (await api.post(`/batches/${body.batch}/undo`)).body;
    assert.deepEqual([undo.done, undo.kept], [1, 1]);
    assert.deepEqual(
      [(await shownTask(call.id)).assignee.id, (await shownTask(call.id)).reminder.at],
      [leaver.id, "2030-06-03T07:00:00.000Z"],
    );
    assert.equal((await shownTask(offer.id)).assignee.id, yara.id, "who has done it has done it");
    assert.equal((await shown(api, undo.batch)).kept, 1);
  });

  test("hands no task to who would not see it, and none that the one who fires may not edit", async () => {
    const { leaver, owned } = await aLeaver("Ugo");
    const blind = await aMember(world.db, "Blind", {
      rights: { tasks: { see: "all", edit: "own" }, "contacts.clients": { see: "own" } },
    });
    const boss = await aMember(world.db, "Boss", {
      rights: {
        tasks: { see: "all", create: "all", edit: "own" },
        "contacts.clients": { see: "all", edit: "all", assign: "all" },
        "contacts.agents": { see: "all", edit: "all" },
      },
    });
    const on = { kind: "contact", id: owned[0] };
    const asBoss = world.as(boss);
    const title = (name: string) => ({ title: name, assignee: leaver.id, on });
    const hers = (await asBoss.post("/tasks", title("Hers"))).body;
    const another = (await api.post("/tasks", title("Another's"))).body;
    const todo = (await asBoss.get(`/contacts/${leaver.id}/leaving`)).body.holds.at(-1);
    assert.deepEqual([todo.count, todo.canHandOver], [2, 1]);
    const { body } = await asBoss.post(`/contacts/${leaver.id}/leaving`, {
      tasksTo: blind.id,
      version: await versionOf(leaver.id),
    });
    assert.deepEqual([body.total, body.done, body.refused], [2, 0, 2], JSON.stringify(body));
    const { items } = (await asBoss.get(`/batches/${body.batch}/items?outcome=refused`)).body;
    const codes = new Map(items.map(({ id, code }: Loose) => [id, code]));
    assert.deepEqual([codes.get(hers.id), codes.get(another.id)], ["assigneeBlind", "notAllowed"]);
    assert.equal((await api.get(`/tasks/${hers.id}`)).body.assignee.id, leaver.id);
    assert.deepEqual((await world.as(blind).get("/notifications")).body.items, []);
  });

  test("is fired alone when nothing is given, and not at all when an heir is none; U", async () => {
    const { leaver, owned } = await aLeaver("Rita");
    const client = owned[0];
    const blocked = await heir("Blocked");
    await api.post(`/contacts/${blocked.id}/status`, { status: "blocked", version: 1 });
    const before = await hashTables(world.database.pool);
    for (const to of [client, blocked.id, leaver.id, crypto.randomUUID()]) {
      const reply = await api.post(`/contacts/${leaver.id}/leaving`, { contactsTo: to, version: 1 });
      assert.deepEqual([reply.status, reply.body.errors?.[0].pointer], [422, "/contactsTo"]);
    }
    assert.equal((await api.post(`/contacts/${leaver.id}/leaving`, {})).status, 428);
    assert.equal((await api.post(`/contacts/${leaver.id}/leaving`, { version: 9 })).status, 412);
    assert.equal((await api.post(`/contacts/${client}/leaving`, { version: 1 })).status, 422);
    assert.equal((await api.post(`/contacts/${ada.id}/leaving`, { version: 1 })).status, 409);
    assert.deepEqual(await hashTables(world.database.pool), before);
    const alone = await api.post(`/contacts/${leaver.id}/leaving`, { version: 1 });
    assert.deepEqual([alone.status, alone.body.batch, alone.body.total], [200, null, 0]);
    assert.equal((await contact(leaver.id)).status, "fired");
    assert.equal((await contact(client)).owner.id, leaver.id);
    const left = (await api.get(`/contacts/${leaver.id}/leaving`)).body;
    assert.deepEqual([left.holds[0].count, left.can], [3, []], "he may still have something");
    const later = await api.post(`/contacts/${leaver.id}/leaving`, { contactsTo: ada.id, version: left.version });
    assert.deepEqual([later.status, later.body.done], [200, 3]);
    assert.equal((await contact(client)).owner.id, ada.id);
  });

  test("F07: with many to hand over is out at once, and the rest goes on behind whatever broke off, each exactly once", async () => {
    const leaver = await aUser(world.db, { firstName: "Many", lastName: "Leaver" });
    await aCrowd(world, 1_500, "Heritage", leaver.id);
    const firm = (await api.post("/companies", { name: "Heritage Ltd", owner: leaver.id })).body.id;
    const to = await heir("Xena");
    const { body } = await api.post(`/contacts/${leaver.id}/leaving`, {
      contactsTo: to.id,
      companiesTo: to.id,
      version: 1,
    });
    assert.deepEqual([body.state, body.total], ["running", 1_501]);
    assert.equal((await contact(leaver.id)).status, "fired");
    await carryOut(world, body.batch, "one");
    assert.equal((await shown(api, body.batch)).done, 1_000);
    await carryOut(world, body.batch);
    const reply = await shown(api, body.batch);
    assert.deepEqual([reply.state, reply.done, reply.refused, reply.can], ["done", 1_501, 0, ["undo"]]);
    const left = await sql<{
      n: number;
    }>`select count(*)::int as n from contacts where owner_id = ${leaver.id}`.execute(world.db);
    assert.equal(left.rows[0]?.n, 0);
    const undo = (await api.post(`/batches/${body.batch}/undo`)).body;
    await carryOut(world, undo.batch);
    assert.equal((await shown(api, undo.batch)).done, 1_501);
    assert.equal((await company(firm)).owner.id, leaver.id);
    assert.deepEqual(await countBy(world, "owner_id", "Heritage"), { [leaver.id]: 1_500 });
  });
});
