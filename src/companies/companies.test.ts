import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { findActor, type Actor } from "../access/actor.ts";
import { inTransaction } from "../database/transaction.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";
import { restoreCompanies } from "./trash.ts";

let world: World;
let ann: Person;
let ben: Person;
let ada: Person;
let nora: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  ben = await aUser(world.db, { firstName: "Ben", lastName: "Orr" });
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  const own = { "contacts.clients": { see: "own" }, companies: { see: "own", edit: "own" } };
  nora = await aMember(world.db, "Nora", { rights: own });
});
after(() => world.close());

async function actorOf(person: Person): Promise<Actor> {
  const actor = await findActor(world.db, person.id);
  assert.ok(actor);
  return actor;
}

async function aCompany(name: string, more: object = {}) {
  const reply = await world.as(ann).post("/companies", { name, ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

describe("A company", () => {
  test("is made with all its fields, cleaned and checked, and reads back the same", async () => {
    const parent = await aCompany("Müller Holding");
    const made = await aCompany("  Müller & Söhne GmbH ", {
      site: "mueller.example",
      emails: [
        { value: " Info@Mueller.example ", label: "work" },
        { value: "info@mueller.example", label: "again" },
      ],
      phones: [{ value: "+49 30 901820", label: "" }],
      description: "<p>Good <b>payers</b><script>alert(1)</script><img src=x onerror=alert(1)></p>",
      parent: parent.id,
      minutesPerMonth: 120,
    });
    const { body } = await world.as(ann).get(`/companies/${made.id}`);
    assert.deepEqual(body, made);
    assert.equal(body.name, "Müller & Söhne GmbH");
    assert.equal(body.site, "https://mueller.example");
    assert.deepEqual(body.emails, [{ value: "Info@Mueller.example", label: "work" }]);
    assert.equal(body.description, "<p>Good <b>payers</b></p>");
    assert.deepEqual(body.owner, { id: ann.id, name: "Ann Lee" });
    assert.deepEqual(body.parent, { id: parent.id, name: "Müller Holding" });
    assert.equal(body.version, 1);
    assert.deepEqual(body.can, ["edit", "delete", "assign", "export"]);
  });

  test("is refused with the place and the rule of everything that is wrong, and nothing is written", async () => {
    const before = await rows();
    const reply = await world.as(ann).post("/companies", {
      name: "   ",
      site: "javascript:alert(1)",
      emails: [
        { value: "fine@acme.example", label: "" },
        { value: '"a@acme.com"@evil', label: "" },
      ],
      phones: [{ value: "12", label: "" }],
      owner: nora.id.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")),
    });
    assert.equal(reply.status, 422);
    const found = reply.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
    assert.deepEqual(found, [
      "/name required",
      "/site website",
      "/emails/1/value email",
      "/phones/0/value phone",
      "/owner personUnknown",
    ]);
    assert.equal(await rows(), before);
  });

  test("A025: takes no field that the server makes", async () => {
    for (const key of ["id", "version", "createdAt", "people", "can", "isManager", "search_name"]) {
      const reply = await world.as(ann).post("/companies", { name: "Acme", [key]: 1 });
      assert.equal(reply.status, 422, key);
    }
  });

  test("F22: is changed only in the version one saw; who is late gets the current record", async () => {
    const company = await aCompany("Two editors");
    const patch = (who: Person, body: object, headers = {}) =>
      world.as(who).patch(`/companies/${company.id}`, body, headers);
    assert.equal((await patch(ann, { site: "a.example" })).status, 428);
    assert.equal((await patch(ann, { site: "a.example" }, { "if-match": "W/x" })).status, 400);
    const first = await patch(ann, { site: "a.example" }, { "if-match": '"1"' });
    assert.deepEqual([first.status, first.body.version], [200, 2]);
    const late = await patch(ben, { name: "Late", version: 1 });
    assert.deepEqual(
      [late.status, late.body.code, late.body.current.version, late.body.current.site],
      [412, "stale", 2, "https://a.example"],
    );
    assert.equal((await patch(ben, { name: "In time", version: 2 })).body.version, 3);
    assert.equal(
      (await patch(ben, { name: "In time", version: 3 })).body.version,
      3,
      "what changes nothing is no new version",
    );
  });

  test("F22: of many changes at once in one version exactly one is kept", async () => {
    const company = await aCompany("Contested");
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        world.as(ann).patch(`/companies/${company.id}`, { site: `s${i}.example`, version: 1 }),
      ),
    );
    assert.equal(replies.filter(({ status }) => status === 200).length, 1);
    assert.equal(replies.filter(({ status }) => status === 412).length, 11);
  });

  test("goes to the trash with its people and its place kept, and comes back", async () => {
    const company = await aCompany("To the bin");
    const child = await aCompany("Its daughter", { parent: company.id });
    assert.equal((await world.as(ann).delete(`/companies/${company.id}`)).status, 428);
    assert.equal((await world.as(ann).delete(`/companies/${company.id}`, { "if-match": '"7"' })).status, 412);
    assert.equal((await world.as(ann).delete(`/companies/${company.id}`, { "if-match": '"1"' })).status, 204);
    assert.equal((await world.as(ann).get(`/companies/${company.id}`)).status, 404);
    assert.equal((await world.as(ann).patch(`/companies/${company.id}`, { name: "x", version: 2 })).status, 404);
    assert.equal((await world.as(ann).get(`/companies/${child.id}`)).status, 200);
    const actor = await actorOf(ann);
    const { done } = await inTransaction(world.db, (tx) => restoreCompanies(tx, actor, [company.id], null));
    assert.deepEqual(done, [company.id]);
    assert.equal((await world.as(ann).get(`/companies/${company.id}`)).body.name, "To the bin");
  });

  test("stands in the journal with who did what, each field before and after", async () => {
    const company = await aCompany("Journal");
    await world.as(ben).patch(`/companies/${company.id}`, { name: "Journal 2", minutesPerMonth: 5, version: 1 });
    await world.as(ann).delete(`/companies/${company.id}`, { "if-match": '"2"' });
    const entries = await world.db
      .selectFrom("audit")
      .select(["actor_id", "action", "change"])
      .where("subject_id", "=", company.id)
      .orderBy("at")
      .orderBy("id")
      .execute();
    assert.deepEqual(entries, [
      { actor_id: ann.id, action: "created", change: null },
      { actor_id: ben.id, action: "updated", change: { name: ["Journal", "Journal 2"], minutesPerMonth: [null, 5] } },
      { actor_id: ann.id, action: "deleted", change: null },
    ]);
  });

  test("F23: an answer is given once for each Idempotency-Key, and the company made once (A208)", async () => {
    const make = (name: string) => world.as(ann).post("/companies", { name }, { "idempotency-key": "one-key" });
    const [first, second] = [await make("Once"), await make("Once")];
    assert.equal(first.body.id, second.body.id);
    assert.equal((await make("Another")).status, 422);
  });
});

describe("The tree of companies", () => {
  test("A105, A111: no company stands above itself, also not through others, nor below what one does not see", async () => {
    const [a, b, c] = [await aCompany("A"), await aCompany("B"), await aCompany("C")];
    const under = (child: { id: string }, parent: { id: string }, version: number) =>
      world.as(ann).patch(`/companies/${child.id}`, { parent: parent.id, version });
    assert.equal((await under(a, a, 1)).body.errors[0].code, "circle");
    assert.equal((await under(b, a, 1)).status, 200);
    assert.equal((await under(c, b, 1)).status, 200);
    assert.equal((await under(a, c, 1)).status, 422);
    const theirs = await world.as(ada).post("/companies", { name: "Theirs", owner: ben.id });
    const mine = await world.as(ann).post("/companies", { name: "Nora's", owner: nora.id });
    assert.equal(mine.status, 201);
    const reply = await world.as(nora).patch(`/companies/${mine.body.id}`, { parent: theirs.body.id, version: 1 });
    assert.deepEqual([reply.status, reply.body.errors[0].code], [422, "companyUnknown"], "A015");
  });

  test("A111: of two changes at once that would close a circle one is refused", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await aCompany(`Left ${round}`), await aCompany(`Right ${round}`)];
      const replies = await Promise.all([
        world.as(ann).patch(`/companies/${a.id}`, { parent: b.id, version: 1 }),
        world.as(ben).patch(`/companies/${b.id}`, { parent: a.id, version: 1 }),
      ]);
      assert.equal(
        replies.filter(({ status }) => status === 200).length,
        1,
        replies.map(({ status }) => status).join(),
      );
      assert.ok(replies.every(({ status }) => [200, 409, 422].includes(status)));
    }
  });
});

describe("Rights over companies", () => {
  test("A002, A008: out of reach is absent; within reach without the right is refused; nothing is written", async () => {
    const theirs = await aCompany("Ann's own");
    const noras = (await world.as(ada).post("/companies", { name: "Nora's own", owner: nora.id })).body;
    const before = await rows();
    assert.equal((await world.as(nora).get(`/companies/${theirs.id}`)).status, 404);
    assert.equal((await world.as(nora).patch(`/companies/${theirs.id}`, { name: "x", version: 1 })).status, 404);
    assert.equal((await world.as(nora).get(`/companies/${noras.id}`)).status, 200);
    assert.equal((await world.as(nora).delete(`/companies/${noras.id}`, { "if-match": '"1"' })).status, 403, "A011");
    assert.equal((await world.as(nora).post("/companies", { name: "New" })).status, 403);
    const given = await world
      .as(nora)
      .patch(`/companies/${noras.id}`, { owner: ann.id, name: "Given away", version: 1 });
    assert.deepEqual([given.status, given.body.errors[0].pointer], [403, "/owner"], "the whole body is refused");
    assert.equal(await rows(), before);
    const list = await world.as(nora).get("/companies?count=exact");
    const names = list.body.items.map(({ name }: { name: string }) => name);
    assert.ok(names.includes("Nora's own") && !names.includes("Ann's own"));
    assert.equal(list.body.count.value, names.length, "A018: what is out of reach is not counted");
  });

  test("A007: who has no right, or whose section is not connected, is refused everywhere", async () => {
    const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
    const company = await aCompany("Closed");
    const before = await rows();
    for (const reply of [
      await world.as(carl).get("/companies"),
      await world.as(carl).post("/companies", { name: "x" }),
      await world.as(carl).get(`/companies/${company.id}`),
      await world.as(carl).patch(`/companies/${company.id}`, { name: "x", version: 1 }),
      await world.as(carl).delete(`/companies/${company.id}`, { "if-match": '"1"' }),
    ])
      assert.equal(reply.status, 403);
    assert.equal(await rows(), before);
  });

  test("A018: of a company's people only those are counted whom one sees", async () => {
    const company = (await world.as(ada).post("/companies", { name: "Crowd", owner: nora.id })).body;
    for (const owner of [nora.id, ann.id, ann.id]) {
      const person = await world
        .as(ada)
        .post("/contacts", { firstName: "Some", lastName: "Body", owner, companies: [{ id: company.id }] });
      assert.equal(person.status, 201, JSON.stringify(person.body));
    }
    assert.equal((await world.as(ada).get(`/companies/${company.id}`)).body.people, 3);
    assert.equal((await world.as(nora).get(`/companies/${company.id}`)).body.people, 1);
  });
});

describe("The list of companies", () => {
  test("is found by parts of the name in any order, without accents, and filtered by its fields", async () => {
    await aCompany("Клініка «Оберіг»", { minutesPerMonth: 30 });
    await aCompany("Café Zürich Nord");
    const names = async (query: string) =>
      (await world.as(ann).get(`/companies?${query}`)).body.items.map(({ name }: { name: string }) => name);
    assert.deepEqual(await names("search=оберіг"), ["Клініка «Оберіг»"]);
    assert.deepEqual(await names("search=nord%20cafe"), ["Café Zürich Nord"]);
    assert.deepEqual(await names("search=caf"), ["Café Zürich Nord"]);
    assert.deepEqual(await names("search=ca"), ["Café Zürich Nord"], "two letters begin the name");
    assert.deepEqual(await names("search=rd"), []);
    assert.deepEqual(await names(`filter=${encodeURIComponent('{"field":"minutesPerMonth","is":"is","value":30}')}`), [
      "Клініка «Оберіг»",
    ]);
  });

  test("P14: its pages together are the whole, in either order", async () => {
    await Promise.all(Array.from({ length: 25 }, (_, i) => aCompany(`Page ${i % 5}`)));
    for (const sort of ["name", "-name", "createdAt", "-updatedAt", "name,-createdAt"]) {
      const whole = await world.as(ann).get(`/companies?limit=200&sort=${sort}&fields=name`);
      const ids: string[] = [];
      for (let after = ""; ;) {
        const page = await world
          .as(ann)
          .get(`/companies?limit=7&sort=${sort}&fields=name${after && `&after=${after}`}`);
        assert.equal(page.status, 200, JSON.stringify(page.body));
        ids.push(...page.body.items.map(({ id }: { id: string }) => id));
        if (page.body.next === null) break;
        after = page.body.next;
      }
      assert.deepEqual(
        ids,
        whole.body.items.map(({ id }: { id: string }) => id),
        sort,
      );
    }
  });

  test("A020: a cursor is good for who was given it", async () => {
    const { body } = await world.as(ann).get("/companies?limit=1");
    assert.equal((await world.as(ben).get(`/companies?limit=1&after=${body.next}`)).status, 400);
  });
});

async function rows(): Promise<string> {
  const found = await sql<{
    hash: string;
  }>`select md5(coalesce(string_agg(c::text, '|' order by c.id), '')) as hash from companies c`.execute(world.db);
  return found.rows[0]?.hash ?? "";
}
