import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { eventually } from "../testing/eventually.ts";
import { outboxOf } from "../testing/mail.ts";
import { aWorld, type World } from "../testing/world.ts";

type Notice = Reply["body"];

describe("Following", () => {
  let world: World;
  let bob: Person;
  let asAda: Client;
  let asBob: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    asAda = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
    bob = await aUser(world.db, { firstName: "Bob", lastName: "Ray", group: "administrator" });
    asBob = world.as(bob);
  });
  after(() => world.close());

  const make = async (path: string, body: object): Promise<string> => {
    const reply = await asAda.post(path, body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body.id;
  };
  const aContact = (firstName: string) => make("/contacts", { firstName, lastName: "Fol" });
  const change = async (path: string, part: object, by = asAda) => {
    const { version } = (await by.get(path)).body;
    const reply = await by.patch(path, part, { "if-match": `"${version}"` });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
  };
  const follow = async (by: Client, path: string) => {
    const { status, body } = await by.put(`${path}/follow`);
    assert.deepEqual([status, body.following], [200, true]);
  };
  const unread = async (by: Client): Promise<Notice[]> =>
    (await by.get("/notifications")).body.items.filter(({ read }: Notice) => !read);
  const words = (notices: Notice[]) => notices.map(({ action, on, records }) => [action, on.name, records]);
  /** Until everything that was done has been told. */
  const told = () =>
    eventually(
      () => world.db.selectFrom("follow_news").select("id").execute(),
      (left) => left.length === 0,
    );
  const readAll = (by: Client) => by.post("/notifications/read", {});

  test("Whoever follows is told what others do, once until he has looked, and never what he does himself", async () => {
    const greta = await aContact("Greta");
    const path = `/contacts/${greta}`;
    await follow(asBob, path);
    await follow(asBob, path);
    const { followers } = (await asAda.get(`${path}/follow`)).body;
    assert.deepEqual(
      followers.map(({ name }: { name: string }) => name),
      ["Bob Ray"],
    );
    await change(path, { nickname: "Mine" }, asBob);
    await change(path, { nickname: "One" });
    await change(path, { nickname: "Two" });
    await asAda.post(`${path}/notes`, { html: "<p>Hi</p>" });
    await told();
    assert.deepEqual(words(await unread(asBob)), [["changed", "Greta Fol", 1]]);
    assert.deepEqual(await unread(asAda), []);
    assert.equal((await asBob.get("/notifications")).body.unread, 1);

    await readAll(asBob);
    await asAda.post(`${path}/notes`, { html: "<p>Again</p>" });
    await told();
    assert.deepEqual(words(await unread(asBob)), [["noted", "Greta Fol", 1]]);
    await readAll(asBob);
    assert.equal((await asBob.delete(`${path}/follow`)).body.following, false);
    await change(path, { nickname: "Three" });
    await told();
    assert.deepEqual(await unread(asBob), []);
  });

  test("Companies and opportunities are followed likewise: another stage, the trash, and back", async () => {
    const firm = await make("/companies", { name: "Firm Ltd" });
    const deal = await make("/opportunities", { name: "Big deal" });
    const [pipeline] = (await asAda.get("/pipelines")).body.items;
    await follow(asBob, `/companies/${firm}`);
    await follow(asBob, `/opportunities/${deal}`);
    await asAda.post(`/opportunities/${deal}/move`, { stage: pipeline.stages[1].id, version: 1 });
    await told();
    assert.deepEqual(words(await unread(asBob)), [["staged", "Big deal", 1]]);
    await asAda.delete(`/companies/${firm}`, { "if-match": '"1"' });
    await told();
    assert.deepEqual(words(await unread(asBob))[0], ["deleted", "Firm Ltd", 1]);
    await readAll(asBob);
    await asAda.post(`/trash/${firm}/restore`);
    await told();
    assert.deepEqual(words(await unread(asBob)), [["restored", "Firm Ltd", 1]]);
    await readAll(asBob);
  });

  test("Many records of a batch are told of in one", async () => {
    const ids = await Promise.all(["Ben", "Cy", "Di"].map(aContact));
    for (const id of ids) await follow(asBob, `/contacts/${id}`);
    const bulk = await asAda.post("/contacts/bulk", { ids, add: { tags: ["met"] } });
    assert.equal(bulk.status, 200, JSON.stringify(bulk.body));
    await told();
    const [notice, ...others] = await unread(asBob);
    assert.deepEqual([notice.action, notice.records, others], ["changed", 3, []]);
    await readAll(asBob);
  });

  test("Nobody is told of what he may not see: a hidden field, a note, a record out of his reach", async () => {
    const hana = await aContact("Hana");
    const path = `/contacts/${hana}`;
    const cleo = await aMember(world.db, "Cleo", {
      rights: { "contacts.clients": { see: "all" } },
      fields: { birthday: "hidden" },
    });
    const asCleo = world.as(cleo);
    await follow(asCleo, path);
    await change(path, { birthday: "1984-05-31" });
    await asAda.post(`${path}/notes`, { html: "<p>Not for Cleo</p>" });
    await told();
    assert.deepEqual(await unread(asCleo), []);
    await change(path, { nickname: "Han", birthday: "1984-06-01" });
    await told();
    assert.deepEqual(words(await unread(asCleo)), [["changed", "Hana Fol", 1]]);

    await world.db
      .updateTable("access_groups")
      .set({ rights: JSON.stringify({ "contacts.clients": { see: "own" } }) })
      .where("id", "=", cleo.group)
      .execute();
    const { items, unread: count } = (await asCleo.get("/notifications")).body;
    assert.deepEqual([items, count], [[], 0], "what was told before is not shown any more");
    assert.equal((await asCleo.put(`${path}/follow`)).status, 404);
    await change(path, { nickname: "Hanni" });
    await told();
    const kept = await world.db.selectFrom("follow_notices").select("id").where("contact_id", "=", cleo.id).execute();
    assert.equal(kept.length, 1, "and nothing new is kept for who sees it no more");
  });

  test("Mail comes to who wishes it: one of a record until he has looked", async () => {
    const mae = await aContact("Mae");
    const path = `/contacts/${mae}`;
    await follow(asBob, path);
    const mails = async () => (await outboxOf(world)).filter(({ kind }) => kind === "followed");
    await change(path, { nickname: "Quiet" });
    await told();
    await readAll(asBob);
    assert.equal((await asBob.patch("/session", { followsByMail: true })).body.user.followsByMail, true);
    await change(path, { nickname: "One" });
    const [mail] = await eventually(mails, ({ length }) => length > 0);
    assert.deepEqual([mail?.recipient, mail?.subject], [bob.email, "Ada Root changed Mae Fol"]);
    assert.match(mail?.text ?? "", new RegExp(`/contacts/${mae}`));
    await change(path, { nickname: "Two" });
    await told();
    assert.equal((await mails()).length, 1, "he has not looked since");
    await asBob.patch("/session", { followsByMail: false });
    await readAll(asBob);
  });

  test("A list is narrowed to those whom one follows oneself, or to the others; what others follow it does not tell", async () => {
    const [una, vic] = [
      await make("/contacts", { firstName: "Una", lastName: "Narrow" }),
      await make("/contacts", { firstName: "Vic", lastName: "Narrow" }),
    ];
    await follow(asBob, `/contacts/${una}`);
    await follow(asAda, `/contacts/${vic}`);
    const filter = (value: unknown, is = "is") => JSON.stringify({ field: "followed", is, value });
    const found = async (by: Client, asked: string): Promise<string[]> => {
      const reply = await by.get(`/contacts?search=Narrow&sort=firstName&filter=${encodeURIComponent(asked)}`);
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      assert.equal(reply.body.count.value, reply.body.items.length);
      return reply.body.items.map(({ firstName }: Notice) => firstName);
    };
    assert.deepEqual([await found(asBob, filter(true)), await found(asBob, filter(false))], [["Una"], ["Vic"]]);
    assert.deepEqual(await found(asAda, filter(true)), ["Vic"]);
    const neither = JSON.stringify({ not: { any: [JSON.parse(filter(true)), JSON.parse(filter(false))] } });
    assert.deepEqual(await found(asBob, neither), []);
    for (const wrong of [filter(bob.id), filter("yes"), filter(true, "isNot"), filter(undefined, "empty")])
      assert.equal((await asBob.get(`/contacts?filter=${encodeURIComponent(wrong)}`)).status, 422, wrong);

    const view = { on: "contacts", name: "Mine to watch", filter: { field: "followed", is: "is", value: true } };
    assert.equal((await asBob.post("/views", view)).status, 201);
    const bulk = await asBob.post("/contacts/bulk", {
      search: "Narrow",
      filter: view.filter,
      expected: 1,
      add: { tags: ["watched"] },
    });
    assert.deepEqual([bulk.status, bulk.body.done], [200, 1], JSON.stringify(bulk.body));
    assert.deepEqual((await asBob.get(`/contacts/${una}`)).body.tags, ["watched"]);
    assert.equal((await asBob.delete(`/contacts/${una}/follow`)).status, 200);
    assert.deepEqual(await found(asBob, filter(true)), []);
  });

  test("Whoever is fired follows nothing any more", async () => {
    const ira = await aContact("Ira");
    const fred = await aUser(world.db, { firstName: "Fred", lastName: "Gone" });
    await follow(world.as(fred), `/contacts/${ira}`);
    await asAda.post(`/contacts/${fred.id}/status`, { status: "fired", version: 1 });
    const left = await world.db.selectFrom("follows").select("subject_id").where("contact_id", "=", fred.id).execute();
    assert.deepEqual(left, []);
  });
});
