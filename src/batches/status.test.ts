import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, carryOut, edit, named, shown } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
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

describe("A batch of statuses", () => {
  test("blocks many at once with one reason, and its undo gives active back but for who was changed since", async () => {
    const ids = await aCrowd(world, 5, "Debtors");
    const { batch, done, stays } = await ask(api, {
      ...named("Debtors"),
      expected: 5,
      setStatus: { status: "blocked", reason: "has not paid" },
    });
    assert.deepEqual([done, stays], [5, []]);
    assert.deepEqual([(await shown(api, batch)).action, (await shown(api, batch)).can], ["block", ["undo"]]);
    assert.deepEqual(await countBy(world, "status", "Debtors"), { blocked: 5 });
    assert.equal((await contact(ids[0])).blocked.reason, "has not paid");
    const again = await ask(api, { ids, setStatus: { status: "blocked", reason: "has not paid" } });
    assert.equal((await shown(api, again.batch)).unchanged, 5);
    const { version } = await contact(ids[1]);
    await api.post(`/contacts/${ids[1]}/status`, { status: "blocked", reason: "and is rude", version });
    await edit(api, ids[2], { jobTitle: "edited since, but not the status" });
    const undo = (await api.post(`/batches/${batch}/undo`)).body;
    assert.deepEqual([undo.done, undo.kept], [4, 1]);
    assert.deepEqual(await countBy(world, "status", "Debtors"), { active: 4, blocked: 1 });
    assert.equal((await contact(ids[1])).blocked.reason, "and is rude");
  });

  test("keeps a block to which somebody has given a reason since, though it had none", async () => {
    const [id] = await aCrowd(world, 1, "Reasoned");
    const { batch } = await ask(api, { ids: [id], setStatus: { status: "blocked" } });
    const { version } = await contact(id);
    await api.post(`/contacts/${id}/status`, { status: "blocked", reason: "now I know why", version });
    const undo = (await api.post(`/batches/${batch}/undo`)).body;
    assert.deepEqual([undo.done, undo.kept, (await contact(id)).status], [0, 1, "blocked"]);
  });

  test("gives a block back, with its reason and end, when unblocking is undone", async () => {
    const [id] = await aCrowd(world, 1, "Freed");
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await ask(api, { ids: [id], setStatus: { status: "blocked", reason: "for now", until } });
    const { batch } = await ask(api, { ids: [id], setStatus: { status: "active" } });
    assert.equal((await contact(id)).status, "active");
    assert.equal((await api.post(`/batches/${batch}/undo`)).body.done, 1);
    const back = await contact(id);
    assert.deepEqual(
      [back.status, back.blocked.reason, Date.parse(back.blocked.until)],
      ["blocked", "for now", Date.parse(until)],
    );
  });

  test("A035: fires agents for good: it says so beforehand, offers no undo and takes none; clients among them are refused by name", async () => {
    const [client] = await aCrowd(world, 1, "Client");
    const agent = await aUser(world.db, { firstName: "Gone", lastName: "Agent" });
    const { batch, done, refused, stays } = await ask(api, { ids: [client, agent.id], setStatus: { status: "fired" } });
    assert.deepEqual([done, refused, stays], [1, 1, ["fired"]]);
    const reply = await shown(api, batch);
    assert.deepEqual([reply.can, reply.stays], [[], ["fired"]]);
    const { items } = (await api.get(`/batches/${batch}/items?outcome=refused`)).body;
    assert.deepEqual([items[0].id, items[0].code], [client, "onlyAgentsFired"]);
    assert.match(items[0].reason, /^Only agents are fired/);
    const undo = await api.post(`/batches/${batch}/undo`);
    assert.deepEqual([undo.status, undo.body.code], [409, "firedIsFinal"]);
    assert.equal((await contact(agent.id)).status, "fired");
  });

  test("leaves out of sight who is, and whose status somebody has changed meanwhile", async () => {
    const clara = await aMember(world.db, "Clara", { rights: { "contacts.clients": { see: "own", edit: "own" } } });
    const [mine, changed] = await aCrowd(world, 2, "Reached", clara.id);
    const [hidden] = await aCrowd(world, 1, "Unseen");
    const many = await aCrowd(world, 1_001, "Many", clara.id);
    const { batch } = await ask(world.as(clara), {
      ids: [mine, changed, hidden, ...many].filter((id) => id !== undefined),
      setStatus: { status: "blocked" },
    });
    const { version } = await contact(changed);
    await api.post(`/contacts/${changed}/status`, { status: "blocked", reason: "another", version });
    await api.post(`/contacts/${changed}/status`, { status: "active", version: version + 1 });
    await carryOut(world, batch);
    const reply = await shown(world.as(clara), batch);
    assert.deepEqual([reply.state, reply.done, reply.refused], ["done", 1_002, 2]);
    const codes = (await world.as(clara).get(`/batches/${batch}/items?outcome=refused`)).body.items;
    assert.deepEqual(new Set(codes.map(({ code }: Loose) => code)), new Set(["stale", "absent"]));
    assert.equal((await contact(hidden)).status, "active");
    assert.equal((await contact(changed)).status, "active");
  });

  test("A031, A145: stops at the next set when its maker is blocked, and nothing of it is done afterwards", async () => {
    const maker = await aUser(world.db, { firstName: "Maker", lastName: "Busy", group: "administrator" });
    await aCrowd(world, 2_500, "Stopped");
    const { batch } = await ask(world.as(maker), {
      ...named("Stopped"),
      expected: 2_500,
      change: { notified: false },
    });
    await carryOut(world, batch, "one");
    assert.deepEqual(await countBy(world, "notified", "Stopped"), { true: 1_500, false: 1_000 });
    await api.post(`/contacts/${maker.id}/status`, { status: "blocked", version: 1 });
    await carryOut(world, batch);
    const reply = await shown(api, batch);
    assert.deepEqual([reply.state, reply.problem.code, reply.done], ["failed", "rightsLost", 1_000]);
    assert.deepEqual(await countBy(world, "notified", "Stopped"), { true: 1_500, false: 1_000 });
  });

  test("Notifications are switched off and on, singly and for many, and both are undone", async () => {
    const ids = await aCrowd(world, 3, "Quiet");
    await edit(api, ids[0], { notified: false });
    const { batch, done } = await ask(api, { ...named("Quiet"), expected: 3, change: { notified: false } });
    assert.equal(done, 3);
    assert.equal((await shown(api, batch)).unchanged, 1);
    assert.equal((await api.get("/contacts?notified=false&search=Quiet&count=exact")).body.count.value, 3);
    await api.post(`/batches/${batch}/undo`);
    assert.deepEqual(await countBy(world, "notified", "Quiet"), { false: 1, true: 2 });
  });
});
