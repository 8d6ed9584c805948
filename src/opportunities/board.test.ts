import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aSales, type Sales } from "../testing/sales.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let sales: Sales;

before(async () => {
  world = await aWorld();
  sales = await aSales(world);
});
after(() => world.close());

describe("The board", () => {
  test("tells of each stage how many, the sums by currency, all and by their chances, and its cards page by page", async () => {
    const pipeline = await sales.aPipeline("Sums");
    for (const [name, amount, currency, more] of [
      ["One", 1_000, "EUR", {}],
      ["Two", 500.25, "EUR", { probability: 80 }],
      ["Three", 300, "USD", {}],
      ["Four", null, "USD", {}],
    ] as const)
      await sales.anOpportunity(name, {
        amount,
        currency,
        stage: pipeline.in["Qualified"],
        closeDate: "2027-01-15",
        ...more,
      });
    await sales.anOpportunity("Sold", {
      amount: 70,
      currency: "EUR",
      stage: pipeline.in["Won"],
      closeDate: "2027-01-01",
    });
    const query = `?pipeline=${pipeline.id}`;
    const { Qualified, Won, Lost } = await sales.board(query);
    assert.equal(Qualified.count, 4);
    assert.deepEqual(Qualified.sums, [
      { currency: "EUR", amount: 1_500.25, weighted: 650.2 },
      { currency: "USD", amount: 300, weighted: 75 },
    ]);
    assert.deepEqual([Won.sums, Lost.count], [[{ currency: "EUR", amount: 70, weighted: 70 }], 0]);
    const first = (await sales.board(`?stage=${pipeline.in["Qualified"]}&limit=3`))["Qualified"];
    const last = (await sales.board(`?stage=${pipeline.in["Qualified"]}&limit=3&after=${first.next}`))["Qualified"];
    const names = [...first.cards, ...last.cards].map(({ name }: { name: string }) => name);
    assert.deepEqual([names, last.next], [["Four", "Three", "Two", "One"], null]);
    const { months } = (await sales.admin.get(`/opportunities/forecast${query}`)).body;
    assert.deepEqual(months, [
      { month: "2027-01", currency: "EUR", count: 3, amount: 1_570.25, weighted: 720.2, won: 70 },
      { month: "2027-01", currency: "USD", count: 2, amount: 300, weighted: 75, won: 0 },
    ]);
  });

  test("keeps one order when many move at once, and none is lost or twice in it", async () => {
    const pipeline = await sales.aPipeline("Crowd");
    const [stage, anchor] = [
      pipeline.in["Proposal"] ?? "",
      await sales.anOpportunity("Anchor", { stage: pipeline.in["Proposal"] }),
    ];
    const cards = await Promise.all(
      Array.from({ length: 12 }, (_, at) => sales.anOpportunity(`Card ${at}`, { stage: pipeline.in["New"] })),
    );
    const replies = await Promise.all(
      cards.map(({ id }, at) =>
        sales.admin.post(
          `/opportunities/${id}/move`,
          { stage, ...(at % 3 === 0 ? { before: anchor.id } : at % 3 === 1 ? { after: anchor.id } : {}) },
          { "if-match": '"1"' },
        ),
      ),
    );
    assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]));
    const names = await sales.cardsIn("Proposal", `?pipeline=${pipeline.id}`);
    assert.equal(names.length, 13);
    assert.equal(new Set(names).size, 13);
    const place = names.indexOf("Anchor");
    for (const at of [0, 3, 6, 9]) assert.ok(names.indexOf(`Card ${at}`) < place, `Card ${at}`);
    for (const at of [1, 4, 7, 10]) assert.ok(names.indexOf(`Card ${at}`) > place, `Card ${at}`);
  });

  test("of two who move one card in one version one is told that somebody was faster; its place alone is no new version", async () => {
    const [under, card] = [await sales.anOpportunity("Under"), await sales.anOpportunity("Twice")];
    const move = (stage: string) =>
      sales.admin.post(`/opportunities/${card.id}/move`, { stage: sales.stages[stage] }, { "if-match": '"1"' });
    const both = await Promise.all([move("Qualified"), move("Proposal")]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 412]);
    const down = { stage: sales.stages["New"], before: under.id };
    const placed = await sales.admin.post(
      `/opportunities/${under.id}/move`,
      { stage: sales.stages["New"] },
      { "if-match": '"1"' },
    );
    assert.deepEqual([placed.status, placed.body.version], [200, 1]);
    assert.equal(
      (await sales.admin.post(`/opportunities/${card.id}/move`, down, { "if-match": '"2"' })).body.version,
      3,
    );
    const names = await sales.cardsIn("New");
    assert.deepEqual(names.slice(0, 2), ["Twice", "Under"]);
  });

  test("has always room between two cards, however often one is put there", async () => {
    const pipeline = await sales.aPipeline("Narrow");
    const stage = pipeline.in["New"] ?? "";
    await sales.anOpportunity("Bottom", { stage });
    const [a, b] = [await sales.anOpportunity("A", { stage }), await sales.anOpportunity("B", { stage })];
    await world.db
      .updateTable("opportunities")
      .set({ position: `0.${"1".repeat(400)}` })
      .where("id", "=", a.id)
      .execute();
    const moved = await sales.admin.post(`/opportunities/${b.id}/move`, { stage, before: a.id }, { "if-match": '"1"' });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
    assert.deepEqual(await sales.cardsIn("New", `?pipeline=${pipeline.id}`), ["Bottom", "B", "A"]);
    const { position } = await world.db
      .selectFrom("opportunities")
      .select("position")
      .where("id", "=", b.id)
      .executeTakeFirstOrThrow();
    assert.ok(position.length < 20, position);
  });
});

describe("The list of opportunities", () => {
  test("its pages together are the whole, by whatever it is sorted", async () => {
    const pipeline = await sales.aPipeline("Pages");
    await Promise.all(
      Array.from({ length: 15 }, (_, at) =>
        sales.anOpportunity(`Page ${at % 4}`, {
          stage: pipeline.in["New"],
          amount: at % 3 === 0 ? null : at * 10,
          closeDate: at % 5 === 0 ? null : `2027-0${(at % 3) + 1}-01`,
        }),
      ),
    );
    for (const sort of ["name", "-amount", "closeDate", "-closeDate,name", "createdAt", "amount,-updatedAt"]) {
      const path = `/opportunities?pipeline=${pipeline.id}&sort=${sort}&fields=name`;
      const whole = (await sales.admin.get(`${path}&limit=200`)).body.items.map(({ id }: { id: string }) => id);
      const ids: string[] = [];
      for (let next: string | null = ""; next !== null;) {
        const { body }: Reply = await sales.admin.get(`${path}&limit=4${next && `&after=${next}`}`);
        ids.push(...body.items.map(({ id }: { id: string }) => id));
        next = body.next;
      }
      assert.deepEqual([ids, whole.length], [whole, 15], sort);
    }
  });

  test("leaves as a file: every row of the same query once, as far as one may export", async () => {
    const pipeline = await sales.aPipeline("Exported");
    const ines = await sales.made("/contacts", { firstName: "Ines", lastName: "Moreau" });
    const one = { stage: pipeline.in["New"], amount: 12.5, currency: "EUR", contacts: [ines.id] };
    await sales.anOpportunity("=1+1", { ...one, description: "<p>Blue <b>lorries</b></p>" });
    await sql`
      insert into opportunities (name, search_name, stage_id, position, currency, owner_id)
      select 'Row ' || n, 'row', ${pipeline.in["New"]}::uuid, 1000 + n, 'EUR', ${sales.ada.id}::uuid from generate_series(1, 450) as n`.execute(
      world.db,
    );
    const api = `/opportunities/export?pipeline=${pipeline.id}`;
    const { status, body: text } = await sales.admin.get(`${api}&delimiter=%3B`);
    assert.equal(status, 200);
    const lines = text.trimEnd().split("\r\n");
    assert.equal(lines.length, 452);
    assert.equal(new Set(lines).size, 452);
    const row = lines.find((line: string) => line.includes("1+1")) ?? "";
    for (const cell of ["'=1+1", "Ines Moreau", "12.5", "Blue lorries"]) assert.ok(row.includes(cell), row);
    const nora = world.as(
      await aMember(world.db, "Nora", { rights: { opportunities: { see: "all", create: "all", export: "own" } } }),
    );
    await sales.anOpportunity("Hers", { stage: pipeline.in["New"] }, nora);
    const hers = (await nora.get(api)).body.trimEnd().split("\r\n");
    assert.deepEqual([hers.length, hers[1]?.includes("Hers")], [2, true]);
  });

  test("leaves as no file where what is asked is refused: the answer says so, at its place", async () => {
    const filter = (field: string) => `filter=${encodeURIComponent(JSON.stringify({ field, is: "is", value: "x" }))}`;
    for (const [query, pointer] of [
      [filter("salary"), "/filter/field"],
      [filter("custom.gone"), "/filter/field"],
      ["filter=%7B", "/filter"],
      ["sort=company", "/sort"],
      ["sort=name,amount,owner", "/sort"],
    ]) {
      const { status, headers, body } = await sales.admin.get(`/opportunities/export?${query}`);
      assert.deepEqual([status, body.errors?.[0]?.pointer], [422, pointer], query);
      assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/);
      assert.equal(headers.get("content-disposition"), null);
    }
    const olga = world.as(await aMember(world.db, "Olga", { rights: { opportunities: { see: "all" } } }));
    assert.equal((await olga.get("/opportunities/export")).status, 403);
  });

  test("is narrowed by stage, amount, day and chance", async () => {
    const pipeline = await sales.aPipeline("Narrowed");
    await sales.anOpportunity("Small", { stage: pipeline.in["New"], amount: 5, closeDate: "2027-05-01" });
    await sales.anOpportunity("Large", { stage: pipeline.in["Negotiation"], amount: 5_000, closeDate: "2027-06-01" });
    const names = async (field: string, is: string, value?: unknown) => {
      const all = [
        { field: "pipeline", is: "is", value: pipeline.id },
        { field, is, value },
      ];
      const { body } = await sales.admin.get(`/opportunities?filter=${encodeURIComponent(JSON.stringify({ all }))}`);
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
    const { id, in: own } = await sales.aPipeline("Renewals");
    const card = await sales.anOpportunity("Moves along", { stage: own["Proposal"], probability: 33 });
    const { stages: before } = (await sales.admin.get("/pipelines")).body.items.find(
      (one: { id: string }) => one.id === id,
    );
    assert.equal(before[2].opportunities, 1);
    const kept = [
      { id: own["Qualified"], name: "Talks", probability: 40 },
      { id: own["New"], name: "New" },
      { name: "Paper", probability: 90 },
      { id: own["Won"], name: "Won" },
      { id: own["Lost"], name: "Lost", asksReason: false },
    ];
    const write = (body: object, version = 1) => sales.admin.patch(`/pipelines/${id}`, { ...body, version });
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
    const { body } = await sales.admin.get(`/opportunities/${card.id}`);
    assert.deepEqual([body.stage.name, body.probability, body.version], ["New", 10, 2]);
    assert.equal((await write({ name: "Late" })).status, 412);
    assert.equal((await write({ stages: kept.slice(3) }, 2)).body.errors[0].code, "noOpenStage");
    const gone = await sales.admin.delete(`/pipelines/${id}`, { "if-match": '"2"' });
    assert.deepEqual([gone.status, gone.body.code], [409, "stageNotEmpty"]);
    const moved = await sales.admin.delete(`/pipelines/${id}`, {}, { moveTo: sales.stages["New"], version: 2 });
    assert.equal(moved.status, 204, JSON.stringify(moved.body));
    assert.equal((await sales.admin.get(`/opportunities/${card.id}`)).body.pipeline.id, sales.pipeline);
  });

  test("standing names are told in the reader's language until somebody renames them", async () => {
    const ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
    const ida = await aUser(world.db, { firstName: "Ida", lastName: "Groß", language: "de" });
    const read = async (person: Person) => {
      const [first] = (await world.as(person).get("/pipelines")).body.items;
      return [first.name, ...first.stages.map(({ name }: { name: string }) => name)];
    };
    assert.deepEqual((await read(ann)).slice(0, 3), ["Sales", "New", "Qualified"]);
    assert.deepEqual((await read(ida)).slice(0, 3), ["Vertrieb", "Neu", "Qualifiziert"]);
    const [first] = (await sales.admin.get("/pipelines")).body.items;
    const renamed = first.stages.map((one: Reply["body"]) => ({
      id: one.id,
      name: one.name === "Qualified" ? "Checked" : one.name,
    }));
    const reply = await sales.admin.patch(`/pipelines/${first.id}`, { stages: renamed, version: first.version });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    assert.deepEqual((await read(ida)).slice(0, 3), ["Vertrieb", "Neu", "Checked"]);
    assert.equal((await world.as(ann).patch(`/pipelines/${first.id}`, { name: "Mine", version: 2 })).status, 403);
  });
});
