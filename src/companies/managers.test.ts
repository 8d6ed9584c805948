import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let company: { id: string; version: number };
/** Of the company: who manages it, who belongs to it, who has joined by an address. */
let max: Person;
let cleo: Person;

const rights = { "contacts.clients": { see: "company" }, companies: { see: "company" } };

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee", group: "administrator" });
  company = (await world.as(ann).post("/companies", { name: "Firm", domains: [{ domain: "firm.example" }] })).body;
  max = await aMember(world.db, "Max", {
    type: "client",
    rights: { "contacts.clients": { see: "managed" }, companies: { see: "managed" } },
  });
  cleo = await aMember(world.db, "Cleo", { type: "client", rights });
  for (const { id } of [max, cleo]) await join(id);
});
after(() => world.close());

async function join(id: string, more: object = {}) {
  const { body } = await world.as(ann).get(`/contacts/${id}`);
  const reply = await world
    .as(ann)
    .patch(`/contacts/${id}`, { companies: [{ id: company.id, ...more }], version: body.version });
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
}

async function patch(change: object, by = ann) {
  const { body } = await world.as(ann).get(`/companies/${company.id}`);
  return world.as(by).patch(`/companies/${company.id}`, { ...change, version: body.version });
}

const faultsOf = ({ status, body }: { status: number; body: { errors?: { pointer: string; code: string }[] } }) => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];
const sees = async (person: Person, id: string) => (await world.as(person).get(`/contacts/${id}`)).status;

describe("The managers of a company", () => {
  test("are chosen among its people, with what each may, and are told by name", async () => {
    const stranger = await world.as(ann).post("/contacts", { firstName: "No", lastName: "Body" });
    assert.deepEqual(
      faultsOf(
        await patch({
          managers: [{ contact: max.id }, { contact: stranger.body.id }],
          defaultContact: stranger.body.id,
        }),
      ),
      [422, "/managers/1/contact notOfCompany", "/defaultContact notOfCompany"],
    );
    assert.deepEqual(faultsOf(await patch({ managers: [{ contact: max.id, see: false, answer: true }] })), [
      422,
      "/managers/0/see managerSees",
    ]);
    const { status, body } = await patch({ managers: [{ contact: max.id, answer: true }], defaultContact: cleo.id });
    assert.equal(status, 200);
    assert.deepEqual(body.managers, [
      { contact: { id: max.id, name: "Max Member" }, see: true, answer: true, close: false, onBehalf: false },
    ]);
    assert.equal(body.defaultContact.id, cleo.id);
    const card = await world.as(ann).get(`/contacts/${max.id}`);
    assert.equal(card.body.companies[0].manager, true);
    const entry = await world.db
      .selectFrom("audit")
      .select("change")
      .where("subject_id", "=", company.id)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    assert.deepEqual(Object.keys(entry.change ?? {}).toSorted(), ["defaultContact", "managers"]);
    const { body: timeline } = await world.as(ann).get(`/companies/${company.id}/timeline`);
    assert.match(JSON.stringify(timeline.items[0]), /Max Member/);
  });

  test("reach the people of the company as long as they manage it and belong to it", async () => {
    await patch({ managers: [] });
    assert.equal(await sees(max, cleo.id), 404);
    await patch({ managers: [{ contact: max.id }] });
    assert.equal(await sees(max, cleo.id), 200);
    assert.equal((await world.as(max).get(`/companies/${company.id}`)).status, 200);
    await join(max.id, { to: "2020-01-31" });
    assert.equal(await sees(max, cleo.id), 404, "who has left is a former one");
    assert.deepEqual((await world.as(ann).get(`/companies/${company.id}`)).body.managers, []);
    assert.deepEqual(faultsOf(await patch({ managers: [{ contact: max.id }] })), [
      422,
      "/managers/0/contact notOfCompany",
    ]);
    await join(max.id);
    assert.equal(await sees(max, cleo.id), 200, "he manages it as he did");
  });

  test("who are out of one's sight stay when one writes the list", async () => {
    const nora = await aMember(world.db, "Nora", {
      rights: { "contacts.clients": { see: "own" }, companies: { see: "all", edit: "all" } },
    });
    await world.db.updateTable("contacts").set({ owner_id: nora.id }).where("id", "=", cleo.id).execute();
    const { status, body } = await patch({ managers: [{ contact: cleo.id }] }, nora);
    assert.deepEqual(
      [status, body.managers.map(({ contact }: { contact: { id: string } }) => contact.id)],
      [200, [cleo.id]],
    );
    const { body: whole } = await world.as(ann).get(`/companies/${company.id}`);
    assert.equal(whole.managers.length, 2);
    assert.deepEqual(faultsOf(await patch({ defaultContact: max.id }, nora)), [422, "/defaultContact notOfCompany"]);
    await patch({ managers: [{ contact: max.id }] });
  });
});

describe("A120: Whoever has joined by an address that nobody has verified", () => {
  test("is shown to the manager as unverified and reaches nothing, until he is confirmed", async () => {
    const eve = await aMember(world.db, "Eve", { type: "client", rights });
    const { body: card } = await world.as(ann).get(`/contacts/${eve.id}`);
    const emails = [...card.emails.map(({ value }: { value: string }) => ({ value })), { value: "eve@firm.example" }];
    const { body: joined } = await world.as(ann).patch(`/contacts/${eve.id}`, { emails, version: card.version });
    assert.equal(joined.companies[0].byDomain, "firm.example");
    assert.deepEqual([await sees(eve, cleo.id), await sees(eve, eve.id)], [404, 200]);
    assert.equal((await world.as(eve).get(`/companies/${company.id}`)).status, 404);
    assert.deepEqual((await world.as(eve).get("/contacts")).body.items.length, 1);
    const seen = await world.as(max).get(`/contacts/${eve.id}`);
    assert.deepEqual([seen.status, seen.body.companies[0].unverified], [200, true]);

    const companies = [{ id: company.id, title: "Buyer" }];
    const { body: titled } = await world.as(ann).patch(`/contacts/${eve.id}`, { companies, version: joined.version });
    assert.equal(titled.companies[0].byDomain, "firm.example", "another change of the membership confirms nothing");
    const confirmed = await world
      .as(ann)
      .patch(`/contacts/${eve.id}`, { companies: [{ ...companies[0], byDomain: null }], version: titled.version });
    assert.equal(confirmed.body.companies[0].byDomain, null);
    assert.equal(await sees(eve, cleo.id), 200);
    const { body: history } = await world.as(ann).get(`/contacts/${eve.id}/history`);
    await world.as(ann).post(`/contacts/${eve.id}/history/${history.items[0].id}/revert`, {});
    assert.equal(await sees(eve, cleo.id), 404, "the undo takes it back");
  });

  test("or until an address of that very domain is verified", async () => {
    const vic = await aMember(world.db, "Vic", { type: "client", rights });
    const { body: card } = await world.as(ann).get(`/contacts/${vic.id}`);
    const emails = [{ value: "vic@firm.example" }, { value: "vic@elsewhere.example" }];
    await world.as(ann).patch(`/contacts/${vic.id}`, { emails, version: card.version });
    const verify = (email: string) =>
      world.db
        .updateTable("identities")
        .set({ verified_at: new Date() })
        .where("contact_id", "=", vic.id)
        .where("normalised", "=", email)
        .execute();
    await verify("vic@elsewhere.example");
    assert.equal(await sees(vic, cleo.id), 404);
    await verify("vic@firm.example");
    assert.equal(await sees(vic, cleo.id), 200);
    assert.equal((await world.as(max).get(`/contacts/${vic.id}`)).body.companies[0].unverified, false);
  });
});
