import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { eventually } from "../testing/eventually.ts";
import { aMember } from "../testing/groups.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
let ada: Person;
before(async () => {
  world = await aWorld({ jobs: true });
  ada = await aUser(world.db, { firstName: "Ada", group: "administrator" });
  admin = world.as(ada);
});
after(() => world.close());

const onOpportunities = (field: { name: string; type: string } & Record<string, unknown>) =>
  anOwnField(admin, { on: "opportunities", ...field });

async function anOpportunity(more: Record<string, unknown>) {
  const made = await admin.post("/opportunities", { name: "Twenty chairs", ...more });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body;
}

test("An opportunity's own fields are filled, filtered, sorted, put back, and told by name where they stand", async () => {
  const season = await onOpportunities({
    name: "Season",
    type: "choice",
    options: [{ label: "Spring" }, { label: "Autumn" }],
  });
  const seats = await onOpportunities({ name: "Seats", type: "number", sortable: true });
  const made = await anOpportunity({ custom: { [season.key]: "spring", [seats.key]: 20 } });
  await anOpportunity({ name: "One chair", custom: { [season.key]: "autumn", [seats.key]: 1 } });
  await anOpportunity({ name: "A stool" });

  const filter = encodeURIComponent(JSON.stringify({ field: `custom.${season.key}`, is: "is", value: "spring" }));
  const found = await admin.get(`/opportunities?filter=${filter}&fields=name,custom`);
  assert.deepEqual(
    found.body.items.map(({ name, custom }: { name: string; custom: unknown }) => [name, custom]),
    [["Twenty chairs", { [season.key]: "spring", [seats.key]: 20 }]],
  );
  await eventually(
    () => admin.get("/fields/own?on=opportunities"),
    ({ body }) => body.items.every(({ preparing }: { preparing: boolean }) => !preparing),
  );
  const sorted = await admin.get(`/opportunities?sort=-custom.${seats.key}`);
  assert.deepEqual(
    sorted.body.items.map(({ name }: { name: string }) => name),
    ["Twenty chairs", "One chair", "A stool"],
  );

  const path = `/opportunities/${made.id}`;
  const wrong = await admin.patch(path, { version: made.version, name: "Chairs", custom: { [season.key]: "winter" } });
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, `/custom/${season.key}`]);
  const changed = await admin.patch(path, { version: made.version, custom: { [season.key]: null } });
  assert.deepEqual(changed.body.custom, { [seats.key]: 20 });
  const history = await admin.get(`${path}/history`);
  assert.deepEqual(history.body.items[0].change, { [`custom.${season.key}`]: ["spring", null] });
  const back = await admin.post(`${path}/history/${history.body.items[0].id}/revert`, {});
  assert.deepEqual(back.body.custom, { [season.key]: "spring", [seats.key]: 20 });

  const fields = await admin.get("/fields?on=opportunities");
  assert.ok(fields.body.items.some(({ key }: { key: string }) => key === `custom.${season.key}`));
});

test("What is required or unique of opportunities is so", async () => {
  const order = await onOpportunities({ name: "Order number", type: "text", unique: true });
  const first = await anOpportunity({ custom: { [order.key]: "O-1" } });
  const twin = await admin.post("/opportunities", { name: "Twin", custom: { [order.key]: "o-1" } });
  assert.deepEqual([twin.status, twin.body.errors[0].pointer], [422, `/custom/${order.key}`]);
  await admin.delete(`/opportunities/${first.id}`, {}, { version: first.version });
  await anOpportunity({ custom: { [order.key]: "O-1" } });
  const must = await onOpportunities({ name: "Must", type: "text", required: true });
  const empty = await admin.post("/opportunities", { name: "Nothing" });
  assert.equal(empty.body.errors[0].pointer, `/custom/${must.key}`);
  await admin.delete(`/fields/${must.id}`, {}, { version: must.version });
});

test("A linked person whom one may not see is neither in the record nor in its history", async () => {
  const architect = await onOpportunities({ name: "Architect", type: "contact" });
  const hidden = await admin.post("/contacts", { firstName: "Hidden", lastName: "Harriet" });
  const agnes = await aMember(world.db, "Agnes", {
    type: "agent",
    rights: { opportunities: { see: "all" }, audit: { see: "all" }, "contacts.clients": { see: "own" } },
    modules: ["opportunities", "contacts"],
  });
  const made = await anOpportunity({});
  const path = `/opportunities/${made.id}`;
  const linked = await admin.patch(path, { version: made.version, custom: { [architect.key]: hidden.body.id } });
  assert.deepEqual(linked.body.custom[architect.key], { id: hidden.body.id, name: "Hidden Harriet" });
  const seen = await world.as(agnes).get(path);
  assert.equal(seen.status, 200);
  const history = await world.as(agnes).get(`${path}/history`);
  for (const { body } of [seen, history]) assert.ok(!JSON.stringify(body).includes("Harriet"), JSON.stringify(body));
  assert.ok(JSON.stringify((await admin.get(`${path}/history`)).body).includes("Hidden Harriet"));
});

test("An export has a column for each own field that is there, with what the reader sees of it", async () => {
  const options = [{ label: "Gold, pure" }, { label: "Tin" }];
  const crew = await onOpportunities({ name: "Crew", type: "choices", options });
  const worth = await onOpportunities({ name: "Worth", type: "money" });
  const twin = await onOpportunities({ name: "Stage", type: "text" });
  const broker = await onOpportunities({ name: "Broker", type: "contact" });
  const gone = await onOpportunities({ name: "Gone", type: "text" });
  const person = await admin.post("/contacts", { firstName: "Hidden", lastName: "Holly" });
  await anOpportunity({
    name: "Exported chairs",
    custom: {
      [crew.key]: ["gold-pure", "tin"],
      [worth.key]: { amount: 99.5, currency: "UAH" },
      [twin.key]: "=1+1",
      [broker.key]: person.body.id,
      [gone.key]: "never told",
    },
  });
  assert.ok((await admin.delete(`/fields/${gone.id}`, {}, { version: gone.version })).status < 300);
  const fileOf = async (who: Client) => {
    const { status, body } = await who.get("/opportunities/export?search=Exported");
    assert.equal(status, 200);
    const [header = "", row = ""] = body.replace("\ufeff", "").split("\r\n");
    return { header, row, body };
  };
  const { header, row, body } = await fileOf(admin);
  assert.match(header, /,Crew,Worth,custom\.stage,Broker$/);
  assert.ok(row.endsWith(`,"""Gold, pure"", Tin",99.5 UAH,"'=1+1",Hidden Holly <${person.body.id}>`), row);
  assert.ok(!body.includes("never told") && !header.includes("Gone"), "a hidden field is not in the file");

  const otto = await aMember(world.db, "Otto", {
    rights: { opportunities: { see: "all", export: "all" }, "contacts.clients": { see: "own" } },
  });
  const less = await fileOf(world.as(otto));
  assert.equal(less.header, header);
  assert.ok(less.row.endsWith(`,99.5 UAH,"'=1+1",`), less.row);
});
