import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let ada: Person;
let nora: Person;
let stages: Record<string, string>;
let sales: string;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  const own = { see: "own", create: "own", edit: "own", delete: "own" };
  nora = await aMember(world.db, "Nora", {
    rights: { opportunities: own, "contacts.clients": { see: "own" }, companies: { see: "own" }, audit: { see: "all" } },
  });
  const [pipeline] = (await world.as(ada).get("/pipelines")).body.items;
  sales = pipeline.id;
  stages = Object.fromEntries(pipeline.stages.map(({ name, id }: { name: string; id: string }) => [name, id]));
});
after(() => world.close());

const as = (person: Person) => world.as(person);

async function anOpportunity(name: string, more: object = {}, who = ada): Promise<Reply["body"]> {
  const reply = await as(who).post("/opportunities", { name, ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

async function made(path: string, body: object): Promise<Reply["body"]> {
  const reply = await as(ada).post(path, body);
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

const faults = ({ body }: Reply): string[] =>
  (body.errors ?? []).map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

describe("An opportunity", () => {
  test("is made with all its fields, cleaned and checked, and reads back the same", async () => {
    const firm = await made("/companies", { name: "Atlas GmbH" });
    const [ines, omar] = [
      await made("/contacts", { firstName: "Ines", lastName: "Moreau" }),
      await made("/contacts", { firstName: "Omar", lastName: "Said" }),
    ];
    const opportunity = await anOpportunity("  Fleet of forty ", {
      contacts: [omar.id, ines.id, omar.id],
      company: firm.id,
      amount: 48_000.5,
      currency: "CHF",
      closeDate: "2027-03-31",
      description: "<p>By <b>spring</b><script>alert(1)</script></p>",
    });
    const { body } = await as(ada).get(`/opportunities/${opportunity.id}`);
    assert.deepEqual(body, opportunity);
    assert.equal(body.name, "Fleet of forty");
    assert.deepEqual(
      body.contacts.map(({ name }: { name: string }) => name),
      ["Omar Said", "Ines Moreau"],
    );
    assert.deepEqual(body.company, { id: firm.id, name: "Atlas GmbH" });
    assert.deepEqual([body.amount, body.currency, body.closeDate], [48_000.5, "CHF", "2027-03-31"]);
    assert.deepEqual(body.stage, { id: stages["New"], name: "New", kind: "open" });
    assert.deepEqual([body.probability, body.version, body.owner.name], [10, 1, "Ada Root"]);
    assert.equal(body.description, "<p>By <b>spring</b></p>");
    assert.deepEqual(body.can, ["edit", "delete", "assign", "audit"]);
  });

  test("is refused with the place and the rule of everything that is wrong", async () => {
    const nobody = "018f0000-0000-7000-8000-000000000000";
    const reply = await as(ada).post("/opportunities", {
      name: " ",
      amount: 1.2345,
      currency: "XXY",
      closeDate: "2027-02-30",
      company: nobody,
      contacts: [nobody],
      owner: nobody,
      stage: nobody,
    });
    assert.equal(reply.status, 422);
    assert.deepEqual(faults(reply).toSorted(), [
      "/amount amount",
      "/closeDate day",
      "/company companyUnknown",
      "/contacts/0 personUnknown",
      "/currency currency",
      "/name required",
      "/owner personUnknown",
      "/stage stageUnknown",
    ]);
    for (const key of ["id", "version", "pipeline", "createdAt", "can"])
      assert.equal((await as(ada).post("/opportunities", { name: "A", [key]: 1 })).status, 422, key);
  });

  test("is lost with a reason, and put back by its history, each field as it was", async () => {
    const { id } = await anOpportunity("Contested", { probability: 60, stage: stages["Proposal"] });
    const move = (version: number, body: object) =>
      as(ada).post(`/opportunities/${id}/move`, body, { "if-match": `"${version}"` });
    assert.deepEqual(faults(await move(1, { stage: stages["Lost"] })), ["/lostReason required"]);
    assert.deepEqual(faults(await as(ada).patch(`/opportunities/${id}`, { lostReason: "Early", version: 1 })), [
      "/lostReason notLost",
    ]);
    const lost = await move(1, { stage: stages["Lost"], lostReason: "Too dear" });
    assert.deepEqual([lost.body.version, lost.body.probability, lost.body.lostReason], [2, 0, "Too dear"]);
    assert.equal((await move(1, { stage: stages["New"] })).status, 412);
    const history = (await as(ada).get(`/opportunities/${id}/history`)).body.items;
    assert.deepEqual(
      history[0].change.stage.map(({ name }: { name: string }) => name),
      ["Proposal", "Lost"],
    );
    const back = await as(ada).post(`/opportunities/${id}/history/${history[0].id}/revert`, {});
    assert.deepEqual(
      [back.status, back.body.stage.name, back.body.probability, back.body.lostReason, back.body.version],
      [200, "Proposal", 60, "", 3],
    );
    const again = (await as(ada).get(`/audit?subject=${id}&limit=1`)).body.items[0];
    assert.deepEqual([again.action, again.labels.lostReason, again.subject.name], ["reverted", "Lost because", "Contested"]);
  });

  test("goes to the trash, is found nowhere, and comes back to the place that it had", async () => {
    const stage = stages["Negotiation"];
    const [low, middle, high] = [
      await anOpportunity("Zebra low", { stage }),
      await anOpportunity("Zebra middle", { stage, amount: 5 }),
      await anOpportunity("Zebra high", { stage }),
    ];
    const found = async () =>
      (await as(ada).get("/search?q=zebra")).body.items.map(({ title }: { title: string }) => title);
    assert.deepEqual((await found()).toSorted(), ["Zebra high", "Zebra low", "Zebra middle"]);
    assert.equal((await as(ada).delete(`/opportunities/${middle.id}`, { "if-match": '"9"' })).status, 412);
    assert.equal((await as(ada).delete(`/opportunities/${middle.id}`, { "if-match": '"1"' })).status, 204);
    assert.equal((await as(ada).get(`/opportunities/${middle.id}`)).status, 404);
    assert.deepEqual((await found()).toSorted(), ["Zebra high", "Zebra low"]);
    // Between the two meanwhile: what lies in the trash keeps its place for itself.
    const body = { stage, after: high.id };
    const { status } = await as(ada).post(`/opportunities/${low.id}/move`, body, { "if-match": '"1"' });
    assert.equal(status, 200);
    assert.equal((await as(ada).post(`/trash/${middle.id}/restore`)).body.kind, "opportunity");
    const cards = await cardsIn("Negotiation");
    assert.deepEqual(cards, ["Zebra high", "Zebra low", "Zebra middle"]);
  });
});

async function board(who = ada, query = ""): Promise<Record<string, Reply["body"]>> {
  const reply = await as(who).get(`/opportunities/board${query}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return Object.fromEntries(reply.body.stages.map((stage: { name: string }) => [stage.name, stage]));
}

async function cardsIn(stage: string, query = ""): Promise<string[]> {
  return (await board(ada, query))[stage].cards.map(({ name }: { name: string }) => name);
}

async function aPipeline(name: string): Promise<{ id: string; in: Record<string, string> }> {
  const { id, stages: own } = await made("/pipelines", { name });
  return { id, in: Object.fromEntries(own.map((one: { name: string; id: string }) => [one.name, one.id])) };
}

describe("The board", () => {
  test("tells of each stage how many, the sums by currency, all and by their chances, and its cards page by page", async () => {
    const pipeline = await aPipeline("Sums");
    for (const [name, amount, currency, more] of [
      ["One", 1_000, "EUR", {}],
      ["Two", 500.25, "EUR", { probability: 80 }],
      ["Three", 300, "USD", {}],
      ["Four", null, "USD", {}],
    ] as const)
      await anOpportunity(name, { amount, currency, stage: pipeline.in["Qualified"], closeDate: "2027-01-15", ...more });
    await anOpportunity("Sold", { amount: 70, currency: "EUR", stage: pipeline.in["Won"], closeDate: "2027-01-01" });
    const query = `?pipeline=${pipeline.id}`;
    const { Qualified, Won, Lost } = await board(ada, query);
    assert.equal(Qualified.count, 4);
    assert.deepEqual(Qualified.sums, [
      { currency: "EUR", amount: 1_500.25, weighted: 650.2 },
      { currency: "USD", amount: 300, weighted: 75 },
    ]);
    assert.deepEqual([Won.sums, Lost.count], [[{ currency: "EUR", amount: 70, weighted: 70 }], 0]);
    const first = (await board(ada, `?stage=${pipeline.in["Qualified"]}&limit=3`))["Qualified"];
    const last = (await board(ada, `?stage=${pipeline.in["Qualified"]}&limit=3&after=${first.next}`))["Qualified"];
    const names = [...first.cards, ...last.cards].map(({ name }: { name: string }) => name);
    assert.deepEqual([names, last.next], [["Four", "Three", "Two", "One"], null]);
    const { months } = (await as(ada).get(`/opportunities/forecast${query}`)).body;
    assert.deepEqual(months, [
      { month: "2027-01", currency: "EUR", count: 3, amount: 1_570.25, weighted: 720.2, won: 70 },
      { month: "2027-01", currency: "USD", count: 2, amount: 300, weighted: 75, won: 0 },
    ]);
  });

  test("keeps one order when many move at once, and none is lost or twice in it", async () => {
    const pipeline = await aPipeline("Crowd");
    const [stage, anchor] = [pipeline.in["Proposal"] ?? "", await anOpportunity("Anchor", { stage: pipeline.in["Proposal"] })];
    const cards = await Promise.all(
      Array.from({ length: 12 }, (_, at) => anOpportunity(`Card ${at}`, { stage: pipeline.in["New"] })),
    );
    const replies = await Promise.all(
      cards.map(({ id }, at) =>
        as(ada).post(
          `/opportunities/${id}/move`,
          { stage, ...(at % 3 === 0 ? { before: anchor.id } : at % 3 === 1 ? { after: anchor.id } : {}) },
          { "if-match": '"1"' },
        ),
      ),
    );
    assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]));
    const names = await cardsIn("Proposal", `?pipeline=${pipeline.id}`);
    assert.equal(names.length, 13);
    assert.equal(new Set(names).size, 13);
    const place = names.indexOf("Anchor");
    for (const at of [0, 3, 6, 9]) assert.ok(names.indexOf(`Card ${at}`) < place, `Card ${at}`);
    for (const at of [1, 4, 7, 10]) assert.ok(names.indexOf(`Card ${at}`) > place, `Card ${at}`);
  });

  test("of two who move one card in one version one is told that somebody was faster; its place alone is no new version", async () => {
    const [under, card] = [await anOpportunity("Under"), await anOpportunity("Twice")];
    const move = (stage: string) =>
      as(ada).post(`/opportunities/${card.id}/move`, { stage: stages[stage] }, { "if-match": '"1"' });
    const both = await Promise.all([move("Qualified"), move("Proposal")]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 412]);
    const down = { stage: stages["New"], before: under.id };
    const placed = await as(ada).post(`/opportunities/${under.id}/move`, { stage: stages["New"] }, { "if-match": '"1"' });
    assert.deepEqual([placed.status, placed.body.version], [200, 1]);
    assert.equal((await as(ada).post(`/opportunities/${card.id}/move`, down, { "if-match": '"2"' })).body.version, 3);
    const names = await cardsIn("New");
    assert.deepEqual(names.slice(0, 2), ["Twice", "Under"]);
  });

  test("has always room between two cards, however often one is put there", async () => {
    const pipeline = await aPipeline("Narrow");
    const stage = pipeline.in["New"] ?? "";
    await anOpportunity("Bottom", { stage });
    const [a, b] = [await anOpportunity("A", { stage }), await anOpportunity("B", { stage })];
    await world.db
      .updateTable("opportunities")
      .set({ position: `0.${"1".repeat(400)}` })
      .where("id", "=", a.id)
      .execute();
    const moved = await as(ada).post(`/opportunities/${b.id}/move`, { stage, before: a.id }, { "if-match": '"1"' });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
    assert.deepEqual(await cardsIn("New", `?pipeline=${pipeline.id}`), ["Bottom", "B", "A"]);
    const { position } = await world.db
      .selectFrom("opportunities")
      .select("position")
      .where("id", "=", b.id)
      .executeTakeFirstOrThrow();
    assert.ok(position.length < 20, position);
  });
});

describe("Rights over opportunities", () => {
  test("out of reach is absent, counted nowhere and in no sum; within reach people and companies out of sight have no name", async () => {
    const [firm, hidden] = [
      await made("/companies", { name: "Secret Ltd", owner: ada.id }),
      await made("/contacts", { firstName: "Secret", lastName: "Person", owner: ada.id }),
    ];
    const seen = await made("/contacts", { firstName: "Known", lastName: "Person", owner: nora.id });
    const theirs = await anOpportunity("Not Nora's", { amount: 10 });
    const noras = await anOpportunity("Nora's", {
      owner: nora.id,
      amount: 20,
      company: firm.id,
      contacts: [hidden.id, seen.id],
    });
    assert.equal((await as(nora).get(`/opportunities/${theirs.id}`)).status, 404);
    assert.equal((await as(nora).patch(`/opportunities/${theirs.id}`, { name: "x", version: 1 })).status, 404);
    const list = (await as(nora).get("/opportunities?count=exact")).body;
    assert.deepEqual([list.items.map(({ name }: { name: string }) => name), list.count.value], [["Nora's"], 1]);
    const { New } = await board(nora);
    assert.deepEqual([New.count, New.sums[0].amount], [1, 20]);
    const { body } = await as(nora).get(`/opportunities/${noras.id}`);
    assert.deepEqual([body.company, body.contacts.map(({ name }: { name: string }) => name)], [null, ["Known Person"]]);
    assert.deepEqual((await as(nora).get(`/opportunities?company=${firm.id}`)).body.items, []);
    assert.deepEqual((await as(nora).get(`/opportunities?contact=${hidden.id}`)).body.items, []);
    const filter = encodeURIComponent(JSON.stringify({ field: "contacts", is: "anyOf", value: [hidden.id] }));
    assert.deepEqual((await as(nora).get(`/opportunities?filter=${filter}`)).body.items, []);
    assert.equal((await as(nora).get(`/opportunities?contact=${seen.id}`)).body.items.length, 1);
    // Whom she does not see stays when she writes the list.
    const changed = await as(nora).patch(`/opportunities/${noras.id}`, { contacts: [], version: 1 });
    assert.deepEqual(changed.body.contacts, []);
    const after = (await as(ada).get(`/opportunities/${noras.id}`)).body.contacts;
    assert.deepEqual(
      after.map(({ name }: { name: string }) => name),
      ["Secret Person"],
    );
    for (const path of [`/opportunities/${noras.id}/history`, `/audit?subject=${noras.id}`])
      assert.ok(!JSON.stringify((await as(nora).get(path)).body).includes("Secret"), path);
  });

  test("an agent sees all, edits only what is his, and gives nothing away", async () => {
    const theirs = await anOpportunity("Ada's deal");
    const mine = await anOpportunity("Ann's deal", {}, ann);
    assert.deepEqual((await as(ann).get(`/opportunities/${theirs.id}`)).body.can, ["audit"]);
    assert.equal(
      (await as(ann).post(`/opportunities/${theirs.id}/move`, { stage: stages["Won"] }, { "if-match": '"1"' })).status,
      403,
    );
    const given = await as(ann).patch(`/opportunities/${mine.id}`, { owner: ada.id, name: "Given", version: 1 });
    assert.deepEqual([given.status, faults(given)], [403, ["/owner notAllowed"]]);
    assert.equal((await as(ann).delete(`/opportunities/${mine.id}`, { "if-match": '"1"' })).status, 403);
  });
});

describe("The list of opportunities", () => {
  test("its pages together are the whole, by whatever it is sorted", async () => {
    const pipeline = await aPipeline("Pages");
    await Promise.all(
      Array.from({ length: 15 }, (_, at) =>
        anOpportunity(`Page ${at % 4}`, {
          stage: pipeline.in["New"],
          amount: at % 3 === 0 ? null : at * 10,
          closeDate: at % 5 === 0 ? null : `2027-0${(at % 3) + 1}-01`,
        }),
      ),
    );
    for (const sort of ["name", "-amount", "closeDate", "-closeDate,name", "createdAt", "amount,-updatedAt"]) {
      const path = `/opportunities?pipeline=${pipeline.id}&sort=${sort}&fields=name`;
      const whole = (await as(ada).get(`${path}&limit=200`)).body.items.map(({ id }: { id: string }) => id);
      const ids: string[] = [];
      for (let next: string | null = ""; next !== null;) {
        const { body }: Reply = await as(ada).get(`${path}&limit=4${next && `&after=${next}`}`);
        ids.push(...body.items.map(({ id }: { id: string }) => id));
        next = body.next;
      }
      assert.deepEqual([ids, whole.length], [whole, 15], sort);
    }
  });

  test("is narrowed by stage, amount, day and chance", async () => {
    const pipeline = await aPipeline("Narrowed");
    await anOpportunity("Small", { stage: pipeline.in["New"], amount: 5, closeDate: "2027-05-01" });
    await anOpportunity("Large", { stage: pipeline.in["Negotiation"], amount: 5_000, closeDate: "2027-06-01" });
    const names = async (field: string, is: string, value?: unknown) => {
      const all = [{ field: "pipeline", is: "is", value: pipeline.id }, { field, is, value }];
      const { body } = await as(ada).get(`/opportunities?filter=${encodeURIComponent(JSON.stringify({ all }))}`);
      return body.items.map(({ name }: { name: string }) => name);
    };
    assert.deepEqual(await names("stage", "is", pipeline.in["New"]), ["Small"]);
    assert.deepEqual(await names("amount", "more", 100), ["Large"]);
    assert.deepEqual(await names("closeDate", "before", "2027-05-15"), ["Small"]);
    assert.deepEqual(await names("probability", "more", 70), ["Large"]);
    assert.deepEqual(await names("company", "empty"), ["Large", "Small"]);
  });
});

describe("Pipelines", () => {
  test("have their stages renamed, added, put in order and taken away; what was in one goes where it is said, and can go back", async () => {
    const { id, in: own } = await aPipeline("Renewals");
    const card = await anOpportunity("Moves along", { stage: own["Proposal"], probability: 33 });
    const { stages: before } = (await as(ada).get("/pipelines")).body.items.find((one: { id: string }) => one.id === id);
    assert.equal(before[2].opportunities, 1);
    const kept = [
      { id: own["Qualified"], name: "Talks", probability: 40 },
      { id: own["New"], name: "New" },
      { name: "Paper", probability: 90 },
      { id: own["Won"], name: "Won" },
      { id: own["Lost"], name: "Lost", asksReason: false },
    ];
    const write = (body: object, version = 1) => as(ada).patch(`/pipelines/${id}`, { ...body, version });
    const refused = await write({ stages: kept });
    assert.deepEqual([refused.status, refused.body.code], [409, "stageNotEmpty"]);
    const moves = [{ from: own["Proposal"], to: own["New"] }];
    const written = await write({ stages: kept, moves });
    assert.equal(written.status, 200, JSON.stringify(written.body));
    assert.deepEqual(
      written.body.stages.map((one: Reply["body"]) => [one.name, one.kind, one.probability, one.asksReason]),
      [
        ["Talks", "open", 40, false],
        ["New", "open", 10, false],
        ["Paper", "open", 90, false],
        ["Won", "won", 100, false],
        ["Lost", "lost", 0, false],
      ],
    );
    const { body } = await as(ada).get(`/opportunities/${card.id}`);
    assert.deepEqual([body.stage.name, body.probability, body.version], ["New", 10, 2]);
    assert.equal((await write({ name: "Late" })).status, 412);
    assert.equal((await write({ stages: kept.slice(3) }, 2)).body.errors[0].code, "noOpenStage");
    const gone = await as(ada).delete(`/pipelines/${id}`, { "if-match": '"2"' });
    assert.deepEqual([gone.status, gone.body.code], [409, "stageNotEmpty"]);
    const moved = await as(ada).delete(`/pipelines/${id}`, {}, { moveTo: stages["New"], version: 2 });
    assert.equal(moved.status, 204, JSON.stringify(moved.body));
    assert.equal((await as(ada).get(`/opportunities/${card.id}`)).body.pipeline.id, sales);
  });

  test("standing names are told in the reader's language until somebody renames them", async () => {
    const ida = await aUser(world.db, { firstName: "Ida", lastName: "Groß", language: "de" });
    const read = async (person: Person) => {
      const [first] = (await as(person).get("/pipelines")).body.items;
      return [first.name, ...first.stages.map(({ name }: { name: string }) => name)];
    };
    assert.deepEqual((await read(ann)).slice(0, 3), ["Sales", "New", "Qualified"]);
    assert.deepEqual((await read(ida)).slice(0, 3), ["Vertrieb", "Neu", "Qualifiziert"]);
    const [first] = (await as(ada).get("/pipelines")).body.items;
    const renamed = first.stages.map((one: Reply["body"]) => ({ id: one.id, name: one.name === "Qualified" ? "Checked" : one.name }));
    const reply = await as(ada).patch(`/pipelines/${first.id}`, { stages: renamed, version: first.version });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    assert.deepEqual((await read(ida)).slice(0, 3), ["Vertrieb", "Neu", "Checked"]);
    assert.equal((await as(ann).patch(`/pipelines/${first.id}`, { name: "Mine", version: 2 })).status, 403);
  });
});
