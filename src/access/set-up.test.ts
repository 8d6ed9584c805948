import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { password } from "../testing/builders.ts";
import { aDatabase } from "../testing/database.ts";
import { eventually } from "../testing/eventually.ts";
import { aWorld, type World } from "../testing/world.ts";
import { makeFirstAdministrator } from "./first-administrator.ts";
import { openSetUp } from "./set-up.ts";

let world: World;
before(async () => {
  world = await aWorld();
});
after(() => world.close());

const ada = { firstName: "Ada", lastName: "Root", email: "ada@acquaint.test", password };

test("A217: a token that was not printed makes nobody an administrator, and one that was replaced neither", async () => {
  const old = await openSetUp(world.db);
  const token = await openSetUp(world.db);
  assert.ok(old && token && old !== token);
  assert.deepEqual((await world.stranger.get("/setup")).body, { open: true });
  for (const wrong of [old, "", "x".repeat(32)])
    assert.equal((await world.stranger.post("/setup", { ...ada, token: wrong })).status, 403);
  assert.equal((await world.db.selectFrom("contacts").select("id").execute()).length, 0);
});

test("What is wrong with the first administrator is said by its place, and the token stays good", async () => {
  const token = await openSetUp(world.db);
  const wishes: [object, string][] = [
    [{ email: "no address" }, "/email"],
    [{ password: "password1234" }, "/password"],
    [{ password: "short" }, "/password"],
    [{ firstName: "  " }, "/firstName"],
    [{ language: "xx-nowhere" }, "/language"],
    [{ timeZone: "Nowhere/City" }, "/timeZone"],
  ];
  for (const [wish, pointer] of wishes) {
    const reply = await world.stranger.post("/setup", { ...ada, token, ...wish });
    assert.deepEqual([reply.status, reply.body.errors?.[0]?.pointer], [422, pointer], JSON.stringify(wish));
  }
});

test("A217: of two who set up at once with the right token one becomes the administrator; after that the way is closed", async () => {
  const token = await openSetUp(world.db);
  const replies = await Promise.all(
    ["ada", "eve", "ida", "uma"].map((name) =>
      world.stranger.post("/setup", {
        ...ada,
        email: `${name}@acquaint.test`,
        token,
        timeZone: "Europe/Kyiv",
        language: "en",
      }),
    ),
  );
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [201, 404, 404, 404]);
  const winner = replies.find(({ status }) => status === 201);
  assert.equal(winner?.body.may.administrator, true);
  assert.equal(winner?.body.user.timeZone, "Europe/Kyiv");
  const cookie = winner?.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  assert.equal((await world.stranger.get("/session", { cookie })).status, 200, "and is signed in");
  assert.equal((await world.db.selectFrom("contacts").select("id").execute()).length, 1);

  assert.deepEqual((await world.stranger.get("/setup")).body, { open: false });
  assert.equal((await world.stranger.post("/setup", { ...ada, token })).status, 404);
  assert.equal(await openSetUp(world.db), undefined, "nor is it opened at the next start");
  const found = await world.stranger.get("/search?q=ada", { cookie });
  assert.equal(found.body.items[0]?.title, "Ada Root", "the administrator is found as anybody else");
});

test("ADMIN_EMAIL and ADMIN_PASSWORD make the first administrator once, also when two nodes start together", async () => {
  const database = await aDatabase();
  const wish = { email: "Ann.Lee@Acquaint.test", password };
  const made = await Promise.all([
    makeFirstAdministrator(database.db, wish),
    makeFirstAdministrator(database.db, wish),
  ]);
  assert.deepEqual(made.toSorted(), [false, true]);
  assert.equal(await makeFirstAdministrator(database.db, { email: "other@acquaint.test", password }), false);
  const people = await database.db
    .selectFrom("contacts")
    .select(["first_name", "last_name", "sign_in_email"])
    .execute();
  assert.deepEqual(people, [{ first_name: "Ann", last_name: "Lee", sign_in_email: "ann.lee@acquaint.test" }]);
  await database.close();
});

test("The first administrator is found by a mistyped name, as everybody is", async () => {
  const alone = await aWorld({ jobs: true });
  try {
    await makeFirstAdministrator(alone.db, { email: ada.email, password, firstName: "Wilhelmina", lastName: "Rootes" });
    const api = alone.as({ email: ada.email });
    const known = () => alone.db.selectFrom("name_words").select("word").where("word", "=", "wilhelmina").execute();
    await eventually(known, (words) => words.length > 0);
    const { body } = await api.get("/search?q=Wilhelmena");
    assert.ok(JSON.stringify(body).includes("Wilhelmina"), JSON.stringify(body));
  } finally {
    await alone.close();
  }
});
