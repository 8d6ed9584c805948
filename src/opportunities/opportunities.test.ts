import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aSales, faultsOf, type Sales } from "../testing/sales.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let sales: Sales;
let ann: Person;
let nora: Person;

before(async () => {
  world = await aWorld();
  sales = await aSales(world);
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  const own = { see: "own", create: "own", edit: "own", delete: "own" };
  nora = await aMember(world.db, "Nora", {
    rights: {
      opportunities: own,
      "contacts.clients": { see: "own" },
      companies: { see: "own" },
      audit: { see: "all" },
    },
  });
});
after(() => world.close());

const as = (person: Person) => world.as(person);

describe("An opportunity", () => {
  test("is made with all its fields, cleaned and checked, and reads back the same", async () => {
    const firm = await sales.made("/companies", { name: "Atlas GmbH" });
    const [ines, omar] = [
      await sales.made("/contacts", { firstName: "Ines", lastName: "Moreau" }),
      await sales.made("/contacts", { firstName: "Omar", lastName: "Said" }),
    ];
    const opportunity = await sales.anOpportunity("  Fleet of forty ", {
      contacts: [omar.id, ines.id, omar.id],
      company: firm.id,
      amount: 48_000.5,
      currency: "CHF",
      closeDate: "2027-03-31",
      description: "<p>By <b>spring</b><script>alert(1)</script></p>",
    });
    const { body } = await sales.admin.get(`/opportunities/${opportunity.id}`);
    assert.deepEqual(body, opportunity);
    assert.equal(body.name, "Fleet of forty");
    assert.deepEqual(
      body.contacts.map(({ name }: { name: string }) => name),
      ["Omar Said", "Ines Moreau"],
    );
    assert.deepEqual(body.company, { id: firm.id, name: "Atlas GmbH" });
    assert.deepEqual([body.amount, body.currency, body.closeDate], [48_000.5, "CHF", "2027-03-31"]);
    assert.deepEqual(body.stage, { id: sales.stages["New"], name: "New", kind: "open" });
    assert.deepEqual([body.probability, body.version, body.owner.name], [10, 1, "Ada Root"]);
    assert.equal(body.description, "<p>By <b>spring</b></p>");
    assert.deepEqual(body.can, ["edit", "delete", "assign", "audit"]);
  });

  test("is refused with the place and the rule of everything that is wrong", async () => {
    const nobody = "018f0000-0000-7000-8000-000000000000";
    const reply = await sales.admin.post("/opportunities", {
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
    assert.deepEqual(faultsOf(reply).toSorted(), [
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
      assert.equal((await sales.admin.post("/opportunities", { name: "A", [key]: 1 })).status, 422, key);
  });

  test("is lost with a reason, and put back by its history, each field as it was", async () => {
    const { id } = await sales.anOpportunity("Contested", { probability: 60, stage: sales.stages["Proposal"] });
    const move = (version: number, body: object) =>
      sales.admin.post(`/opportunities/${id}/move`, body, { "if-match": `"${version}"` });
    assert.deepEqual(faultsOf(await move(1, { stage: sales.stages["Lost"] })), ["/lostReason required"]);
    assert.deepEqual(faultsOf(await sales.admin.patch(`/opportunities/${id}`, { lostReason: "Early", version: 1 })), [
      "/lostReason notLost",
    ]);
    const lost = await move(1, { stage: sales.stages["Lost"], lostReason: "Too dear" });
    assert.deepEqual([lost.body.version, lost.body.probability, lost.body.lostReason], [2, 0, "Too dear"]);
    assert.equal((await move(1, { stage: sales.stages["New"] })).status, 412);
    const history = (await sales.admin.get(`/opportunities/${id}/history`)).body.items;
    assert.deepEqual(
      history[0].change.stage.map(({ name }: { name: string }) => name),
      ["Proposal", "Lost"],
    );
    const back = await sales.admin.post(`/opportunities/${id}/history/${history[0].id}/revert`, {});
    assert.deepEqual(
      [back.status, back.body.stage.name, back.body.probability, back.body.lostReason, back.body.version],
      [200, "Proposal", 60, "", 3],
    );
    const again = (await sales.admin.get(`/audit?subject=${id}&limit=1`)).body.items[0];
    assert.deepEqual(
      [again.action, again.labels.lostReason, again.subject.name],
      ["reverted", "Lost because", "Contested"],
    );
  });

  test("goes to the trash, is found nowhere, and comes back to the place that it had", async () => {
    const stage = sales.stages["Negotiation"];
    const [low, middle, high] = [
      await sales.anOpportunity("Zebra low", { stage }),
      await sales.anOpportunity("Zebra middle", { stage, amount: 5 }),
      await sales.anOpportunity("Zebra high", { stage }),
    ];
    const found = async () =>
      (await sales.admin.get("/search?q=zebra")).body.items.map(({ title }: { title: string }) => title);
    assert.deepEqual((await found()).toSorted(), ["Zebra high", "Zebra low", "Zebra middle"]);
    assert.equal((await sales.admin.delete(`/opportunities/${middle.id}`, { "if-match": '"9"' })).status, 412);
    assert.equal((await sales.admin.delete(`/opportunities/${middle.id}`, { "if-match": '"1"' })).status, 204);
    assert.equal((await sales.admin.get(`/opportunities/${middle.id}`)).status, 404);
    assert.deepEqual((await found()).toSorted(), ["Zebra high", "Zebra low"]);
    // Between the two meanwhile: what lies in the trash keeps its place for itself.
    const body = { stage, after: high.id };
    const { status } = await sales.admin.post(`/opportunities/${low.id}/move`, body, { "if-match": '"1"' });
    assert.equal(status, 200);
    assert.equal((await sales.admin.post(`/trash/${middle.id}/restore`)).body.kind, "opportunity");
    const cards = await sales.cardsIn("Negotiation");
    assert.deepEqual(cards, ["Zebra high", "Zebra low", "Zebra middle"]);
  });
});

describe("Rights over opportunities", () => {
  test("out of reach is absent, counted nowhere and in no sum; within reach people and companies out of sight have no name", async () => {
    const [firm, hidden] = [
      await sales.made("/companies", { name: "Secret Ltd", owner: sales.ada.id }),
      await sales.made("/contacts", { firstName: "Secret", lastName: "Person", owner: sales.ada.id }),
    ];
    const seen = await sales.made("/contacts", { firstName: "Known", lastName: "Person", owner: nora.id });
    const theirs = await sales.anOpportunity("Not Nora's", { amount: 10 });
    const noras = await sales.anOpportunity("Nora's", {
      owner: nora.id,
      amount: 20,
      company: firm.id,
      contacts: [hidden.id, seen.id],
    });
    assert.equal((await as(nora).get(`/opportunities/${theirs.id}`)).status, 404);
    assert.equal((await as(nora).patch(`/opportunities/${theirs.id}`, { name: "x", version: 1 })).status, 404);
    const list = (await as(nora).get("/opportunities?count=exact")).body;
    assert.deepEqual([list.items.map(({ name }: { name: string }) => name), list.count.value], [["Nora's"], 1]);
    const { New } = await sales.board("", as(nora));
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
    const after = (await sales.admin.get(`/opportunities/${noras.id}`)).body.contacts;
    assert.deepEqual(
      after.map(({ name }: { name: string }) => name),
      ["Secret Person"],
    );
    for (const path of [`/opportunities/${noras.id}/history`, `/audit?subject=${noras.id}`])
      assert.ok(!JSON.stringify((await as(nora).get(path)).body).includes("Secret"), path);
  });

  test("an agent sees all, edits only what is his, and gives nothing away", async () => {
    const theirs = await sales.anOpportunity("Ada's deal");
    const mine = await sales.anOpportunity("Ann's deal", {}, as(ann));
    assert.deepEqual((await as(ann).get(`/opportunities/${theirs.id}`)).body.can, ["audit"]);
    assert.equal(
      (await as(ann).post(`/opportunities/${theirs.id}/move`, { stage: sales.stages["Won"] }, { "if-match": '"1"' }))
        .status,
      403,
    );
    const given = await as(ann).patch(`/opportunities/${mine.id}`, { owner: sales.ada.id, name: "Given", version: 1 });
    assert.deepEqual([given.status, faultsOf(given)], [403, ["/owner notAllowed"]]);
    assert.equal((await as(ann).delete(`/opportunities/${mine.id}`, { "if-match": '"1"' })).status, 403);
  });
});
