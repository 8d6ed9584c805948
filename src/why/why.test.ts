import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let ann: Person;
let bob: Person;
let cleo: Person;
let card: string;
let firm: string;
let deal: string;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  bob = await aUser(world.db, { firstName: "Bob", lastName: "Busy" });
  cleo = await aUser(world.db, { firstName: "Cleo", lastName: "Client", group: "client" });
  const made = await world
    .as(ann)
    .post("/contacts", { firstName: "Olha", lastName: "Petrenko", companies: [{ name: "Acme" }] });
  card = made.body.id;
  firm = made.body.companies[0].id;
  deal = (await world.as(ada).post("/opportunities", { name: "Deal", owner: ann.id })).body.id;
});
after(() => world.close());

async function give(standing: "agent" | "client", more: object) {
  await world.db
    .updateTable("access_groups")
    .set({ rights: JSON.stringify(more) })
    .where("standing", "=", standing)
    .execute();
}

function why(person: Person, action = "see", path = `/contacts/${card}`) {
  return world.as(ada).get(`${path}/why?person=${person.id}&action=${action}`);
}

const codesOf = (steps: { code: string; holds: boolean }[]) =>
  steps.map(({ code, holds }) => (holds ? code : `not ${code}`));

test("F24: an administrator is told why a person may: group, section, right with its reach, and what the record is to her", async () => {
  await give("agent", { "contacts.clients": { see: "all", edit: "own" } });
  const { body } = await why(ann, "edit");
  assert.deepEqual([body.allowed, body.text], [true, "Ann Lee may edit this contact."]);
  assert.deepEqual(codesOf(body.steps), [
    "account.active",
    "group.agent",
    "section.connected",
    "right.held",
    "by.owner",
  ]);
  assert.equal(body.steps[3].text, "Clients: the right “edit” reaches this far: own records.");
  assert.equal(body.steps[4].text, "Owner: Ann Lee.");
});

test("F24: and why not: beyond the reach, without the right, in a section that is not connected", async () => {
  await give("agent", { "contacts.clients": { see: "all", edit: "own" } });
  const beyond = (await why(bob, "edit")).body;
  assert.deepEqual([beyond.allowed, beyond.text], [false, "Bob Busy may not edit this contact."]);
  assert.equal(beyond.steps.at(-1).text, "The owner is Ann Lee; that is beyond this reach.");
  assert.deepEqual(codesOf((await why(bob, "delete")).body.steps).at(-1), "not right.missing");
  const group = world.db.updateTable("access_groups").where("standing", "=", "agent");
  await group.set({ modules: ["companies"] }).execute();
  assert.deepEqual(codesOf((await why(ann)).body.steps).at(-1), "not section.notConnected");
  await group.set({ modules: ["contacts", "companies"] }).execute();
});

test("F24: the answer is what the person would meet, for contacts, companies and opportunities, and follows each change", async () => {
  for (const see of ["none", "own", "all"]) {
    await give("agent", { "contacts.clients": { see }, companies: { see }, opportunities: { see } });
    for (const person of [ann, bob]) {
      for (const path of [`/contacts/${card}`, `/companies/${firm}`, `/opportunities/${deal}`]) {
        const opened = (await world.as(person).get(path)).status === 200;
        assert.equal((await why(person, "see", path)).body.allowed, opened, `${see} ${person.email} ${path}`);
      }
    }
  }
});

test("F24: a client's reach is told by companies; fields that are hidden or locked are named", async () => {
  await give("client", { "contacts.clients": { see: "company" }, companies: { see: "company" } });
  const stranger = (await why(cleo)).body;
  assert.deepEqual(codesOf(stranger.steps), [
    "account.active",
    "group.client",
    "right.held",
    "not beyond.company.contact",
  ]);
  await world.as(ada).patch(`/contacts/${cleo.id}`, { companies: [{ id: firm }], version: 1 });
  const colleague = (await why(cleo)).body;
  assert.equal(colleague.steps.at(-1).text, "A company of both: Acme.");
  assert.ok(colleague.fields.hidden.some(({ key }: { key: string }) => key === "description"));
  assert.ok(colleague.fields.locked.some(({ label }: { label: string }) => label === "Birthday"));
  assert.equal(
    (await why(cleo, "see", `/companies/${firm}`)).body.steps.at(-1).text,
    "Cleo Client belongs to this company.",
  );
});

test("F24: whoever is blocked, or whose group does not sign in, may nothing, and that is said first", async () => {
  const bea = await aUser(world.db, { firstName: "Bea", lastName: "Blocked" });
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", bea.id).execute();
  await give("agent", { "contacts.clients": { see: "all" } });
  const { body } = await why(bea);
  assert.deepEqual([body.allowed, codesOf(body.steps)[0]], [false, "not account.blocked"]);
  const root = (await why(ada)).body;
  assert.deepEqual([root.allowed, codesOf(root.steps)], [true, ["account.active", "group.administrator"]]);
});

test("F24: it is said in the language of who asks", async () => {
  const olena = await aUser(world.db, {
    firstName: "Olena",
    lastName: "Адмін",
    group: "administrator",
    language: "uk",
  });
  const { body } = await world.as(olena).get(`/contacts/${card}/why?person=${ann.id}`);
  assert.equal(body.text, "Ann Lee може бачити цей контакт.");
});

test("F24: who does not manage groups is not told; who does is told only of whom he sees", async () => {
  await give("agent", { "contacts.clients": { see: "own" }, "contacts.agents": { see: "all" } });
  assert.equal((await world.as(ann).get(`/contacts/${card}/why?person=${bob.id}`)).status, 403);
  await give("agent", {
    "contacts.clients": { see: "own" },
    "contacts.agents": { see: "all" },
    "management.groups": { open: "all" },
  });
  assert.equal((await world.as(ann).get(`/contacts/${card}/why?person=${bob.id}`)).status, 200);
  assert.equal((await world.as(bob).get(`/contacts/${card}/why?person=${ann.id}`)).status, 404, "her client");
  assert.equal((await world.as(ann).get(`/contacts/${card}/why?person=${cleo.id}`)).status, 404, "nobody's client");
  assert.equal((await world.as(ann).get(`/companies/${firm}/why?person=${bob.id}`)).status, 404);
  assert.equal((await why(ann, "fly")).status, 422);
});

test("F24: of equipment it is told who uses it, in whose name it is, and who owns whoever has it", async () => {
  const rights = { "contacts.clients": { see: "own" }, companies: { see: "own" } };
  await give("agent", { ...rights, equipment: { see: "own", edit: "own" } });
  await give("client", { equipment: { see: "own" } });
  const modules = ["contacts", "companies", "equipment"];
  await world.db.updateTable("access_groups").set({ modules }).execute();
  const dora = await aUser(world.db, { firstName: "Dora", lastName: "Client", group: "client" });
  const piece = async (more: object) =>
    `/equipment/${(await world.as(ada).post("/equipment", { name: "Crane", ...more })).body.id}`;
  const ofFirm = await piece({ company: firm, usedBy: dora.id });
  const ofCard = await piece({ contact: card });
  const ofDora = await piece({ contact: dora.id });
  const last = async (person: Person, path: string) => (await why(person, "see", path)).body.steps.at(-1).text;
  assert.equal(await last(ann, ofFirm), "Ann Lee owns the company that has this piece.");
  assert.equal(await last(ann, ofCard), "Ann Lee owns the contact whose piece this is.");
  assert.equal(await last(dora, ofFirm), "Dora Client uses this piece.");
  assert.equal(await last(dora, ofDora), "The piece is in Dora Client’s own name.");
  assert.equal(
    await last(bob, ofFirm),
    "Bob Busy does not use this piece; the owner of whoever has it is Ann Lee, which is beyond this reach.",
  );
  assert.equal(await last(dora, ofCard), "Dora Client does not use this piece, and it is not in their own name.");
  const told = (await why(ann, "edit", ofCard)).body;
  assert.deepEqual([told.allowed, told.text], [true, "Ann Lee may edit this piece of equipment."]);
  for (const person of [ann, bob, dora])
    for (const path of [ofFirm, ofCard, ofDora])
      assert.equal(
        (await why(person, "see", path)).body.allowed,
        (await world.as(person).get(path)).status === 200,
        `${person.email} ${path}`,
      );
});
