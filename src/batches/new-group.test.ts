import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, carryOut, named, shown } from "../testing/batches.ts";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aCrowd } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("A contact group of all that a list finds", () => {
  let world: World;
  let marta: Client;

  before(async () => {
    world = await aWorld();
    marta = world.as(await aUser(world.db, { firstName: "Marta", group: "administrator" }));
    await aCrowd(world, 1_200, "Guest");
  });
  after(() => world.close());

  const group = async (id: string) => (await marta.get(`/contact-groups/${id}`)).body;

  test("is made with them as one batch, remembers its view, and goes away with its undo", async () => {
    const filter = named("Guest").filter;
    const { body: view } = await marta.post("/views", { on: "contacts", name: "Guests", filter });
    const wish = { filter, expected: 1_200, newGroup: { name: "Guests of 2026", view: view.id } };
    const made = await ask(marta, wish);
    assert.deepEqual([made.state, made.total], ["running", 1_200]);
    await carryOut(world, made.batch);
    const { name, members, moreMembers, owner, view: of } = await group(made.group);
    assert.deepEqual(
      [name, members, moreMembers, owner.name, of],
      ["Guests of 2026", 1_000, true, "Marta Lee", view.id],
    );
    const taken = await marta.post("/contacts/bulk", { ...wish, newGroup: { name: "GUESTS of 2026" } });
    assert.deepEqual([taken.status, taken.body.errors[0].pointer], [409, "/name"]);

    const { body: undo } = await marta.post(`/batches/${made.batch}/undo`);
    await carryOut(world, undo.batch);
    assert.deepEqual([(await shown(marta, made.batch)).state, (await shown(marta, undo.batch)).kept], ["undone", 0]);
    assert.equal((await marta.get(`/contact-groups/${made.group}`)).status, 404);
    const [guest] = (await marta.get(`/contacts?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body
      .items;
    assert.deepEqual((await marta.get(`/contacts/${guest.id}`)).body.groups, []);
  });

  test("is merged step by step while others work, and nothing else moves it meanwhile", async () => {
    const { body: target } = await marta.post("/contact-groups", { name: "Guests of all years" });
    const made = await ask(marta, { ...named("Guest"), expected: 1_200, newGroup: { name: "Guests of 2027" } });
    await carryOut(world, made.batch);
    const { body } = await marta.post("/contact-groups/merge", { groups: [made.group], into: target.id });
    assert.deepEqual([body.state, body.total, body.done], ["running", 1_200, 0]);
    await carryOut(world, body.batch, "one");
    const [work] = (await marta.get("/work")).body.items;
    assert.deepEqual([work.action, work.done], ["mergeGroups", 1_000]);
    for (const reply of [
      await marta.post("/contact-groups/merge", { groups: [target.id], into: made.group }),
      await marta.delete(`/contact-groups/${target.id}`, { "if-match": '"1"' }),
    ])
      assert.deepEqual([reply.status, reply.body.code], [409, "groupMoving"]);
    // Whoever comes in now, behind the checkpoint or before it, is met as well.
    const { body: late } = await marta.post("/contacts", {
      firstName: "Late",
      lastName: "Comer",
      groups: [made.group],
    });
    await carryOut(world, body.batch);
    assert.deepEqual([(await shown(marta, body.batch)).done, (await group(made.group)).code], [1_201, "absent"]);
    const people = async (id: string) =>
      (await marta.get(`/contacts?group=${id}&limit=1&count=exact`)).body.count.value;
    assert.equal(await people(target.id), 1_201);
    const { body: undone } = await marta.post(`/batches/${body.batch}/undo`);
    await carryOut(world, undone.batch);
    assert.deepEqual([await people(target.id), await people(made.group)], [0, 1_201]);
    assert.deepEqual(
      (await marta.get(`/contacts/${late.id}`)).body.groups.map(({ name }: { name: string }) => name),
      ["Guests of 2027"],
    );
  });

  test("stays when somebody has described it since, and none is made by who may not, nor with another number than was seen", async () => {
    const { body: gil } = await marta.post("/contacts", { firstName: "Gil", lastName: "Few" });
    const made = await ask(marta, { ids: [gil.id], newGroup: { name: "Few" } });
    await marta.patch(`/contact-groups/${made.group}`, { description: "Ours", version: 1 });
    await marta.post(`/batches/${made.batch}/undo`);
    assert.deepEqual([(await group(made.group)).description, (await group(made.group)).members], ["Ours", 0]);

    const sam = world.as(await aMember(world.db, "Sam", { rights: { "contacts.clients": { see: "all" } } }));
    assert.equal((await sam.post("/contacts/bulk", { ids: [gil.id], newGroup: { name: "His" } })).status, 403);
    const off = await marta.post("/contacts/bulk", { ...named("Guest"), expected: 3, newGroup: { name: "Off" } });
    assert.deepEqual([off.status, off.body.code], [409, "countChanged"]);
    const names = (await marta.get("/contact-groups")).body.items.map(({ name }: { name: string }) => name);
    assert.ok(!names.includes("Off") && !names.includes("His"));
  });
});
