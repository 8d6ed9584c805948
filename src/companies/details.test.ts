import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let nora: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee", group: "administrator" });
  const own = { "contacts.clients": { see: "own" }, companies: { see: "own", edit: "own", create: "own" } };
  nora = await aMember(world.db, "Nora", { rights: own });
});
after(() => world.close());

async function aCompany(name: string, more: object = {}) {
  const reply = await world.as(ann).post("/companies", { name, ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

async function namesBy(query: string, who = ann): Promise<string[]> {
  const reply = await world.as(who).get(`/companies?fields=name&${query}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body.items.map(({ name }: { name: string }) => name);
}

const filtered = (field: string, is: string, value: unknown) =>
  namesBy(`filter=${encodeURIComponent(JSON.stringify({ field, is, value }))}`);

describe("A company's details", () => {
  test("addresses are kept as those of people are: one primary, one default of each type, the region by its code", async () => {
    const made = await aCompany("Nordwind", {
      addresses: [
        {
          types: ["billing"],
          street: " Hauptstr. 1 ",
          city: "Berlin",
          postalCode: "10115",
          country: "DE",
          region: "Berlin",
        },
        { types: ["billing", "shipping"], city: "Hamburg", country: "DE", primary: true },
      ],
    });
    const [first, second] = (await world.as(ann).get(`/companies/${made.id}`)).body.addresses;
    assert.deepEqual(
      [first.street, first.region, first.primary, first.defaultFor],
      ["Hauptstr. 1", "DE-BE", false, ["billing"]],
    );
    assert.deepEqual([second.primary, second.defaultFor], [true, ["shipping"]]);
    assert.deepEqual(await filtered("addresses", "contains", "Hamburg"), ["Nordwind"]);
    const wrong = await world.as(ann).post("/companies", { name: "Nowhere", addresses: [{ country: "ZZ" }] });
    assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, "/addresses/0/country"]);
  });

  test("is found by its tax number, however the number is written", async () => {
    await aCompany("Taxed", { taxNumber: "DE 123.456/789", industry: "  Ship   building " });
    assert.deepEqual(await namesBy("search=de123456"), ["Taxed"]);
    const everything = await world.as(ann).get("/search?q=DE-123456789");
    assert.match(JSON.stringify(everything.body), /Taxed/);
    assert.deepEqual(await filtered("taxNumber", "is", "DE 123.456/789"), ["Taxed"]);
    assert.deepEqual(await filtered("industry", "is", "Ship building"), ["Taxed"]);
    assert.ok((await namesBy("sort=industry")).length > 0 && (await namesBy("sort=-taxNumber")).includes("Taxed"));
  });

  test("industries are offered as they are spelled already, and only those of companies one sees", async () => {
    await aCompany("Bakers", { industry: "Bakery" });
    await aCompany("Bakers too", { industry: "Bakery" });
    const offered = (who: Person, search: string) => world.as(who).get(`/companies/industries?search=${search}`);
    assert.deepEqual((await offered(ann, "bak")).body.items, [{ name: "Bakery", companies: 2 }]);
    assert.deepEqual((await offered(nora, "bak")).body.items, []);
  });

  test("tags are those of people: made by use, renamed and merged everywhere, found by each name they had", async () => {
    const made = await aCompany("Tagged", { tags: ["Vip", "vip", "North"] });
    assert.deepEqual(made.tags, ["Vip", "North"]);
    assert.deepEqual(await namesBy("tag=vip"), ["Tagged"]);
    const tags = (await world.as(ann).get("/tags?search=")).body.items;
    const idOf = (name: string) => tags.find((tag: { name: string }) => tag.name === name).id;
    const merged = await world.as(ann).post("/tags/merge", { tags: [idOf("Vip")], into: idOf("North") });
    assert.equal(merged.status, 200, JSON.stringify(merged.body));
    const shown = async () => (await world.as(ann).get(`/companies/${made.id}`)).body.tags;
    assert.deepEqual(await shown(), ["North"]);
    assert.deepEqual(await filtered("tags", "is", "Vip"), ["Tagged"], "its former name means the other one");
    const undone = await world.as(ann).post(`/batches/${merged.body.batch}/undo`, {});
    assert.equal(undone.status, 200, JSON.stringify(undone.body));
    assert.deepEqual((await shown()).toSorted(), ["North", "Vip"]);
    const refused = await world.as(nora).post("/companies", { name: "Nora's", tags: ["Unheard of"] });
    assert.deepEqual([refused.status, refused.body.errors[0].code], [422, "tagUnknown"]);
  });

  test("each detail stands in the journal before and after", async () => {
    const made = await aCompany("Journal of details");
    const change = {
      industry: "Mills",
      taxNumber: "UA 77",
      tags: ["North"],
      addresses: [{ city: "Київ", country: "UA" }],
    };
    assert.equal((await world.as(ann).patch(`/companies/${made.id}`, { ...change, version: 1 })).status, 200);
    const entry = await world.db
      .selectFrom("audit")
      .select("change")
      .where("subject_id", "=", made.id)
      .where("action", "=", "updated")
      .executeTakeFirstOrThrow();
    assert.deepEqual(Object.keys(entry.change ?? {}).toSorted(), ["addresses", "industry", "tags", "taxNumber"]);
    assert.deepEqual(entry.change?.["tags"], [[], ["North"]]);
  });
});

describe("Sites below a company", () => {
  test("stand below their parent, and all below it are found by its tree", async () => {
    const [holding, bank] = [await aCompany("Holding"), await aCompany("Bank")];
    const daughter = await aCompany("Daughter", { parent: holding.id });
    const site = await aCompany("Site", { parent: daughter.id });
    assert.deepEqual(await namesBy(`parent=${holding.id}`), ["Daughter"]);
    assert.deepEqual((await filtered("path", "is", holding.id)).toSorted(), ["Daughter", "Holding", "Site"]);
    assert.deepEqual((await filtered("path", "anyOf", [daughter.id, bank.id])).toSorted(), [
      "Bank",
      "Daughter",
      "Site",
    ]);
    assert.ok(!(await filtered("path", "isNot", holding.id)).includes("Site"));
    assert.deepEqual((await world.as(ann).get(`/companies/${site.id}`)).body.path, [
      { id: holding.id, name: "Holding" },
      { id: daughter.id, name: "Daughter" },
    ]);
  });

  test("those above that one does not see are not named", async () => {
    const above = await aCompany("Out of sight");
    const mine = await aCompany("Nora's site", { parent: above.id, owner: nora.id });
    assert.deepEqual((await world.as(nora).get(`/companies/${mine.id}`)).body.path, []);
  });

  test("go 32 levels deep and no further, also when a tree is moved below another", async () => {
    const chain = async (name: string, length: number) => {
      const all: { id: string }[] = [];
      for (let level = 0; level < length; level++) {
        const parent = all.at(-1)?.id;
        all.push(await aCompany(`${name} ${level}`, parent ? { parent } : {}));
      }
      return all;
    };
    const [long, short] = [await chain("Long", 30), await chain("Short", 3)];
    const move = (child: { id: string } | undefined, parent: { id: string } | undefined) =>
      world.as(ann).patch(`/companies/${child?.id}`, { parent: parent?.id, version: 1 });
    const tooDeep = await move(short[0], long[29]);
    assert.deepEqual([tooDeep.status, tooDeep.body.errors[0].code], [422, "treeTooDeep"]);
    assert.equal((await move(short[0], long[28])).status, 200);
    const below = await world.as(ann).post("/companies", { name: "Too low", parent: short[2]?.id });
    assert.deepEqual([below.status, below.body.errors[0].pointer], [422, "/parent"]);
  });

  test("of two moves at once that make a tree too deep together one is refused", async () => {
    const chain = async (name: string, length: number) => {
      let parent: string | undefined;
      const ids: string[] = [];
      for (let level = 0; level < length; level++) {
        parent = (await aCompany(`${name} ${level}`, parent ? { parent } : {})).id;
        ids.push(parent ?? "");
      }
      return ids;
    };
    const [upper, middle, lower] = [await chain("Upper", 12), await chain("Middle", 12), await chain("Lower", 12)];
    const move = (child: string | undefined, parent: string | undefined) =>
      world.as(ann).patch(`/companies/${child}`, { parent, version: 1 });
    const replies = await Promise.all([move(middle[0], upper[11]), move(lower[0], middle[11])]);
    assert.equal(replies.filter(({ status }) => status === 200).length, 1);
    assert.ok(replies.every(({ status }) => [200, 409, 422].includes(status)));
  });
});

describe("Names that nobody has", () => {
  const near = async (name: string, who = ann): Promise<string[]> =>
    (await world.as(who).get(`/companies/near?name=${encodeURIComponent(name)}`)).body.items.map(
      (one: { name: string }) => one.name,
    );

  test("lead to near ones: legal forms, case, punctuation, order and a letter or two aside", async () => {
    await aCompany("Müller & Söhne GmbH & Co. KG");
    await aCompany("ТОВ «Ромашка»");
    await aCompany("Telefónica, S.A.");
    await aCompany("Abc");
    assert.deepEqual(await near("Müller Söhne Ltd"), ["Müller & Söhne GmbH & Co. KG"]);
    assert.deepEqual(await near("Sohne & Muler"), ["Müller & Söhne GmbH & Co. KG"]);
    assert.deepEqual(await near("ООО Ромашка"), ["ТОВ «Ромашка»"]);
    assert.deepEqual(await near("ромащка"), ["ТОВ «Ромашка»"]);
    assert.deepEqual(await near("Telefonica SL"), ["Telefónica, S.A."]);
    assert.deepEqual(await near("Abd"), [], "of short names every other one would be near");
    assert.deepEqual(await near("Something else"), []);
    assert.deepEqual(await near("GmbH"), []);
  });

  test("lead to nobody out of sight, whatever is typed", async () => {
    assert.deepEqual(await near("Romashka", nora), []);
    assert.deepEqual(await near("Ромашка", nora), []);
    for (const text of ["", "%", "\\", "'", "\u0000", "a".repeat(200)]) {
      const reply = await world.as(ann).get(`/companies/near?name=${encodeURIComponent(text)}`);
      assert.ok([200, 422].includes(reply.status), `${text}: ${reply.status}`);
    }
  });
});

describe("An entry of a company's history", () => {
  const entries = async (id: string) =>
    (await world.as(ann).get(`/audit?subject=${id}`)).body.items.filter(
      ({ action }: { action: string }) => action === "updated" || action === "reverted",
    );
  const put = (id: string, entry: string, body: object = {}, who = ann) =>
    world.as(who).post(`/companies/${id}/history/${entry}/revert`, body);

  test("is put back, wholly or a field of it, as a change of its own", async () => {
    const domains = [{ domain: "before.example" }];
    const { id } = await aCompany("Before", { industry: "Ships", tags: ["one", "two"], domains });
    const change = {
      name: "After",
      industry: "Docks",
      tags: [],
      domains: [],
      addresses: [{ city: "Kyiv", country: "UA" }],
    };
    assert.equal((await world.as(ann).patch(`/companies/${id}`, { ...change, version: 1 })).status, 200);
    const [entry] = await entries(id);
    const part = await put(id, entry.id, { field: "industry" });
    assert.deepEqual([part.status, part.body.industry, part.body.name], [200, "Ships", "After"]);
    const whole = (await put(id, entry.id)).body;
    assert.deepEqual(
      [whole.name, whole.tags, whole.domains.map(({ name }: { name: string }) => name), whole.addresses],
      ["Before", ["one", "two"], ["before.example"], []],
    );
    assert.equal((await entries(id))[0].action, "reverted");
    assert.equal((await put(id, entry.id, { field: "site" })).status, 422);
    assert.equal((await put(id, id)).status, 404);
  });

  test("is held against the rules of today: a name of a domain that is another's is not taken back", async () => {
    const { id } = await aCompany("First", { domains: [{ domain: "taken.example" }] });
    await world.as(ann).patch(`/companies/${id}`, { domains: [], version: 1 });
    await aCompany("Second", { domains: [{ domain: "taken.example" }] });
    const [entry] = await entries(id);
    const refused = await put(id, entry.id);
    assert.ok([409, 422].includes(refused.status), JSON.stringify(refused.body));
    assert.equal((await put(id, entry.id, {}, nora)).status, 404);
  });
});
