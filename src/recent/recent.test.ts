import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, password, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aSales, type Sales } from "../testing/sales.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let sales: Sales;
let ann: Person;

before(async () => {
  world = await aWorld();
  sales = await aSales(world);
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
});
after(() => world.close());

interface Item {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
  openedAt: string;
}

async function open(kind: string, id: string, who: Person = ann): Promise<void> {
  const reply = await world.as(who).post("/recent", { kind, id });
  assert.equal(reply.status, 204, JSON.stringify(reply.body));
}

async function recent(who: Person = ann, query = ""): Promise<Item[]> {
  const reply = await world.as(who).get(`/recent${query}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body.items;
}

const titles = async (who: Person = ann) => (await recent(who)).map(({ title }) => title);
const contact = async (firstName: string, lastName: string, more: object = {}): Promise<string> =>
  (await sales.made("/contacts", { firstName, lastName, ...more })).id;

test("What was opened stands there by its name of today, the latest first, each once, of whatever kind, and of oneself alone", async () => {
  const greta = await contact("Greta", "Holm", { jobTitle: "Buyer", companies: [{ name: "Nordhavn" }] });
  const company = await sales.made("/companies", { name: "Nordhavn Marine", site: "nordhavn.example" });
  const deal = await sales.anOpportunity("Second boat", { company: company.id });
  const group = await sales.made("/contact-groups", { name: "Congress" });
  await open("contact", greta);
  await open("company", company.id);
  await open("opportunity", deal.id);
  await open("group", group.id);
  await open("contact", greta);
  assert.deepEqual(
    (await recent()).map(({ kind, title, subtitle }) => [kind, title, subtitle]),
    [
      ["contact", "Greta Holm", "Buyer · Nordhavn"],
      ["group", "Congress", ""],
      ["opportunity", "Second boat", "Nordhavn Marine · New"],
      ["company", "Nordhavn Marine", "https://nordhavn.example"],
    ],
  );
  const { version } = (await sales.admin.get(`/contacts/${greta}`)).body;
  await sales.admin.patch(`/contacts/${greta}`, { lastName: "Berg", version });
  assert.deepEqual((await titles()).slice(0, 2), ["Greta Berg", "Congress"]);
  assert.equal((await recent(ann, "?limit=2")).length, 2);
  const [{ openedAt } = { openedAt: "" }] = await recent();
  assert.ok(Math.abs(Date.parse(openedAt) - Date.now()) < 60_000, openedAt);
  assert.deepEqual(await titles(sales.ada), []);
});

test("What is in the trash is left out, and stands in its place again when it is taken back", async () => {
  const bo = await aUser(world.db, { firstName: "Bo", lastName: "Ray" });
  const [first, second] = [await contact("First", "Gone"), await contact("Second", "Stays")];
  const company = (await sales.made("/companies", { name: "Gone Ltd" })).id;
  for (const id of [first, second]) await open("contact", id, bo);
  await open("company", company, bo);
  await sales.admin.delete(`/contacts/${first}`, { "if-match": '"1"' });
  await sales.admin.delete(`/companies/${company}`, { "if-match": '"1"' });
  assert.deepEqual(await titles(bo), ["Second Stays"]);
  const again = await world.as(bo).post("/recent", { kind: "company", id: company });
  assert.equal(again.status, 404, "what is in the trash is not opened");
  for (const id of [first, company]) assert.equal((await sales.admin.post(`/trash/${id}/restore`)).status, 200);
  assert.deepEqual(await titles(bo), ["Gone Ltd", "Second Stays", "First Gone"]);
});

test("Who does not see a record any more is not told of it, nor what of it is hidden; unseen ones are not opened", async () => {
  const nora = await aMember(world.db, "Nora", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "own" } },
    fields: { jobTitle: "hidden", companies: "hidden", emails: "hidden" },
  });
  const mine = await contact("Olga", "Mine", { owner: nora.id, jobTitle: "Spy", emails: [{ value: "o@x.example" }] });
  const theirs = await contact("Piet", "Theirs");
  await open("contact", mine, nora);
  const refused = await world.as(nora).post("/recent", { kind: "contact", id: theirs });
  const absent = await world.as(nora).post("/recent", { kind: "contact", id: crypto.randomUUID() });
  assert.deepEqual([refused.status, refused.body.title], [404, absent.body.title], "absent and unseen alike");
  assert.deepEqual(
    (await recent(nora)).map(({ title, subtitle }) => [title, subtitle]),
    [["Olga Mine", ""]],
  );
  const { version } = (await sales.admin.get(`/contacts/${mine}`)).body;
  await sales.admin.patch(`/contacts/${mine}`, { owner: sales.ada.id, version });
  assert.deepEqual(await titles(nora), []);
});

test("Fifty are remembered of each person; the oldest goes with the next", async () => {
  const bea = await aUser(world.db, { firstName: "Bea", lastName: "Busy" });
  const ids: string[] = [];
  for (let nth = 0; nth < 53; nth++) ids.push((await sales.made("/contact-groups", { name: `Group ${nth}` })).id);
  for (const id of ids) await open("group", id, bea);
  const kept = (await recent(bea, "?limit=50")).map(({ id }) => id);
  assert.deepEqual(kept, ids.slice(3).toReversed());
  const { count } = await world.db
    .selectFrom("recent_records")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("contact_id", "=", bea.id)
    .executeTakeFirstOrThrow();
  assert.equal(Number(count), 50, "no more lie in the table");
  for (let round = 0; round < 10; round++) {
    // What is forgotten by now, and what would be next: each is about to push out what another opens again.
    const before = (await recent(bea, "?limit=50")).map(({ id }) => id);
    const many = [...ids.filter((id) => !before.includes(id)), ...before.slice(-17)];
    await Promise.all(many.map((id) => open("group", id, bea)));
    const after = (await recent(bea, `?limit=${many.length}`)).map(({ id }) => id);
    assert.deepEqual(new Set(after), new Set(many), "many at once");
  }
});

test("Who looks on as another person reads what that one opened, and writes nothing", async () => {
  const id = await contact("Seen", "Byada");
  const cookieOf = (reply: { headers: Headers }) => reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const own = cookieOf(await world.stranger.post("/session", { email: sales.ada.email, password }));
  const cookie = cookieOf(await world.stranger.post("/session/view-as", { person: ann.id }, { cookie: own }));
  const before = await titles();
  const seen = await world.stranger.get("/recent", { cookie });
  assert.deepEqual(
    seen.body.items.map(({ title }: Item) => title),
    before,
  );
  const refused = await world.stranger.post("/recent", { kind: "contact", id }, { cookie });
  assert.deepEqual([refused.status, refused.body.code], [403, "viewingAs"]);
  assert.deepEqual(await titles(), before);
});

test("Of equally close ones those that one opened lately are found first, beyond any page of others; closer ones stay before them", async () => {
  const sam = await aUser(world.db, { firstName: "Sam", lastName: "Seeks" });
  for (let nth = 0; nth < 12; nth++) await contact("Zelda", `Aab${nth}`);
  const late = await contact("Zelda", "Zzyzx");
  const justSo = await contact("Zel", "Exact");
  const search = async (text: string, limit = 5): Promise<Item[]> =>
    (await world.as(sam).get(`/search?q=${encodeURIComponent(text)}&limit=${limit}`)).body.items;
  const found = async (text: string) => (await search(text)).map(({ title }) => title);
  assert.ok(!(await found("zelda")).includes("Zelda Zzyzx"), "among thirteen she is not on a page of five");
  await open("contact", late, sam);
  assert.equal((await found("zelda"))[0], "Zelda Zzyzx");
  assert.equal((await found("zelda aab3"))[0], "Zelda Aab3");
  assert.deepEqual((await found("zel")).slice(0, 2), ["Zel Exact", "Zelda Zzyzx"], "who is called just so is closer");
  await open("contact", justSo, sam);
  const deleted = await sales.admin.delete(`/contacts/${late}`, { "if-match": '"1"' });
  assert.ok(deleted.status < 300, JSON.stringify(deleted.body));
  assert.ok(!(await found("zelda")).includes("Zelda Zzyzx"));

  for (const name of ["Quill and Co", "Quill Brothers", "Quill Works"]) await sales.made("/companies", { name });
  const works = (await search("quill works"))[0]?.id ?? "";
  await sales.anOpportunity("Quill deal");
  await contact("Quill", "Person");
  const kinds = async () => [...new Set((await search("quil", 20)).map(({ kind }) => kind))];
  assert.deepEqual(await kinds(), ["contact", "company", "opportunity"]);
  await open("company", works, sam);
  assert.deepEqual(await kinds(), ["company", "contact", "opportunity"], "of equal kinds the one with a known record");
  assert.equal((await search("quil", 20))[0]?.title, "Quill Works");
});
