import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { assertRefused } from "../testing/refused.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let ann: Person;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  // Signing in leaves its marks: before anything is held against what it was.
  await Promise.all([ada, ann].map(({ email }) => world.signedIn(email)));
});
after(() => world.close());

test("A standing group is called in the asker's language until somebody renames it", async () => {
  const oksana = await aUser(world.db, {
    firstName: "Oksana",
    lastName: "Root",
    group: "administrator",
    language: "uk",
  });
  const names = async (person: Person) =>
    (await world.as(person).get("/access-groups")).body.items
      .filter(({ standing }: { standing: boolean }) => standing)
      .map(({ name }: { name: string }) => name);
  assert.deepEqual(await names(oksana), ["Агент", "Адміністратор", "Кінцевий користувач"]);
  assert.deepEqual(await names(ada), ["Administrator", "Agent", "End user"]);
  const card = (await world.as(oksana).get(`/contacts/${ann.id}`)).body;
  assert.equal(card.accessGroup.name, "Агент");
  assert.deepEqual(Object.keys(card.accessGroup), ["id", "name"]);
  const path = `/access-groups/${card.accessGroup.id}`;
  // Said back as it was read, it is not renamed; nor may another group be called so.
  assert.equal((await world.as(oksana).patch(path, { name: "Агент", version: 1 })).body.version, 1);
  assert.equal((await world.as(oksana).post("/access-groups", { name: "агент", type: "agent" })).status, 409);
  assert.equal((await world.as(ada).post("/access-groups", { name: "AGENT", type: "agent" })).status, 409);
  const renamed = await world.as(oksana).patch(path, { name: "Співробітник", version: 1 });
  assert.deepEqual([renamed.status, renamed.body.name], [200, "Співробітник"]);
  assert.ok((await names(ada)).includes("Співробітник"));
  assert.equal((await world.as(ada).patch(path, { name: "Agent", version: 2 })).status, 200);
});

test("The administrators' group takes a new name, and nothing else", async () => {
  const { items } = (await world.as(ada).get("/access-groups")).body;
  const { id } = items.find(({ name }: { name: string }) => name === "Administrator");
  const path = `/access-groups/${id}`;
  const whole = (await world.as(ada).get(path)).body;
  assert.deepEqual([whole.administrator, whole.can], [true, ["edit"]]);
  for (const change of [
    { rights: {} },
    { modules: [] },
    { signIn: false },
    { type: "client" },
    { fields: { birthday: "hidden" } },
  ]) {
    const body = await assertRefused(world, 409, () =>
      world.as(ada).patch(path, { ...change, version: whole.version }),
    );
    assert.equal(body.code, "administratorGroup");
  }
  const { name: _, rights, modules, signIn, fields, fieldRules } = whole;
  const same = { rights, modules, signIn, fields, fieldRules };
  const renamed = await world.as(ada).patch(path, { name: "Keepers", ...same, version: whole.version });
  assert.deepEqual([renamed.status, renamed.body.name], [200, "Keepers"]);
  assert.deepEqual(
    await world.db.selectFrom("access_groups").select("rights").where("id", "=", id).executeTakeFirst(),
    { rights: {} },
  );
  assert.equal((await world.as(ada).delete(path, { "if-match": '"2"' })).body.code, "standingGroup");
});
