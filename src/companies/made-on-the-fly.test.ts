import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
});
after(() => world.close());

const withCompany = (name: string, who = ann) =>
  world.as(who).post("/contacts", { firstName: "Some", lastName: "Body", companies: [{ name }] });

test("F7: a company is made from a contact's form by typing an unknown name, once for all spellings", async () => {
  const first = await withCompany("Пам’ять & Co");
  assert.equal(first.status, 201, JSON.stringify(first.body));
  const second = await withCompany("ПАМ'ЯТЬ, CO");
  assert.equal(second.body.companies[0].id, first.body.companies[0].id);
  const company = await world.as(ann).get(`/companies/${first.body.companies[0].id}`);
  assert.deepEqual([company.body.name, company.body.people, company.body.owner.id], ["Пам’ять & Co", 2, ann.id]);
});

test("A name of nothing but signs is a name too", async () => {
  const stars = await withCompany("***");
  assert.equal(stars.status, 201, JSON.stringify(stars.body));
  assert.notEqual((await withCompany("!!!")).body.companies[0].id, stars.body.companies[0].id);
  assert.equal((await withCompany("***")).body.companies[0].id, stars.body.companies[0].id);
});

test("Who may not make companies is refused with the place of the unknown name, and may name known ones", async () => {
  const nora = await aMember(world.db, "Nora", {
    rights: { "contacts.clients": { see: "all", create: "all", edit: "all" }, companies: { see: "all" } },
  });
  const unknown = await withCompany("Unheard of", nora);
  assert.deepEqual(
    [unknown.status, unknown.body.errors?.[0]?.pointer, unknown.body.errors?.[0]?.code],
    [422, "/companies/0/name", "companyUnknown"],
  );
  assert.equal((await withCompany("пам'ять co", nora)).status, 201);
});
