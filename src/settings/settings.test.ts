import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { aUser, type Person } from "../testing/builders.ts";
import { anAccessGroup } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let cleo: Person;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator", language: "" });
  cleo = await aUser(world.db, { firstName: "Cleo", lastName: "Client", group: "client", language: "" });
});
after(() => world.close());

const show = async (person = ada) => (await world.as(person).get("/settings")).body;

async function patch(change: object) {
  return world.as(ada).patch("/settings", { ...change, version: (await show()).version });
}

test("Everybody who is signed in reads the organisation's name and defaults; who manages settings changes them", async () => {
  const changed = await patch({
    name: "  Acme Support ",
    companiesWord: "accounts",
    language: "uk",
    timeZone: "europe/kiev",
    currency: "UAH",
    country: "UA",
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const { version: _, ...seen } = await show(cleo);
  assert.deepEqual(seen, {
    name: "Acme Support",
    logo: null,
    address: world.url,
    companiesWord: "accounts",
    language: "uk",
    timeZone: "Europe/Kyiv",
    currency: "UAH",
    country: "UA",
    serialsUnique: false,
    can: [],
  });
  assert.deepEqual(changed.body.can, ["edit"]);
  const session = (await world.as(cleo).get("/session")).body;
  assert.deepEqual(
    [session.user.language, session.user.timeZone],
    ["uk", "Europe/Kyiv"],
    "who has chosen none has these",
  );
  assert.equal((await world.stranger.get("/settings")).status, 401);
  assert.equal((await world.as(cleo).patch("/settings", { name: "Mine", version: 2 })).status, 403);
  assert.equal((await show()).name, "Acme Support");
});

test("What a page begins with is the session and the settings of whoever is signed in, and nothing for a stranger or for who may not sign in any more", async () => {
  const nothing = { session: null, settings: null };
  const stranger = await world.stranger.get("/start");
  assert.deepEqual([stranger.status, stranger.body], [200, nothing]);
  const [start, session] = [(await world.as(cleo).get("/start")).body, (await world.as(cleo).get("/session")).body];
  assert.deepEqual(start, { session, settings: await show(cleo) });
  const bo = await aUser(world.db, { firstName: "Bo", lastName: "Blocked" });
  assert.equal((await world.as(bo).get("/start")).body.session.user.id, bo.id);
  await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", bo.id).execute();
  assert.deepEqual((await world.as(bo).get("/start")).body, nothing);
});

test("Who must see to a second factor first is told who he is, and not what the installation says of itself", async () => {
  const nan = await aUser(world.db, { firstName: "Nan", lastName: "Needed" });
  const careful = await anAccessGroup(world.db, "Careful", { rights: { "contacts.clients": { see: "all" } } });
  await world.db.updateTable("access_groups").set({ second_factor_required: true }).where("id", "=", careful).execute();
  await world.db.updateTable("contacts").set({ access_group_id: careful }).where("id", "=", nan.id).execute();
  const { session, settings } = (await world.as(nan).get("/start")).body;
  assert.deepEqual([session.secondFactor.missing, settings], [true, null]);
});

test("What is no standard value is refused, and nothing is written (A220)", async () => {
  const before = await show();
  for (const change of [
    { language: "klingon-of-mars" },
    { timeZone: "+03:00" },
    { currency: "XXY" },
    { currency: "uah" },
    { country: "ZZ" },
    { companiesWord: "firms" },
    { name: null },
    { set_up_at: "2026-01-01" },
    { name: "x".repeat(201) },
  ])
    assert.equal((await patch(change)).status, 422, JSON.stringify(change));
  assert.deepEqual(await show(), before);
});

test("F22: of two who change the same the second is told so, with what is there now", async () => {
  const { version } = await show();
  assert.equal((await world.as(ada).patch("/settings", { name: "First", version })).status, 200);
  const late = await world.as(ada).patch("/settings", { name: "Second", version });
  assert.deepEqual([late.status, late.body.current.name], [412, "First"]);
  assert.equal((await world.as(ada).patch("/settings", { name: "Third" })).status, 428);
});

test("A change is in the journal; one that changes nothing is not", async () => {
  await patch({ name: "Journal" });
  await patch({ name: "Journal" });
  const entries = await world.db
    .selectFrom("audit")
    .select(["actor_id", "change"])
    .where("subject_kind", "=", "installation")
    .where("action", "=", "updated")
    .orderBy("id", "desc")
    .execute();
  assert.deepEqual(entries[0], { actor_id: ada.id, change: { name: ["First", "Journal"] } });
  assert.notDeepEqual(entries[1], entries[0]);
});

test("A191, A192: the logo is recognised by its bytes, drawn anew and small; anything else is refused", async () => {
  const put = (bytes: Buffer, name = "logo.png") => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(bytes)]), name);
    return world.as(ada).put("/settings/logo", form);
  };
  assert.equal((await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).status, 415);
  assert.equal((await put(Buffer.from("<html>"))).status, 415);
  const picture = { width: 2_000, height: 400, channels: 4, background: { r: 0, g: 128, b: 128, alpha: 0.5 } } as const;
  const png = await sharp({ create: picture })
    .withExif({ IFD0: { Copyright: "secret place" } })
    .png()
    .toBuffer();
  const set = await put(png);
  assert.match(set.body.logo, /^\/api\/v1\/settings\/logo\?v=/);
  const reply = await fetch(`${world.url}${set.body.logo}`, { headers: { cookie: await world.as(cleo).cookie() } });
  assert.equal(reply.headers.get("content-type"), "image/webp");
  assert.equal(reply.headers.get("x-content-type-options"), "nosniff");
  const drawn = Buffer.from(await reply.arrayBuffer());
  const { width, height, hasAlpha, exif } = await sharp(drawn).metadata();
  assert.deepEqual([width, height, hasAlpha, exif], [512, 102, true, undefined]);
  assert.equal((await world.as(cleo).put("/settings/logo", new FormData())).status, 403);
  assert.equal((await world.as(ada).delete("/settings/logo")).body.logo, null);
  assert.equal((await world.as(ada).get("/settings/logo")).status, 404);
});

test("The second factor's name in the app is the organisation's", async () => {
  const begun = await world.as(ada).post("/second-factor", { password: "a fox in the evening sun" });
  assert.match(begun.body.uri, /^otpauth:\/\/totp\/Journal:/);
});
