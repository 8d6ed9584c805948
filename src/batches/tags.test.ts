import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { carryOut, edit, shown } from "../testing/batches.ts";
import { aUser } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aCrowd } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

describe("Tags that everybody bears", () => {
  let world: World;
  let marta: Client;

  before(async () => {
    world = await aWorld();
    marta = world.as(await aUser(world.db, { firstName: "Marta", group: "administrator" }));
  });
  after(() => world.close());

  const person = async (firstName: string, tags: readonly string[], more: object = {}): Promise<string> => {
    const reply = await marta.post("/contacts", { firstName, lastName: "Tagged", tags, ...more });
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body.id;
  };
  const tagsOf = async (id: string): Promise<string[]> => (await marta.get(`/contacts/${id}`)).body.tags;
  const tag = async (name: string): Promise<Loose> =>
    (await marta.get(`/tags/all?search=${encodeURIComponent(name)}`)).body.items.find(
      (one: Loose) => one.name === name,
    );
  const merge = async (api: Client, names: readonly string[], into: string): Promise<Reply> => {
    const tags = await Promise.all(names.map(async (name) => (await tag(name)).id));
    return api.post("/tags/merge", { tags, into: (await tag(into)).id });
  };
  const remove = async (name: string): Promise<Reply> => {
    const { id, version } = await tag(name);
    return marta.delete(`/tags/${id}`, { "if-match": `"${version}"` });
  };

  test("are merged into one: each history says so, former names go on finding, and the undo gives back exactly what each had", async () => {
    const [ann, bob, cid, dan, ivo] = [
      await person("Ann", ["big", "red", "boss"]),
      await person("Bob", ["large", "huge"]),
      await person("Cid", ["huge", "big"]),
      await person("Dan", ["red"]),
      await person("Ivo", ["large"]),
    ];
    const { body: merged } = await merge(marta, ["big", "large"], "huge");
    assert.deepEqual([merged.state, merged.total, merged.done], ["done", 4, 4]);
    assert.deepEqual(await Promise.all([ann, bob, cid, dan, ivo].map(tagsOf)), [
      ["huge", "red", "boss"],
      ["huge"],
      ["huge"],
      ["red"],
      ["huge"],
    ]);
    const [entry] = (await marta.get(`/contacts/${ann}/history`)).body.items;
    assert.deepEqual(entry.change.tags, [
      ["big", "red", "boss"],
      ["huge", "red", "boss"],
    ]);
    assert.deepEqual((await tag("huge")).formerNames, ["big", "large"]);
    assert.equal(await tag("big"), undefined);
    assert.equal((await marta.get("/contacts?tag=large&count=exact")).body.count.value, 4);
    const { body: eve } = await marta.post("/contacts", { firstName: "Eve", lastName: "Later", tags: ["Big"] });
    assert.deepEqual(eve.tags, ["huge"]);
    assert.deepEqual(
      [(await shown(marta, merged.batch)).action, (await shown(marta, merged.batch)).can],
      ["mergeTags", ["undo"]],
    );

    // Others go on meanwhile: what they did stays.
    await edit(marta, ann, { tags: ["huge", "red", "boss", "friend"] });
    for (const one of [bob, ivo]) await edit(marta, one, { tags: [] });
    const { body: undone } = await marta.post(`/batches/${merged.batch}/undo`);
    assert.deepEqual([undone.state, undone.done, undone.kept], ["done", 3, 1]);
    assert.deepEqual((await tagsOf(ann)).toSorted(), ["big", "boss", "friend", "red"]);
    assert.deepEqual([await tagsOf(bob), await tagsOf(ivo)], [["large"], []]);
    assert.deepEqual((await tagsOf(cid)).toSorted(), ["big", "huge"]);
    assert.deepEqual(await tagsOf(eve.id), ["huge"]);
    assert.equal((await marta.get("/contacts?tag=large&count=exact")).body.count.value, 1);
    assert.equal((await marta.post(`/batches/${merged.batch}/undo`)).status, 409);
  });

  test("are deleted, and come back to whom they were taken from; a tag of that name made meanwhile stands in", async () => {
    const [fay, gus] = [await person("Fay", ["doomed", "kept"]), await person("Gus", ["doomed"])];
    await marta.delete(`/contacts/${gus}`, { "if-match": '"1"' });
    const { body: gone } = await remove("doomed");
    assert.deepEqual([gone.state, gone.done], ["done", 2], "the trash included");
    assert.deepEqual(await tagsOf(fay), ["kept"]);
    assert.equal(await tag("doomed"), undefined);
    await person("Hal", ["Doomed"]);
    assert.equal((await marta.post(`/batches/${gone.batch}/undo`)).body.done, 2);
    assert.deepEqual(await tagsOf(fay), ["Doomed", "kept"]);
    assert.equal((await marta.post("/contacts/bulk", { ids: [gus], restore: true })).body.done, 1);
    assert.deepEqual(await tagsOf(gus), ["Doomed"]);
    const { body: unused } = await marta.post("/tags", { name: "Unused" });
    assert.equal((await marta.delete(`/tags/${unused.id}`, { "if-match": '"7"' })).status, 412);
    const { body: none } = await remove("Unused");
    assert.deepEqual([none.total, (await shown(marta, none.batch)).can], [0, ["undo"]]);
    assert.equal((await marta.post(`/batches/${none.batch}/undo`)).status, 200);
    assert.equal((await tag("Unused")).id, unused.id);
  });

  test("by the thousand: step by step while others work, nothing else moves them, and who has lost the right stops", async () => {
    await aCrowd(world, 2_300, "Many");
    await sql`
      with made as (insert into tags (name, is_common) values ('Many one', true), ('Many two', true), ('Many rest', true) returning id, name)
      insert into contact_tags (contact_id, tag_id)
      select c.id, made.id from contacts c, made where c.last_name = 'Many' and made.name = 'Many one'`.execute(
      world.db,
    );
    const olga = await aMember(world.db, "Olga", {
      rights: { "management.tags": { open: "all" }, tags: { edit: "all", delete: "all" } },
    });
    const api = world.as(olga);
    const { body: merged } = await merge(api, ["Many one"], "Many two");
    assert.deepEqual([merged.state, merged.total, merged.done], ["running", 2_300, 0]);
    await carryOut(world, merged.batch, "one");
    const [work] = (await api.get("/work")).body.items;
    assert.deepEqual([work.action, work.done, work.total], ["mergeTags", 1_000, 2_300]);
    for (const reply of [
      await merge(marta, ["Many two"], "Many one"),
      await merge(marta, ["Many rest"], "Many two"),
      await remove("Many two"),
    ])
      assert.deepEqual([reply.status, reply.body.code], [409, "tagMoving"]);
    // Whoever gets the tag now, behind the checkpoint or before it, is met as well.
    await person("Newcomer", ["Many one"]);
    await carryOut(world, merged.batch);
    assert.deepEqual(
      [(await shown(marta, merged.batch)).done, (await tag("Many two")).formerNames],
      [2_301, ["Many one"]],
    );
    const counted = async (name: string) =>
      (await marta.get(`/contacts?tag=${encodeURIComponent(name)}&count=exact&limit=1`)).body.count.value;
    assert.equal(await counted("Many two"), 2_301);

    const { body: undone } = await api.post(`/batches/${merged.batch}/undo`);
    assert.equal(undone.state, "running");
    await carryOut(world, undone.batch, "one");
    await world.db.updateTable("access_groups").set({ rights: "{}" }).where("id", "=", olga.group).execute();
    await carryOut(world, undone.batch);
    assert.equal((await shown(marta, undone.batch)).problem.code, "rightsLost");
    const { body: rest } = await marta.post(`/batches/${merged.batch}/undo`);
    await carryOut(world, rest.batch);
    assert.deepEqual([await counted("Many one"), await counted("Many two")], [2_301, 0]);
  });

  test("Of two who merge the same tags at once the other way round, one does it and the other is told that it is gone", async () => {
    const ida = await person("Ida", ["to", "fro"]);
    // Both have seen both.
    const [to, fro] = [(await tag("to")).id, (await tag("fro")).id];
    const replies = await Promise.all([
      marta.post("/tags/merge", { tags: [to], into: fro }),
      marta.post("/tags/merge", { tags: [fro], into: to }),
    ]);
    assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 404]);
    assert.equal((await tagsOf(ida)).length, 1);
  });

  test("reach whom the one who merges does not see, and tell of nobody", async () => {
    const jan = await person("Jan", ["hush"]);
    await person("Kim", ["hushed"]);
    const lone = world.as(
      await aMember(world.db, "Lone", {
        rights: { "contacts.clients": { see: "own" }, "management.tags": { open: "all" }, tags: { edit: "all" } },
      }),
    );
    const { body } = await merge(lone, ["hush"], "hushed");
    assert.equal(body.done, 1);
    assert.deepEqual(await tagsOf(jan), ["hushed"]);
    assert.deepEqual((await lone.get(`/batches/${body.batch}/items`)).body.items, []);
    assert.equal((await remove("hushed")).status, 200);
    assert.equal(
      (await lone.delete(`/tags/${(await marta.post("/tags", { name: "Hers" })).body.id}`, { "if-match": '"1"' }))
        .status,
      403,
    );
  });
});
