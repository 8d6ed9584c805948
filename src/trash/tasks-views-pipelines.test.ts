import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { rowsThatHold } from "../testing/rows-that-hold.ts";
import { aSales, faultsOf, type Sales } from "../testing/sales.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let sales: Sales;
let ann: Person;

before(async () => {
  world = await aWorld();
  sales = await aSales(world);
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
});
after(() => world.close());

const bin = (who: Client, path: string, { id, version }: Loose) =>
  who.delete(`${path}/${id}`, { "if-match": `"${version}"` });
const lyingFor = async (who: Client, kind: string): Promise<Loose[]> => {
  const { status, body } = await who.get(`/trash?kind=${kind}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.items;
};
const namesOf = (items: Loose[]) => items.map(({ name, on }) => (on ? `${name} on ${on.name}` : name));

test("Tasks lie there for who sees their record and may delete them, one's own without a record for oneself alone", async () => {
  const { admin } = sales;
  const bea = await aUser(world.db, { firstName: "Bea", lastName: "Busy" });
  const [asAnn, asBea] = [world.as(ann), world.as(bea)];
  const host = (await asAnn.post("/contacts", { firstName: "Theo", lastName: "Host" })).body;
  const on = { kind: "contact", id: host.id };
  const task = (await asAnn.post("/tasks", { title: "Ring Theo", on })).body;
  const own = (await asAnn.post("/tasks", { title: "Buy flowers" })).body;
  for (const one of [task, own]) assert.equal((await bin(asAnn, "/tasks", one)).status, 204);

  assert.deepEqual(namesOf(await lyingFor(asAnn, "task")), ["Buy flowers", "Ring Theo on Theo Host"]);
  assert.deepEqual(namesOf(await lyingFor(admin, "task")), ["Ring Theo on Theo Host"]);
  assert.deepEqual(await lyingFor(asBea, "task"), [], "she sees it, and may delete her own alone");
  const [shown] = await lyingFor(admin, "task");
  assert.deepEqual([shown.deletedBy.name, shown.can], ["Ann Lee", ["restore", "purge"]]);
  assert.equal((await admin.post(`/trash/${own.id}/restore`)).status, 404);
  assert.equal((await asBea.post(`/trash/${task.id}/restore`)).status, 403);

  assert.equal((await bin(asAnn, "/contacts", host)).status, 200);
  assert.deepEqual(await lyingFor(admin, "task"), [], "it goes and comes with its record");
  assert.equal((await admin.post(`/trash/${task.id}/restore`)).status, 404);
  assert.equal((await asAnn.post(`/trash/${host.id}/restore`)).status, 200);
  const back = (await admin.post("/trash/restore", { ids: [task.id, own.id] })).body;
  assert.deepEqual([back.done, back.refused], [1, 1]);
  assert.equal((await asAnn.get(`/tasks/${task.id}`)).body.title, "Ring Theo");
  assert.deepEqual((await asAnn.post(`/trash/${own.id}/restore`)).body, { id: own.id, kind: "task" });
  assert.deepEqual(await lyingFor(asAnn, "task"), []);
});

test("Views lie there for their makers, and shared ones for who may delete such and has the list; a name in use stays refused", async () => {
  const { admin } = sales;
  const mona = await aMember(world.db, "Mona", {
    rights: { "contacts.clients": { see: "all" }, "views.shared": { create: "all" } },
  });
  const [asMona, asAnn] = [world.as(mona), world.as(ann)];
  const own = (await asMona.post("/views", { on: "contacts", name: "Mine alone" })).body;
  const shared = (await asMona.post("/views", { on: "contacts", name: "For all", shared: "all" })).body;
  const firms = (await admin.post("/views", { on: "companies", name: "Firms", shared: "all" })).body;
  assert.equal((await bin(asMona, "/views", own)).status, 204);
  for (const one of [shared, firms]) assert.equal((await bin(admin, "/views", one)).status, 204);

  assert.deepEqual(namesOf(await lyingFor(asMona, "view")), ["Mine alone"]);
  assert.deepEqual(namesOf(await lyingFor(admin, "view")), ["Firms", "For all"]);
  assert.deepEqual(await lyingFor(asAnn, "view"), []);
  for (const who of [asAnn, asMona]) assert.equal((await who.post(`/trash/${firms.id}/restore`)).status, 404);
  const cut = await aMember(world.db, "Cut", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "all" }, companies: { see: "all" }, "views.shared": { delete: "all" } },
  });
  assert.deepEqual(namesOf(await lyingFor(world.as(cut), "view")), ["For all"], "companies are not connected to him");

  await admin.post("/views", { on: "contacts", name: "FOR ALL", shared: "all" });
  const taken = await admin.post(`/trash/${shared.id}/restore`);
  assert.deepEqual([taken.status, taken.body.code], [409, "nameTaken"]);
  const many = (await admin.post("/trash/restore", { ids: [shared.id, firms.id] })).body;
  assert.deepEqual([many.done, many.refused], [1, 1]);
  assert.equal((await asMona.post(`/trash/${own.id}/restore`)).body.kind, "view");
  const { items } = (await asMona.get("/views?on=contacts")).body;
  assert.ok(items.some(({ name }: Loose) => name === "Mine alone"));
});

test("A stage and a pipeline that are deleted wait there, and nothing is put into them; both come back as they were", async () => {
  const { admin } = sales;
  const pipeline = await sales.aPipeline("Renewals");
  const shown = async () => (await admin.get("/pipelines")).body.items.find(({ id }: Loose) => id === pipeline.id);
  const deal = await sales.anOpportunity("Kept deal", { stage: pipeline.in["Proposal"] });
  const before = await shown();
  const stages = before.stages.flatMap(({ id, name }: Loose) => (name === "Proposal" ? [] : [{ id, name }]));
  const moves = [{ from: pipeline.in["Proposal"], to: pipeline.in["New"] }];
  const path = `/pipelines/${pipeline.id}`;
  const less = await admin.patch(path, { stages, moves, version: before.version });
  assert.equal(less.status, 200, JSON.stringify(less.body));
  const into = (stage: string | undefined) => admin.post("/opportunities", { name: "Too late", stage });
  assert.deepEqual(faultsOf(await into(pipeline.in["Proposal"])), ["/stage stageUnknown"]);
  assert.equal((await admin.get(`/opportunities/board?stage=${pipeline.in["Proposal"]}`)).status, 404);

  const [stage] = await lyingFor(admin, "stage");
  assert.deepEqual([stage.name, stage.on.name, stage.deletedBy.name], ["Proposal", "Renewals", "Ada Root"]);
  assert.deepEqual(await lyingFor(world.as(ann), "stage"), []);
  assert.equal((await world.as(ann).post(`/trash/${stage.id}/restore`)).status, 404);
  assert.equal((await admin.post(`/trash/${stage.id}/restore`)).status, 200);
  assert.deepEqual(
    (await shown()).stages.map(({ name }: Loose) => name),
    ["New", "Qualified", "Negotiation", "Proposal", "Won", "Lost"],
    "behind the last of its kind",
  );
  assert.equal((await admin.get(`/opportunities/${deal.id}`)).body.stage.name, "New");
  const told = (await admin.get(`/audit?subject=${stage.id}`)).body.items;
  assert.deepEqual(
    told.map(({ action, subject }: Loose) => [action, subject.name]),
    [
      ["restored", "Proposal"],
      ["deleted", "Proposal"],
    ],
  );

  const { version } = await shown();
  const away = { moveTo: sales.stages["New"], version };
  assert.equal((await admin.delete(path, {}, away)).status, 204);
  assert.equal(await shown(), undefined);
  assert.deepEqual(faultsOf(await into(pipeline.in["New"])), ["/stage stageUnknown"]);
  assert.deepEqual(namesOf(await lyingFor(admin, "pipeline")), ["Renewals"]);
  assert.deepEqual(await lyingFor(admin, "stage"), []);
  const twin = await sales.aPipeline("renewals");
  const refused = await admin.post(`/trash/${pipeline.id}/restore`);
  assert.deepEqual([refused.status, refused.body.code], [409, "nameTaken"]);
  await admin.delete(`/pipelines/${twin.id}`, {}, { version: 1 });
  assert.equal((await admin.post(`/trash/${pipeline.id}/restore`)).status, 200);
  assert.equal((await shown()).stages.length, 6);
  assert.equal((await into(pipeline.in["Qualified"])).status, 201);
});

test("All of them go for good by their names, a pipeline with its stages; what told of them stays, and says no more", async () => {
  const { admin } = sales;
  const purge = (id: string, name: string) => admin.post(`/trash/${id}/purge`, { name });
  const host = await sales.made("/contacts", { firstName: "Hugo", lastName: "Host" });
  const task = await sales.made("/tasks", { title: "Ring  about the boat", on: { kind: "contact", id: host.id } });
  const view = await sales.made("/views", { on: "contacts", name: "Boat people" });
  const deal = await sales.made("/opportunities", { name: "Boat" });
  const [standing] = (await admin.get("/pipelines")).body.items;
  const pipeline = await sales.made("/pipelines", { name: "Harbour" });
  const [first, second, third] = pipeline.stages;
  const rest = pipeline.stages.flatMap(({ id, name }: Loose) => (id === second.id ? [] : [{ id, name }]));
  const asked = { on: "opportunities", filter: { field: "stage", is: "anyOf", value: [second.id, third.id] } };
  const asking = await sales.made("/views", { ...asked, name: "At the quay" });
  const less = await admin.patch(`/pipelines/${pipeline.id}`, { stages: rest, version: pipeline.version });
  assert.equal(less.status, 200, JSON.stringify(less.body));
  for (const [path, one] of [
    ["/tasks", task],
    ["/views", view],
  ])
    assert.equal((await bin(admin, path, one)).status, 204);

  const moved = await admin.post(`/opportunities/${deal.id}/move`, { stage: first.id, version: deal.version });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  for (const [id, name] of [
    [task.id, "ring"],
    [pipeline.id, "Harbour"],
  ])
    assert.ok([404, 422].includes((await purge(id, name)).status), name);
  for (const [id, name] of [
    [task.id, "Ring about the boat"],
    [view.id, "Boat people"],
    [second.id, second.name],
  ])
    assert.equal((await purge(id, name)).status, 204, name);
  const gone = { moveTo: standing.stages[0].id, version: less.body.version };
  assert.equal((await admin.delete(`/pipelines/${pipeline.id}`, {}, gone)).status, 204);
  assert.equal((await purge(pipeline.id, "Harbour")).status, 204);

  for (const id of [task.id, view.id, second.id, third.id, pipeline.id])
    assert.deepEqual(await rowsThatHold(world.database.pool, id, ["audit"]), []);
  const past: Loose[] = (await admin.get(`/contacts/${host.id}/timeline`)).body.items;
  assert.deepEqual(past.find(({ change }) => change?.action === "taskDeleted").change.change, { task: [null, null] });
  assert.equal((await admin.get(`/opportunities/${deal.id}`)).body.stage.id, standing.stages[0].id);
  assert.equal((await admin.get(`/opportunities/${deal.id}/history`)).status, 200);
  const kept = (await admin.get("/views?on=opportunities")).body.items.find(({ id }: Loose) => id === asking.id);
  assert.equal(kept.runs, true);
});
