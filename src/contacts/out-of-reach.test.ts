import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, password, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { assertRefused } from "../testing/refused.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("Beyond one's reach", () => {
  let world: World;
  let admin: Client;
  let narrow: Person;
  let mine: string;
  let theirs: string;

  before(async () => {
    world = await aWorld();
    admin = await world.signedIn((await aUser(world.db, { firstName: "Ada", group: "administrator" })).email);
    narrow = await aMember(world.db, "Nora", {
      rights: {
        "contacts.clients": { see: "own", create: "own", edit: "own", delete: "own", assign: "own" },
        companies: { see: "own", create: "own", edit: "own" },
      },
    });
    await world.signedIn(narrow.email);
    mine = await made(world.as(narrow), "/contacts", { firstName: "My", lastName: "Own" });
    theirs = await made(admin, "/contacts", { firstName: "Hidden", lastName: "Person" });
  });
  after(() => world.close());

  async function made(by: Client, path: string, body: object): Promise<string> {
    const reply = await by.post(path, body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body.id;
  }

  /** Somebody of a company; of clients who manage, when said so. */
  async function join(contact: string, company: string, isManager: boolean): Promise<void> {
    const link = { contact_id: contact, company_id: company, is_manager: isManager };
    await world.db
      .insertInto("memberships")
      .values({ ...link, manager_may: "{}" })
      .execute();
  }

  test("A004, A005: who manages companies sees the people of these, of no other; of none when he manages none any more", async () => {
    const max = await aMember(world.db, "Max", {
      type: "client",
      rights: { "contacts.clients": { see: "managed" }, companies: { see: "managed" } },
    });
    const firms = await Promise.all(["X", "Z", "Y"].map((name) => made(admin, "/companies", { name })));
    const people = await Promise.all(
      firms.map(async (company, index) => {
        const id = await made(admin, "/contacts", { firstName: `C${index}`, lastName: "Client" });
        await join(id, company, false);
        return id;
      }),
    );
    const [x = "", z = "", y = ""] = people;
    await join(max.id, firms[0] ?? "", true);
    await join(max.id, firms[1] ?? "", true);
    // Of the third one he is only one of its people.
    await join(max.id, firms[2] ?? "", false);
    const api = world.as(max);
    const seen = async () =>
      (await api.get("/contacts?count=exact")).body.items.map(({ id }: { id: string }) => id).toSorted();
    assert.deepEqual(await seen(), [max.id, x, z].toSorted());
    assert.equal((await api.get(`/contacts/${x}`)).status, 200);
    await assertRefused(world, 404, () => api.get(`/contacts/${y}`));
    await world.db.updateTable("memberships").set({ is_manager: false }).where("contact_id", "=", max.id).execute();
    assert.deepEqual(await seen(), [max.id], "nothing, never everything");
    for (const id of people) await assertRefused(world, 404, () => api.get(`/contacts/${id}`));
    await world.db.deleteFrom("memberships").where("contact_id", "=", max.id).execute();
    assert.deepEqual(await seen(), [max.id]);
    assert.deepEqual((await api.get("/companies")).body.items, []);
  });

  test("A015: what one does not see cannot be linked to, nor a group given that may more, alone, nested or in bulk; U", async () => {
    const api = world.as(narrow);
    const company = await made(admin, "/companies", { name: "Not hers" });
    const { items: groups } = (await admin.get("/access-groups")).body;
    const [agents, administrators] = ["Agent", "Administrator"].map(
      (name) => groups.find((group: { name: string }) => group.name === name).id,
    );
    const links: [object, number][] = [
      [{ companies: [{ id: company }] }, 422],
      [{ reportsTo: theirs }, 422],
      [{ accessGroup: agents }, 403],
      [{ accessGroup: administrators }, 403],
      [{ owner: theirs }, 422],
      [{ assignedTo: theirs }, 422],
      [{ groups: [crypto.randomUUID()] }, 422],
    ];
    const { version } = (await api.get(`/contacts/${mine}`)).body;
    for (const [link, status] of links) {
      const name = JSON.stringify(link);
      const refused = await assertRefused(world, status, () => api.patch(`/contacts/${mine}`, { ...link, version }));
      assert.doesNotMatch(JSON.stringify(refused), /Hidden|Person|Not hers/, name);
      await assertRefused(world, status, () => api.post("/contacts", { firstName: "A", lastName: "B", ...link }));
    }
    await assertRefused(world, 422, () => api.post("/companies", { name: "Hers", parent: company }));
    const bulk = await api.post("/contacts/bulk", { ids: [mine], change: { accessGroup: administrators } });
    assert.deepEqual([bulk.status, bulk.body.refused], [200, 1]);
    assert.equal((await admin.get(`/contacts/${mine}`)).body.accessGroup.name, "End user");
  });

  test("A021: of a hundred in a batch the one out of sight is refused as absent, and the others are done", async () => {
    const api = world.as(narrow);
    const own = await Promise.all(
      Array.from({ length: 99 }, (_, at) => made(api, "/contacts", { firstName: `N${at}`, lastName: "Many" })),
    );
    for (const wish of [{ change: { jobTitle: "Done" } }, { delete: true }]) {
      const { status, body } = await api.post("/contacts/bulk", { ids: [...own, theirs], ...wish });
      assert.deepEqual([status, body.total, body.done, body.refused], [200, 100, 99, 1]);
      const { items } = (await api.get(`/batches/${body.batch}/items?outcome=refused`)).body;
      assert.deepEqual(
        items.map(({ id, contact, code }: { id: string; contact: object | null; code: string }) => [id, contact, code]),
        [[theirs, null, "absent"]],
      );
    }
    const hidden = (await admin.get(`/contacts/${theirs}`)).body;
    assert.deepEqual([hidden.jobTitle, hidden.version], ["", 1]);
  });

  test("A025: nobody gives himself anything by naming it, on the card, the profile or the way in; U", async () => {
    const raises = [
      "group_id",
      "accessGroupId",
      "status",
      "is_admin",
      "administrator",
      "id",
      "created_at",
      "createdAt",
      "company_managers",
      "isManager",
      "email_verified",
      "signInEmail",
      "kind",
      "rights",
      "modules",
      "version_",
    ];
    for (const person of [narrow, await aUser(world.db, { firstName: "Cleo", group: "client" })]) {
      const api = await world.signedIn(person.email);
      for (const key of raises) {
        const body = { firstName: "Raised", [key]: "administrator", version: 1 };
        const asked = await api.patch(`/contacts/${person.id}`, body);
        assert.ok([403, 404, 422].includes(asked.status), `${key}: ${asked.status}`);
        await assertRefused(world, asked.status, () => api.patch(`/contacts/${person.id}`, body));
        await assertRefused(world, 422, () => api.patch("/session", { language: "uk", [key]: true }));
      }
      const raw = '{"language": "uk", "__proto__": {"administrator": true}}';
      const headers = { "content-type": "application/json" };
      const refused = await api.patch("/session", raw, headers);
      assert.ok([400, 422].includes(refused.status), String(refused.status));
      assert.equal((await api.get("/session")).body.may.administrator, false);
      assert.equal((await api.get("/session")).body.user.language, "en");
    }
  });

  test("A045: the e-mail of somebody who was fired lets nobody new in, though another card may show it", async () => {
    const fay = await aUser(world.db, { firstName: "Fay", lastName: "Fired" });
    assert.equal((await admin.post(`/contacts/${fay.id}/status`, { status: "fired", version: 1 })).status, 200);
    const emails = [{ value: fay.email.toUpperCase() }];
    const id = await made(admin, "/contacts", { firstName: "Fay", lastName: "Again", emails });
    await assertRefused(world, 422, () => admin.post(`/contacts/${id}/invite`, { email: fay.email }));
    await assertRefused(world, 409, () => admin.post(`/contacts/${fay.id}/invite`, {}));
    const reset = await admin.put(`/contacts/${id}/sign-in-email`, { email: fay.email, password });
    assert.equal(reset.status, 422, JSON.stringify(reset.body));
    assert.equal((await world.stranger.post("/session", { email: fay.email, password })).status, 401);
  });
});
