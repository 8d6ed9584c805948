import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { inTransaction } from "../database/transaction.ts";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aPicture } from "../testing/kept-world.ts";
import { assertRefused } from "../testing/refused.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("The card as of a date", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld();
    api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
  });
  after(() => world.close());

  const make = async (firstName: string, more: object = {}): Promise<string> => {
    const { status, body } = await api.post("/contacts", { firstName, lastName: "Past", ...more });
    assert.equal(status, 201, JSON.stringify(body));
    return body.id;
  };
  const change = async (id: string, part: object) => {
    const { version } = (await api.get(`/contacts/${id}`)).body;
    const { status, body } = await api.patch(`/contacts/${id}`, part, { "if-match": `"${version}"` });
    assert.equal(status, 200, JSON.stringify(body));
  };
  const asOf = (id: string, at: string, by = api) => by.get(`/contacts/${id}/as-of?at=${at}`);
  const now = async () => {
    await new Promise((go) => setTimeout(go, 3));
    const at = new Date().toISOString();
    await new Promise((go) => setTimeout(go, 3));
    return at;
  };

  test("What is another today is named with both values, and put back by the entry beside it", async () => {
    const id = await make("Ida", { jobTitle: "Clerk", tags: ["red"] });
    const then = await now();
    await change(id, { jobTitle: "Chief", tags: [] });
    await change(id, { jobTitle: "Head" });
    await change(id, { nickname: "Idda" });
    await change(id, { nickname: "" });
    const { body } = await asOf(id, then);
    assert.deepEqual(body.change, { jobTitle: ["Clerk", "Head"], tags: [["red"], []] });
    const back = await api.post(`/contacts/${id}/history/${body.entries.jobTitle}/revert`, { field: "jobTitle" });
    assert.deepEqual([back.status, back.body.jobTitle, back.body.tags], [200, "Clerk", []]);
    assert.deepEqual(Object.keys((await asOf(id, then)).body.change), ["tags"]);
    const { since, items } = (await api.get(`/contacts/${id}/moments`)).body;
    assert.deepEqual(
      items.map(({ fields }: { fields: string[] }) => fields.toSorted()),
      [["jobTitle", "tags"], ["jobTitle"], ["nickname"], ["nickname"], ["jobTitle"]],
    );
    assert.equal((await asOf(id, since)).body.contact.jobTitle, "Clerk");
  });

  test("Before it was made there was no contact; a moment that is none is refused", async () => {
    const id = await make("Nora");
    const before = await asOf(id, "2020-02-02T00:00:00Z");
    assert.deepEqual([before.status, before.body.code], [404, "beforeCreation"]);
    assert.ok(before.body.createdAt > "2020");
    for (const text of ["yesterday-ish", "2026-02-30T00:00:00Z", "2026-02-02T24:01:00Z", "%2B275760-01-01T00:00:00Z"]) {
      const none = await assertRefused(world, 422, () => asOf(id, text));
      assert.deepEqual([none.errors[0].pointer, none.errors[0].code], ["/query/at", "moment"], text);
    }
    assert.equal((await asOf(id, "2999-01-01T00:00:00Z")).body.contact.firstName, "Nora", "time to come is as today");
  });

  test("Whoever was waited for is told before who waited, whenever either had begun", async () => {
    const id = await make("Wanda", { nickname: "first" });
    const begun = await now();
    let between = "";
    await inTransaction(world.db, async (tx) => {
      // Begun before the other's change, and written after it: `at` is when a transaction began.
      await sql`select now()`.execute(tx);
      between = await now();
      await change(id, { nickname: "second" });
      await sql`update contacts set nickname = 'third', job_title = 'late', version = version + 1 where id = ${id}`.execute(
        tx,
      );
      await sql`insert into audit (subject_kind, subject_id, action, change)
        values ('contact', ${id}, 'updated', '{"nickname": ["second", "third"], "jobTitle": ["", "late"]}')`.execute(
        tx,
      );
    });
    const said = async (at: string) => {
      const { nickname, jobTitle } = (await asOf(id, at)).body.contact;
      return [nickname, jobTitle];
    };
    assert.deepEqual(
      [await said(begun), await said(between), await said(await now())],
      [
        ["first", ""],
        ["first", ""],
        ["third", "late"],
      ],
    );
  });

  test("A picture of the past is shown to who may see the audit", async () => {
    const id = await make("Pia");
    assert.equal((await api.put(`/contacts/${id}/picture`, await aPicture("teal"))).status, 200);
    const then = await now();
    await api.delete(`/contacts/${id}/picture`);
    const { picture } = (await asOf(id, then)).body.contact;
    assert.equal((await api.get(`${world.url}${picture}`)).status, 200);
    const plain = world.as(await aMember(world.db, "Paul", { rights: { "contacts.clients": { see: "all" } } }));
    assert.equal((await plain.get(`${world.url}${picture}`)).status, 404);
  });

  test("A sum of money that is what it was then again is no other today", async () => {
    const { key } = await anOwnField(api, { name: "Deposit", type: "money" });
    const id = await make("Mona", { custom: { [key]: { amount: 10, currency: "EUR" } } });
    const then = await now();
    await change(id, { custom: { [key]: { amount: 20, currency: "EUR" } } });
    assert.deepEqual(Object.keys((await asOf(id, then)).body.change), [`custom.${key}`]);
    await change(id, { custom: { [key]: { amount: 10, currency: "EUR" } } });
    assert.deepEqual((await asOf(id, then)).body.change, {});
  });

  test("A field that is hidden today is hidden in the past, and so is the moment that tells of nothing else", async () => {
    const id = await make("Hana", { birthday: "1984-05-31", nickname: "Han" });
    const then = await now();
    await change(id, { birthday: "1985-05-31" });
    await change(id, { nickname: "Hanni" });
    const rights = { "contacts.clients": { see: "all" }, audit: { see: "all" } };
    const blind = world.as(await aMember(world.db, "Blanca", { rights, fields: { birthday: "hidden" } }));
    const { body } = await asOf(id, then, blind);
    assert.equal(body.contact.nickname, "Han");
    assert.doesNotMatch(JSON.stringify(body), /198[45]|birthday/);
    const moments = (await blind.get(`/contacts/${id}/moments`)).body.items;
    assert.deepEqual(
      moments.map(({ fields }: { fields: string[] }) => fields),
      [["nickname"]],
    );
  });
});
