import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { ask, carryOut, edit, named, shown } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { cleanBatches } from "./clean-batches.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];

describe("A batch", () => {
  let world: World;
  let marta: Client;
  let nora: Person;

  before(async () => {
    world = await aWorld();
    marta = world.as(await aUser(world.db, { firstName: "Marta", group: "administrator" }));
    nora = await aMember(world.db, "Nora", {
      rights: { "contacts.clients": { see: "own", edit: "own", delete: "own" } },
    });
  });
  after(() => world.close());

  const contact = async (id: string | undefined): Promise<Loose> => (await marta.get(`/contacts/${id}`)).body;

  test("with another number than was seen changes nothing; a filter without a number, or with ids, is refused", async () => {
    const ids = await aCrowd(world, 3, "Counted");
    const batches = async () => (await world.db.selectFrom("batches").select("id").execute()).length;
    const before = await batches();
    const wrong = await marta.post("/contacts/bulk", { ...named("Counted"), expected: 2, delete: true });
    assert.deepEqual([wrong.status, wrong.body.code], [409, "countChanged"]);
    assert.match(wrong.body.detail, /^3 records/);
    const faults = async (wish: object) => {
      const { status, body } = await marta.post("/contacts/bulk", wish);
      return [status, body.errors?.[0].pointer];
    };
    assert.deepEqual(await faults({ ...named("Counted"), delete: true }), [422, "/expected"]);
    assert.deepEqual(await faults({ tag: "vip", delete: true }), [422, "/expected"]);
    assert.deepEqual(await faults({ ...named("Counted"), ids, delete: true }), [422, "/ids"]);
    assert.deepEqual(await faults({ delete: true }), [422, "/ids"]);
    assert.deepEqual(await faults({ ids }), [422, "/change"]);
    assert.deepEqual(await faults({ ids, delete: true, change: { jobTitle: "x" } }), [422, "/change"]);
    assert.deepEqual(await faults({ ...named("Counted"), expected: 3, restore: true }), [422, "/ids"]);
    assert.equal(await batches(), before);
    assert.deepEqual(await countBy(world, "live", "Counted"), { true: 3 });
    assert.equal((await ask(marta, { ...named("Counted"), expected: 3, delete: true })).done, 3);
  });

  test("takes whatever a list can be narrowed by", async () => {
    const ids = await aCrowd(world, 4, "Narrowed", nora.id);
    const group = (await marta.post("/contact-groups", { name: "Guests" })).body.id;
    await ask(marta, { ids: ids.slice(0, 3), add: { groups: [group], tags: ["guest"] } });
    const { batch } = await ask(marta, { ids: ids.slice(0, 2), change: { jobTitle: "host" } });
    for (const [query, expected] of [
      [{ owner: nora.id, search: "Narrowed" }, 4],
      [{ group }, 3],
      [{ tag: "guest", status: "active" }, 3],
      [{ batch }, 2],
      [{ batch, ...named("Nobody") }, 0],
    ] as const) {
      const { total, done } = await ask(marta, { ...query, expected, add: { tags: [`of ${expected}`] } });
      assert.deepEqual([total, done], [expected, expected], JSON.stringify(query));
    }
  });

  test("adds to lists and takes from them, and leaves the rest of them alone", async () => {
    const [one, two] = await aCrowd(world, 2, "Lists");
    const [friends, rivals, third] = await Promise.all(
      ["Friends", "Rivals", "Third"].map(async (name) => (await marta.post("/contact-groups", { name })).body.id),
    );
    await edit(marta, one, { tags: ["Old", "gone"], groups: [friends, rivals] });
    await edit(marta, two, { tags: ["kept"] });
    const wish = {
      add: { tags: ["new", "old"], groups: [third] },
      remove: { tags: ["GONE", "never"], groups: [rivals] },
      change: { jobTitle: "changed too" },
    };
    assert.equal((await ask(marta, { ids: [one, two], ...wish })).done, 2);
    const groupsOf = ({ groups }: Loose) => groups.map(({ name }: { name: string }) => name).toSorted();
    assert.deepEqual((await contact(one)).tags, ["Old", "new"]);
    assert.deepEqual(groupsOf(await contact(one)), ["Friends", "Third"]);
    assert.deepEqual((await contact(two)).tags, ["kept", "new", "Old"]);
    assert.deepEqual(groupsOf(await contact(two)), ["Third"]);
    const again = await ask(marta, { ids: [one, two], ...wish });
    const { done, unchanged } = await shown(marta, again.batch);
    assert.deepEqual([again.done, done, unchanged], [2, 0, 2]);
    const unknown = await marta.post("/contacts/bulk", { ids: [one], add: { groups: [nora.id] } });
    assert.deepEqual([unknown.status, unknown.body.errors[0].code], [422, "groupUnknown"]);
  });

  test("never touches who is out of reach, and does not tell them from who is not there", async () => {
    const [mine] = await aCrowd(world, 1, "Reach", nora.id);
    const [hidden] = await aCrowd(world, 1, "Hidden");
    const nobody = "00000000-0000-7000-8000-000000000001";
    const api = world.as(nora);
    const ids = [mine, hidden, nobody];
    const { batch, done, refused } = await ask(api, { ids, change: { jobTitle: "reached" } });
    assert.deepEqual([done, refused], [1, 2]);
    assert.equal((await contact(hidden)).jobTitle, "before");
    const { body } = await api.get(`/batches/${batch}/items?outcome=refused`);
    assert.deepEqual(
      body.items.map(({ id: _, ...rest }: Loose) => rest),
      Array.from({ length: 2 }, () => ({
        contact: null,
        outcome: "refused",
        code: "absent",
        field: null,
        reason: "There is no such contact any more, or it is not open to you.",
      })),
    );
    assert.deepEqual([body.count.value, body.next], [2, null]);
    const [reached] = (await api.get(`/batches/${batch}/items?outcome=done`)).body.items;
    assert.deepEqual(reached.contact, { id: mine, name: "N1 Reach" });
    const found = await api.post("/contacts/bulk", { ...named("Hidden"), expected: 1, delete: true });
    assert.deepEqual([found.status, found.body.code], [409, "countChanged"]);
    assert.equal((await ask(api, { ids: [hidden], delete: true })).refused, 1);
    assert.equal((await contact(hidden)).jobTitle, "before");
  });

  test("A008: is refused whole to who may only see, and where a field is closed", async () => {
    const [id] = await aCrowd(world, 1, "Seen");
    const viewer = world.as(await aMember(world.db, "Vera", { rights: { "contacts.clients": { see: "all" } } }));
    for (const wish of [{ change: { jobTitle: "x" } }, { add: { tags: ["x"] } }, { delete: true }, { restore: true }])
      assert.equal((await viewer.post("/contacts/bulk", { ids: [id], ...wish })).status, 403);
    await sql`update access_groups set fields = '{"jobTitle": "shown"}' where name = 'Group of Nora'`.execute(world.db);
    const closed = await world.as(nora).post("/contacts/bulk", { ids: [id], change: { jobTitle: "x" } });
    assert.deepEqual([closed.status, closed.body.errors[0].pointer], [403, "/jobTitle"]);
    await sql`update access_groups set fields = '{}' where name = 'Group of Nora'`.execute(world.db);
    assert.equal((await contact(id)).jobTitle, "before");
  });

  test("of deletion leaves who was edited since, and is restored as one", async () => {
    const ids = await aCrowd(world, 1_002, "Binned");
    const { batch } = await ask(marta, { ids, delete: true });
    await edit(marta, ids[0], { nickname: "still here" });
    await carryOut(world, batch);
    const done = await shown(marta, batch);
    assert.deepEqual([done.done, done.refused], [1_001, 1]);
    assert.deepEqual(await countBy(world, "live", "Binned"), { false: 1_001, true: 1 });
    const restored = await ask(marta, { ids: ids.slice(1), restore: true });
    assert.deepEqual([restored.state, restored.total], ["running", 1_001]);
    await carryOut(world, restored.batch);
    assert.deepEqual(
      [(await shown(marta, restored.batch)).action, await countBy(world, "live", "Binned")],
      ["restore", { true: 1_002 }],
    );
    const again = await ask(marta, { ids: ids.slice(0, 2), restore: true });
    assert.deepEqual([again.done, again.refused], [0, 2]);
  });

  test("of deletion spares who asks for it, and says so", async () => {
    const [other = ""] = await aCrowd(world, 1, "Along");
    const ada = await aUser(world.db, { firstName: "Ada", group: "administrator" });
    const { batch, done, refused } = await ask(world.as(ada), { ids: [ada.id, other], delete: true });
    assert.deepEqual([done, refused], [1, 1]);
    const { body } = await world.as(ada).get(`/batches/${batch}/items?outcome=refused`);
    assert.deepEqual([body.items[0].contact.id, body.items[0].code], [ada.id, "oneself"]);
    assert.match(body.items[0].reason, /^Nobody deletes themselves/);
  });

  test("with a change that is wrong for everybody is refused at once, however many they are", async () => {
    const ids = await aCrowd(world, 1_001, "Wrong");
    for (const change of [{ firstName: "" }, { owner: ids[0] }, { language: "no such" }]) {
      const { status, body } = await marta.post("/contacts/bulk", { ids, change });
      assert.deepEqual([status, body.errors[0].pointer], [422, `/${Object.keys(change)[0]}`]);
    }
    const kept = await sql`select from batch_items where subject_id = ${ids[0]}`.execute(world.db);
    assert.equal(kept.rows.length, 0);
  });

  test("that comes twice with one Idempotency-Key is one", async () => {
    const ids = await aCrowd(world, 1_001, "Twice");
    const key = { "idempotency-key": "twice" };
    const wish = { ids, change: { jobTitle: "after" } };
    const [one, two] = await Promise.all([
      marta.post("/contacts/bulk", wish, key),
      marta.post("/contacts/bulk", wish, key),
    ]);
    assert.deepEqual([one.status, two.status, one.body.batch], [200, 200, two.body.batch]);
    await carryOut(world, one.body.batch);
    const entries = await sql`select from audit where batch_id = ${one.body.batch}`.execute(world.db);
    assert.equal(entries.rows.length, 1_001);
    assert.equal((await marta.post("/contacts/bulk", { ids, delete: true }, key)).body.code, "keyReused");
  });

  test("forgets what became of each record after thirty days; its counts stay", async () => {
    const ids = await aCrowd(world, 2, "Forgotten");
    const { batch } = await ask(marta, { ids, change: { jobTitle: "after" } });
    const { batch: fresh } = await ask(marta, { ids, change: { jobTitle: "later" } });
    await sql`update batches set finished_at = now() - interval '31 days' where id = ${batch}`.execute(world.db);
    await runHere(world, cleanBatches, {});
    assert.deepEqual((await marta.get(`/batches/${batch}/items`)).body.items, []);
    assert.equal((await marta.get(`/batches/${fresh}/items`)).body.items.length, 2);
    assert.equal((await shown(marta, batch)).done, 2);
    const waiting = await sql<{
      key: string;
    }>`select key from graphile_worker.jobs where key = 'batches.clean'`.execute(world.db);
    assert.equal(waiting.rows.length, 1);
  });
});
