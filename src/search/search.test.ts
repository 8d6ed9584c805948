import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { keepNameWords } from "../contacts/name-words.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let ada: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  const contacts = [
    {
      firstName: "Marta",
      lastName: "Lindqvist",
      jobTitle: "Head of sales",
      emails: [{ value: "m.lindqvist@nordhavn.example" }],
      phones: [{ value: "+46 8 123 456 78" }],
      companies: [{ name: "Nordhavn Marine" }],
    },
    { firstName: "Martin", lastName: "Lind", emails: [{ value: "martin@elsewhere.example" }] },
    {
      firstName: "Johan",
      lastName: "Marta",
      emails: [{ value: "johan@nordhavn.example" }],
      companies: [{ name: "Nordhavn Marine" }],
    },
    { firstName: "Катерина", lastName: "Бондаренко", phones: [{ value: "+380 67 412 88 03" }] },
  ];
  for (const contact of contacts) {
    const reply = await world.as(ann).post("/contacts", contact);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
  }
  await world.as(ann).post("/companies", { name: "Lindqvist & Sons", site: "lindqvist.example" });
  await world.as(ann).post("/contact-groups", { name: "Friends of Nordhavn" });
});
after(() => world.close());

interface Item {
  kind: string;
  title: string;
  subtitle: string;
}

async function search(text: string, who: Person = ann, limit?: number): Promise<Item[]> {
  const reply = await world.as(who).get(`/search?q=${encodeURIComponent(text)}${limit ? `&limit=${limit}` : ""}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body.items;
}

const titles = async (text: string) => (await search(text)).map(({ title }) => title);

test("People, companies and groups are found together; each kind stays together, the closest first", async () => {
  const found = await search("lindqvist");
  assert.deepEqual(
    found.map(({ kind, title }) => [kind, title]),
    [
      ["contact", "Marta Lindqvist"],
      ["company", "Lindqvist & Sons"],
    ],
  );
  assert.deepEqual(
    found.map(({ subtitle }) => subtitle),
    ["Head of sales · Nordhavn Marine", "https://lindqvist.example"],
  );
  const nordhavn = await search("nordhavn");
  assert.deepEqual(
    nordhavn.map(({ kind }) => kind),
    ["company", "contact", "contact", "group"],
    "the company is called so, the people only work there",
  );
});

test("Words in any order, in any script, an e-mail, and a phone in any format find the person", async () => {
  for (const text of [
    "marta lindqvist",
    "LINDQVIST marta",
    "lindq mart",
    "lindqvist ma",
    "no lindq",
    "m.lindqvist@nordhavn.example",
    "m.lindqvist@nord",
    "0046 8 12345678",
    "08-123 456 78",
    "123 456 78",
    "marine lindqvist",
  ]) {
    assert.equal((await titles(text))[0], "Marta Lindqvist", text);
  }
  for (const text of ["бондаренко катерина", "БОНДАР", "412 88 03", "+380674128803"])
    assert.equal((await titles(text))[0], "Катерина Бондаренко", text);
});

test("Who is called exactly so stands before those who begin so, and these before the others", async () => {
  assert.deepEqual(await titles("martin"), ["Martin Lind"]);
  assert.deepEqual((await titles("lind")).slice(0, 2), ["Martin Lind", "Marta Lindqvist"]);
  assert.deepEqual((await titles("marta")).slice(0, 2), ["Marta Lindqvist", "Johan Marta"]);
});

test("A letter wrong, another alphabet or a short name find the person too, behind those who are called so", async () => {
  for (const text of ["lindkvist marta", "lindqvsit", "marta lindqvis", "martha lindqvist", "Линдквист"])
    assert.ok((await titles(text)).includes("Marta Lindqvist"), text);
  for (const text of ["бондарнеко", "bondarenko", "kateryna bondarenko", "катя бондаренко", "katya bondarenco"])
    assert.equal((await titles(text))[0], "Катерина Бондаренко", text);
  assert.equal((await titles("martin"))[0], "Martin Lind");
  assert.deepEqual(await search("lnidqvsit"), [], "two errors are another word");
});

test("Of names that are equally near each comes in its turn, and another name of the same people after a slip of the finger", async () => {
  const called = (firstName: string, lastName: string) => world.as(ann).post("/contacts", { firstName, lastName });
  for (let n = 0; n < 6; n++) await called("Bozena", "Koliszek");
  await called("Bozena", "Kolinzek");
  await called("María José", "Vargas");
  const near = await search("bozena kolizek", ann, 4);
  assert.equal(near.length, 4);
  assert.ok(
    near.some(({ title }) => title === "Bozena Kolinzek"),
    "six of the other name do not keep her away",
  );
  assert.equal((await titles("bosżena kolinzek"))[0], "Bozena Kolinzek", "a letter that makes another sound of two");
  assert.deepEqual(await titles("pepa vargas"), ["María José Vargas"]);
});

test("Five names with hundreds of neighbours each are answered like any others", async () => {
  const stems = ["maria", "anton", "elena", "karin", "sonja"];
  const letters = [..."abcdefghijklmnoprstuvz"];
  const near = stems.flatMap((stem) => letters.flatMap((one) => [`${stem}${one}`, `${stem.slice(0, -1)}${one}`]));
  await world.db.transaction().execute((tx) => keepNameWords(tx, near));
  const before = process.memoryUsage().heapUsed;
  assert.deepEqual(await search(stems.map((stem) => `${stem}x`).join(" ")), []);
  assert.ok(process.memoryUsage().heapUsed - before < 300_000_000, "and not by trying every reading of all five");
});

test("Words of one company and of the person meet in any order, two of the company's as well", async () => {
  for (const text of ["nordhavn marine marta", "marta nordhavn", "marine lindqvist nordhavn", "nord lindqvist marta"])
    assert.equal((await search(text)).find(({ kind }) => kind === "contact")?.title, "Marta Lindqvist", text);
});

test("One or two letters begin a name; nothing typed finds nothing", async () => {
  assert.deepEqual(
    new Set(await titles("ma")),
    new Set(["Marta Lindqvist", "Martin Lind", "Johan Marta", "María José Vargas"]),
  );
  assert.deepEqual(await search("  "), []);
  assert.ok((await search("a", ada)).length > 0);
});

test("An e-mail, a phone or a name as a whole stands before what only holds a part of it, whatever the kind", async () => {
  await world.as(ann).post("/companies", { name: "46 8 123 456 78 Marta Lindqvist Trading" });
  const best = async (text: string) => (await search(text))[0]?.kind;
  for (const text of ["m.lindqvist@nordhavn.example", "+46 8 123 456 78", "08-123 456 78", "Marta Lindqvist"])
    assert.equal(await best(text), "contact", text);
  assert.equal(await best("Nordhavn Marine"), "company");
  assert.equal(await best("Friends of Nordhavn"), "group");
  await world.as(ann).post("/opportunities", { name: "Marta" });
  assert.deepEqual(
    [...new Set((await search("marta")).map(({ kind }) => kind))],
    ["contact", "opportunity", "company"],
    "both are called so: people first; the company only holds it",
  );
});

test("No more is answered than was asked for", async () => {
  assert.equal((await search("nordhavn", ann, 2)).length, 2);
  assert.equal((await world.as(ann).get("/search?q=x&limit=51")).status, 422);
  assert.equal((await world.as(ann).get("/search")).status, 422);
});

test("A017: nothing is found that one may not see, in any kind", async () => {
  const nora = await aMember(world.db, "Nora", {
    modules: ["contacts", "companies"],
    rights: { "contacts.clients": { see: "own" }, companies: { see: "own" } },
    fields: { jobTitle: "hidden", emails: "hidden" },
  });
  assert.deepEqual(
    (await search("lindqvist", nora)).map(({ title }) => title),
    [],
  );
  await world.as(ada).post("/contacts", {
    firstName: "Olga",
    lastName: "Lindqvist",
    owner: nora.id,
    jobTitle: "Spy",
    emails: [{ value: "olga.secret@hidden.example" }],
  });
  assert.deepEqual(
    (await search("lindqvist", nora)).map(({ title, subtitle }) => [title, subtitle]),
    [["Olga Lindqvist", ""]],
    "and hidden fields are not shown",
  );
  assert.deepEqual(await search("olga.secret@hidden.example", nora), []);
  await world.db
    .updateTable("access_groups")
    .set({ fields: JSON.stringify({ firstName: "hidden", lastName: "hidden" }) })
    .where("id", "=", nora.group)
    .execute();
  for (const text of ["o", "lindqvist", "olga lindqvist", "lindqvsit"])
    assert.ok(
      (await search(text, nora)).every(({ kind }) => kind !== "contact"),
      `${text}: names that one may not see lead to nobody`,
    );
  const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
  assert.deepEqual(await search("nordhavn", carl), []);
});
