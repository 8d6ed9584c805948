import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { aUser } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { carryOut } from "../testing/batches.ts";
import { faultsOf } from "../testing/sales.ts";
import { aWorld, type World } from "../testing/world.ts";
import { invariants } from "../check/invariants.ts";

type Loose = Reply["body"];

let world: World;
let api: Client;
let adaId: string;

before(async () => {
  world = await aWorld();
  const ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  adaId = ada.id;
  api = world.as(ada);
});
after(() => world.close());

async function made(path: string, body: object): Promise<Loose> {
  const reply = await api.post(path, body);
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

const aCompany = async (name: string): Promise<string> => (await made("/companies", { name })).id;
const shown = async (id: string): Promise<Loose> => (await api.get(`/equipment/${id}`)).body;
const namesOf = async (query: string): Promise<string[]> =>
  (await api.get(`/equipment?limit=200&${query}`)).body.items.map(({ name }: Loose) => name);
const undo = async (batch: string): Promise<Loose> => {
  const reply = await api.post(`/batches/${batch}/undo`, {});
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body;
};

/** Whose a piece is and was, newest first. */
const holdersOf = async (id: string): Promise<string[]> =>
  (await shown(id)).holders.map(
    ({ company, contact, to }: Loose) => `${(company ?? contact).name}${to ? " before" : ""}`,
  );

/** What of equipment breaks a rule that no constraint holds. */
async function breaches(): Promise<string[]> {
  const client = await world.database.pool.connect();
  try {
    const rules = invariants.filter(({ says }) => says.includes("equipment"));
    const found = [];
    for (const { breaches: of } of rules) found.push(...(await of({ client, dataDir: "", most: 1 })));
    return found;
  } finally {
    client.release();
  }
}

test("A subtree goes to another company as one, from a day on, under a piece there, and back as one with all its users", async () => {
  const [from, to] = [await aCompany("From"), await aCompany("To")];
  const rack = await made("/equipment", { name: "Rack", company: from });
  const machine = await made("/equipment", { name: "Machine", parent: rack.id, usedBy: adaId });
  const disk = await made("/equipment", { name: "Disk", parent: machine.id });
  const room = await made("/equipment", { name: "Room", company: to });
  await sql`update equipment_holdings set from_date = '2026-01-01'`.execute(world.db);
  const wish = { company: to, parent: room.id, from: "2026-03-01", version: machine.version };
  const given = await api.post(`/equipment/${machine.id}/transfer`, wish);
  assert.deepEqual([given.status, given.body.state, given.body.total, given.body.done], [200, "done", 2, 2]);
  assert.deepEqual(await namesOf(`company=${to}`), ["Disk", "Machine", "Room"]);
  assert.deepEqual(
    (await shown(disk.id)).path.map(({ name }: Loose) => name),
    ["Room", "Machine"],
  );
  assert.equal((await shown(machine.id)).usedBy, null, "she does not belong there");
  const [now, before] = (await shown(disk.id)).holders;
  assert.deepEqual([now.company.name, now.from, now.to], ["To", "2026-03-01", null]);
  assert.deepEqual([before.company.name, before.from, before.to], ["From", "2026-01-01", "2026-03-01"]);
  const fuse = await made("/equipment", { name: "Fuse", parent: machine.id });
  assert.deepEqual(await breaches(), []);

  const back = await undo(given.body.batch);
  assert.deepEqual([back.state, back.done, back.kept], ["done", 3, 0]);
  assert.deepEqual(await namesOf(`company=${from}`), ["Disk", "Fuse", "Machine", "Rack"]);
  assert.deepEqual((await shown(machine.id)).parent, { id: rack.id, name: "Rack" });
  assert.equal((await shown(machine.id)).usedBy.id, adaId);
  assert.deepEqual(await holdersOf(disk.id), ["From"]);
  assert.deepEqual(await holdersOf(fuse.id), ["From"], "it came while it was the other's, for less than a day");
  assert.deepEqual(await breaches(), []);
});

test("A transfer is refused where it cannot be, and its undo leaves what has gone on meanwhile", async () => {
  const [from, to, third] = [await aCompany("Giver"), await aCompany("Taker"), await aCompany("Third")];
  const car = await made("/equipment", { name: "Car", company: from });
  const wheel = await made("/equipment", { name: "Wheel", parent: car.id });
  const give = (body: object, id = car.id) => api.post(`/equipment/${id}/transfer`, { version: 1, ...body });
  assert.deepEqual(faultsOf(await give({})), ["/company oneOf"]);
  assert.deepEqual(faultsOf(await give({ company: from })), ["/company sameHolder"]);
  assert.deepEqual(faultsOf(await give({ company: to, from: "2999-01-01" })), ["/from notYet"]);
  assert.deepEqual(faultsOf(await give({ company: to, from: "2001-01-01" })), ["/from beforeLast"]);
  assert.deepEqual(faultsOf(await give({ company: to, from: "2026-02-30" })), ["/from day"]);
  assert.deepEqual(faultsOf(await give({ company: to, parent: wheel.id })), ["/parent otherHolder"]);
  assert.equal((await give({ company: to, version: 9 })).status, 412);
  assert.deepEqual(faultsOf(await api.patch(`/equipment/${car.id}`, { company: to, version: 1 })), [
    "/company hasParts",
  ]);

  const first = (await give({ company: to })).body;
  const off = await api.post(`/equipment/${wheel.id}/transfer`, { company: third, version: 2 });
  assert.equal(off.status, 200, JSON.stringify(off.body));
  const back = await undo(first.batch);
  assert.deepEqual([back.done, back.kept], [1, 1]);
  assert.deepEqual(await holdersOf(car.id), ["Giver"]);
  assert.deepEqual((await shown(wheel.id)).company.name, "Third");
  assert.deepEqual(await breaches(), []);
  const person = await give({ contact: adaId, version: 3 });
  assert.deepEqual([person.status, (await shown(car.id)).contact.id], [200, adaId]);
});

test("A piece without parts changes hands by an ordinary change, and leaves its whole", async () => {
  const [one, other] = [await aCompany("First"), await aCompany("Second")];
  const shelf = await made("/equipment", { name: "Shelf", company: one });
  const book = await made("/equipment", { name: "Book", parent: shelf.id });
  const given = await api.patch(`/equipment/${book.id}`, { company: other, version: 1 });
  assert.deepEqual([given.status, given.body.company.name, given.body.parent], [200, "Second", null]);
  const mine = await api.patch(`/equipment/${book.id}`, { contact: adaId, version: 2 });
  assert.deepEqual([mine.status, mine.body.company, mine.body.contact.id], [200, null, adaId]);
  assert.deepEqual(await breaches(), []);
});

test("The tree of everything goes as far as the piece that is looked for, however far behind it stands", async () => {
  const company = await aCompany("Far Behind Ltd");
  const [, second, third] = [
    await made("/equipment", { name: "Aaa 1", company }),
    await made("/equipment", { name: "Aaa 2", company }),
    await made("/equipment", { name: "Aaa 3", company }),
  ];
  const namesTo = async (query: string) =>
    (await api.get(`/equipment/tree?limit=1&${query}`)).body.items.map(({ name }: Loose) => name);
  assert.deepEqual(await namesTo(""), ["Aaa 1"]);
  assert.deepEqual(await namesTo(`reaching=${second.id}`), ["Aaa 1", "Aaa 2"]);
  assert.deepEqual(await namesTo(`reaching=${third.id}`), ["Aaa 1", "Aaa 2", "Aaa 3"]);
});

test("A subtree is retired and comes back as one; what was retired before stays so", async () => {
  const site = await aCompany("Retiring");
  const line = await made("/equipment", { name: "Line", company: site });
  const press = await made("/equipment", { name: "Press", parent: line.id });
  await made("/equipment", { name: "Bolt", parent: press.id });
  const early = await api.post(`/equipment/${press.id}/retire`, { version: 1 });
  assert.deepEqual([early.body.total, early.body.done], [2, 2]);
  const whole = await api.post(`/equipment/${line.id}/retire`, { version: 1 });
  assert.deepEqual([whole.body.total, whole.body.done], [1, 1]);
  assert.deepEqual(await namesOf(`company=${site}&retired=true`), ["Bolt", "Line", "Press"]);
  await undo(whole.body.batch);
  assert.deepEqual(await namesOf(`company=${site}&retired=false`), ["Line"]);
  const back = await api.post(`/equipment/${press.id}/revive`, { version: (await shown(press.id)).version });
  assert.deepEqual([back.body.total, await namesOf(`company=${site}&retired=true`)], [2, []]);
});

test("A110: a subtree of more than a thousand moves by one row, goes over by a job as one, and comes back", async () => {
  const [from, to] = [await aCompany("Large"), await aCompany("Larger")];
  const top = await made("/equipment", { name: "Top", company: from });
  const other = await made("/equipment", { name: "Elsewhere", company: from });
  await sql`
    insert into equipment (name, search_text, company_id, parent_id, position)
    select 'Part ' || n, 'part ' || n, ${from}, ${top.id}, n from generate_series(1, 1500) as n`.execute(world.db);
  await sql`
    insert into audit (subject_kind, subject_id, action) select 'equipment', id, 'created' from equipment where parent_id = ${top.id}`.execute(
    world.db,
  );
  await sql`
    insert into equipment_holdings (equipment_id, company_id, from_date)
    select id, company_id, '2026-01-01' from equipment where parent_id = ${top.id}`.execute(world.db);
  const moved = await api.post(`/equipment/${top.id}/move`, { parent: other.id, version: 1 });
  assert.deepEqual([moved.status, moved.body.equipment.parts], [200, 1500]);
  const { rows } = await sql<{ changed: number }>`
    select count(*)::int as changed from audit where batch_id = ${moved.body.batch}`.execute(world.db);
  assert.equal(rows[0]?.changed, 1);
  assert.equal((await api.get(`/equipment/${top.id}/subtree`)).body.count, 1501);

  const given = await api.post(`/equipment/${top.id}/transfer`, { company: to, version: 2 });
  assert.deepEqual([given.body.state, given.body.total], ["running", 1501]);
  await carryOut(world, given.body.batch);
  const done = (await api.get(`/batches/${given.body.batch}`)).body;
  assert.deepEqual([done.state, done.done, done.refused], ["done", 1501, 0]);
  assert.deepEqual((await api.get(`/equipment?company=${to}&count=exact&limit=1`)).body.count.value, 1501);
  const back = await undo(given.body.batch);
  assert.equal(back.state, "running");
  await carryOut(world, back.batch);
  assert.equal((await api.get(`/batches/${back.batch}`)).body.state, "done");
  assert.deepEqual((await api.get(`/equipment?company=${to}&count=exact&limit=1`)).body.count.value, 0);
  assert.deepEqual((await shown(top.id)).parent.name, "Elsewhere");
  assert.deepEqual(await breaches(), []);
});

test("Of two moves at once that would make a circle together one is done, the other is clearly refused", async () => {
  const firm = await aCompany("Circles");
  for (let round = 0; round < 4; round++) {
    const a = await made("/equipment", { name: "A", company: firm });
    const b = await made("/equipment", { name: "B", company: firm });
    const replies = await Promise.all([
      api.post(`/equipment/${a.id}/move`, { parent: b.id, version: 1 }),
      api.post(`/equipment/${b.id}/move`, { parent: a.id, version: 1 }),
    ]);
    const refused = replies.filter(({ status }) => status !== 200);
    assert.equal(refused.length, 1);
    assert.deepEqual(refused.flatMap(faultsOf), ["/parent circle"]);
  }
  assert.deepEqual(await breaches(), []);
});

test("P8: whatever moves, changes hands, is deleted and comes back at once, trees stay trees of one holder", async () => {
  const pieces = 6;
  const deed = fc.record({
    what: fc.constantFrom("move", "move", "move", "transfer", "delete", "restore", "retire"),
    piece: fc.nat(pieces - 1),
    under: fc.option(fc.nat(pieces - 1), { nil: null }),
    to: fc.nat(1),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(deed, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
      async (waves) => {
        const firms = [await aCompany("Left"), await aCompany("Right")];
        const ids: string[] = [];
        for (let nth = 0; nth < pieces; nth++)
          ids.push((await made("/equipment", { name: `P${nth}`, company: firms[nth % 2] })).id);
        for (const wave of waves) {
          const replies = await Promise.all(
            wave.map(async ({ what, piece, under, to }) => {
              const id = ids[piece] ?? "";
              if (what === "restore") return api.post(`/trash/${id}/restore`, {});
              const { version = 1 } = (await api.get(`/equipment/${id}`)).body;
              if (what === "delete") return api.delete(`/equipment/${id}`, { "if-match": `"${version}"` });
              if (what === "move")
                return api.post(`/equipment/${id}/move`, { parent: under === null ? null : ids[under], version });
              return api.post(
                `/equipment/${id}/${what}`,
                what === "transfer" ? { company: firms[to], version } : { version },
              );
            }),
          );
          for (const { status, body } of replies) assert.ok(status < 500, JSON.stringify(body));
        }
        assert.deepEqual(await breaches(), []);
      },
    ),
    { numRuns: 6 },
  );
});
