import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { anAccessGroup } from "../testing/groups.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { faultsOf } from "../testing/sales.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

let world: World;
let ada: Person;
let api: Client;
let acme: string;
let umbra: string;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  api = world.as(ada);
  acme = (await api.post("/companies", { name: "Acme" })).body.id;
  umbra = (await api.post("/companies", { name: "Umbra" })).body.id;
});
after(() => world.close());

/** Made by Ada unless said, of Acme unless said; asserts that it was. */
async function aPiece(name: string, more: object = {}, who = api): Promise<Loose> {
  const holder = "company" in more || "contact" in more || "parent" in more ? {} : { company: acme };
  const made = await who.post("/equipment", { name, ...holder, ...more });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body;
}

async function shown(id: string, who = api): Promise<Loose> {
  const reply = await who.get(`/equipment/${id}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body;
}

/** The version that was seen, as a header. */
const seen = (version: number) => ({ "if-match": `"${version}"` });

const namesOf = (items: Loose[]) => items.map(({ name }) => name);

async function listed(query: string, who = api): Promise<string[]> {
  const reply = await who.get(`/equipment?limit=200&${query}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return namesOf(reply.body.items);
}

test("A piece is made, shown with its path and holders, changed, and every change is told and put back", async () => {
  const rack = await aPiece("Rack", { article: "R-42" });
  const server = await aPiece("Server", { parent: rack.id, serial: "SN-1001", article: "X-1" });
  assert.deepEqual(server.company, { id: acme, name: "Acme" }, "a part is its whole's");
  assert.deepEqual(server.path, [{ id: rack.id, name: "Rack" }]);
  assert.deepEqual([(await shown(rack.id)).parts, server.parts], [1, 0]);
  assert.deepEqual(
    server.holders.map(({ company, to }: Loose) => [company.name, to]),
    [["Acme", null]],
  );
  const changed = await api.patch(`/equipment/${server.id}`, {
    name: "Server 2",
    description: "<p>Cold</p>",
    usedBy: ada.id,
    version: server.version,
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.deepEqual([changed.body.name, changed.body.usedBy.name], ["Server 2", "Ada Root"]);
  assert.equal((await api.patch(`/equipment/${server.id}`, { name: "Late", version: 1 })).status, 412);
  const { items } = (await api.get(`/equipment/${server.id}/history`)).body;
  assert.deepEqual(items[0].change.usedBy, [null, { id: ada.id, name: "Ada Root" }]);
  const back = await api.post(`/equipment/${server.id}/history/${items[0].id}/revert`, { field: "name" });
  assert.deepEqual([back.status, back.body.name], [200, "Server"]);
});

test("Without a name, with two holders, with strange ones or none it is refused, each at its place", async () => {
  const nowhere = "018f0000-0000-7000-8000-0000000000aa";
  const refused = async (body: object) => faultsOf(await api.post("/equipment", body));
  assert.deepEqual(await refused({ company: acme }), ["/name required"]);
  assert.deepEqual(await refused({ name: "Lamp" }), ["/company required"]);
  assert.deepEqual(await refused({ name: "Lamp", company: acme, contact: ada.id }), ["/contact oneHolder"]);
  assert.deepEqual(await refused({ name: "Lamp", company: nowhere }), ["/company companyUnknown"]);
  assert.deepEqual(await refused({ name: "Lamp", contact: nowhere }), ["/contact personUnknown"]);
  assert.deepEqual(await refused({ name: "Lamp", company: acme, parent: nowhere }), ["/parent equipmentUnknown"]);
  assert.equal((await api.post("/equipment", { name: "Lamp\0", company: acme })).status, 422);
  assert.equal((await api.post("/equipment", { name: "Lamp", company: acme, retiredAt: null })).status, 422);
});

test("A105, A107: nothing is a part of itself, of what is below it, or of what is somebody else's", async () => {
  const top = await aPiece("Top");
  const middle = await aPiece("Middle", { parent: top.id });
  const other = await aPiece("Other", { company: umbra });
  const put = async (parent: string) =>
    faultsOf(await api.patch(`/equipment/${top.id}`, { parent, version: (await shown(top.id)).version }));
  assert.deepEqual(await put(top.id), ["/parent circle"]);
  assert.deepEqual(await put(middle.id), ["/parent circle"]);
  assert.deepEqual(await put(other.id), ["/parent otherHolder"]);
  const moved = await api.post(`/equipment/${top.id}/move`, { parent: middle.id, version: top.version });
  assert.deepEqual([moved.status, faultsOf(moved)], [422, ["/parent circle"]]);
  const made = await api.post("/equipment", { name: "Part", company: umbra, parent: top.id });
  assert.deepEqual(faultsOf(made), ["/parent otherHolder"]);
});

test("A108: a tree has 32 levels, made or moved", async () => {
  let last = await aPiece("Level 1");
  const second = await aPiece("Level 2", { parent: last.id });
  last = second;
  for (let level = 3; level <= 32; level++) last = await aPiece(`Level ${level}`, { parent: last.id });
  assert.equal(last.path.length, 31);
  const deeper = await api.post("/equipment", { name: "Level 33", parent: last.id });
  assert.deepEqual([deeper.status, faultsOf(deeper)], [422, ["/parent tooDeep"]]);
  const alone = await aPiece("Alone");
  const moved = await api.post(`/equipment/${second.id}/move`, { parent: alone.id, version: second.version });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  const under = await aPiece("Under", { parent: alone.id });
  const low = await api.post(`/equipment/${second.id}/move`, {
    parent: under.id,
    version: moved.body.equipment.version,
  });
  assert.deepEqual([low.status, faultsOf(low)], [422, ["/parent tooDeep"]]);
});

test("Lists are filtered by each of what a piece is, by what it stands below, and by groups of conditions", async () => {
  const site = (await api.post("/companies", { name: "Site" })).body.id;
  const line = await aPiece("Line", { company: site, article: "L-1" });
  const robot = await aPiece("Robot", { parent: line.id, serial: "rob-7", usedBy: ada.id });
  await aPiece("Arm", { parent: robot.id, article: "A-9" });
  await aPiece("Belt", { parent: line.id });
  await aPiece("Spare", { contact: ada.id });
  assert.deepEqual(await listed(`company=${site}`), ["Arm", "Belt", "Line", "Robot"]);
  assert.deepEqual(await listed(`company=${site}&sort=-serial,name`), ["Robot", "Arm", "Belt", "Line"]);
  assert.deepEqual(await listed(`contact=${ada.id}`), ["Spare"]);
  assert.deepEqual(await listed(`usedBy=${ada.id}&company=${site}`), ["Robot"]);
  assert.deepEqual(await listed(`parent=${line.id}`), ["Belt", "Robot"]);
  assert.deepEqual(await listed(`below=${line.id}`), ["Arm", "Belt", "Robot"]);
  assert.deepEqual(await listed("serial=ROB-7"), ["Robot"]);
  assert.deepEqual(await listed("article=a-9"), ["Arm"]);
  assert.deepEqual(await listed("search=ROB-7"), ["Robot"]);
  assert.deepEqual(await listed("search=ob"), []);
  assert.deepEqual(await listed("search=ro"), ["Robot"]);
  assert.deepEqual(await listed(`company=${site}&retired=true`), []);
  const by = (filter: object) => listed(`filter=${encodeURIComponent(JSON.stringify(filter))}`);
  const belowRobot = { field: "below", is: "is", value: robot.id };
  assert.deepEqual(await by(belowRobot), ["Arm"]);
  assert.deepEqual(await by({ any: [belowRobot, { field: "serial", is: "startsWith", value: "Rob" }] }), [
    "Arm",
    "Robot",
  ]);
  const ofSite = { field: "company", is: "is", value: site };
  assert.deepEqual(await by({ all: [ofSite, { not: { field: "below", is: "is", value: line.id } }] }), ["Line"]);
  assert.equal((await api.get("/equipment?filter=%7B%22field%22%3A%22nope%22%7D")).status, 422);
});

test("The tree comes a level and a page at a time, in the order that people give it", async () => {
  const plant = (await api.post("/companies", { name: "Plant" })).body.id;
  const hall = await aPiece("Hall", { company: plant });
  const parts: Loose[] = [];
  for (const name of ["One", "Two", "Three", "Four"]) parts.push(await aPiece(name, { parent: hall.id }));
  const level = async (query: string) => (await api.get(`/equipment/tree?${query}`)).body;
  assert.deepEqual(
    (await level(`company=${plant}`)).items.map(({ name, parts: count }: Loose) => [name, count]),
    [["Hall", 4]],
  );
  const first = await level(`parent=${hall.id}&limit=2`);
  assert.deepEqual(namesOf(first.items), ["One", "Two"]);
  assert.deepEqual(namesOf((await level(`parent=${hall.id}&limit=2&after=${first.next}`)).items), ["Three", "Four"]);
  assert.deepEqual(namesOf((await level(`parent=${hall.id}&limit=1&reaching=${parts[2].id}`)).items), [
    "One",
    "Two",
    "Three",
  ]);
  const moved = await api.post(`/equipment/${parts[3].id}/move`, {
    parent: hall.id,
    before: parts[1].id,
    version: parts[3].version,
  });
  assert.deepEqual([moved.status, moved.body.batch, moved.body.equipment.version], [200, null, 1]);
  assert.deepEqual(namesOf((await level(`parent=${hall.id}`)).items), ["One", "Four", "Two", "Three"]);
  const under = await api.post(`/equipment/${parts[0].id}/move`, { parent: parts[1].id, version: 1 });
  assert.deepEqual(namesOf((await level(`parent=${parts[1].id}`)).items), ["One"]);
  assert.equal((await api.post(`/batches/${under.body.batch}/undo`, {})).status, 200);
  assert.deepEqual(namesOf((await level(`parent=${hall.id}`)).items), ["One", "Four", "Two", "Three"]);
  assert.equal((await api.get(`/equipment/tree?parent=${hall.id}&after=nonsense`)).status, 400);
  assert.ok(namesOf((await level("")).items).includes("Hall"));
  assert.ok(!namesOf((await level("")).items).includes("One"));
});

test("What is deleted takes along what is below it, and brings it back; what was alone before stays in the trash", async () => {
  const desk = await aPiece("Desk");
  const screen = await aPiece("Screen", { parent: desk.id });
  const cable = await aPiece("Cable", { parent: screen.id });
  const lamp = await aPiece("Desk lamp", { parent: desk.id });
  assert.equal((await api.delete(`/equipment/${lamp.id}`, seen(1))).status, 204);
  assert.equal((await api.delete(`/equipment/${desk.id}`, seen(1))).status, 204);
  for (const { id } of [desk, screen, cable]) assert.equal((await api.get(`/equipment/${id}`)).status, 404);
  const made = await api.post("/equipment", { name: "Late", company: acme, parent: desk.id });
  assert.deepEqual(faultsOf(made), ["/parent equipmentUnknown"]);
  assert.deepEqual((await api.post(`/trash/${desk.id}/restore`, {})).body.kind, "equipment");
  assert.deepEqual((await shown(cable.id)).path.length, 2);
  assert.equal((await api.get(`/equipment/${lamp.id}`)).status, 404);
  assert.equal((await api.delete(`/equipment/${desk.id}`, seen(3))).status, 204);
  assert.equal((await api.post(`/trash/${cable.id}/restore`, {})).status, 200);
  assert.deepEqual([(await shown(cable.id)).parent, (await shown(cable.id)).path], [null, []]);
  assert.equal((await api.post(`/trash/${desk.id}/purge`, { name: "Desk" })).status, 204);
});

test("Serial numbers are unique only where the installation says so, blank ones and the trash aside", async () => {
  const one = await aPiece("One", { serial: "S-1" });
  const two = await aPiece("Two", { serial: "s-1" });
  const say = async (serialsUnique: boolean) => {
    const { version } = (await api.get("/settings")).body;
    return api.patch("/settings", { serialsUnique, version });
  };
  const repeated = await say(true);
  assert.deepEqual([repeated.status, repeated.body.code], [409, "serialsRepeat"]);
  assert.equal((await api.delete(`/equipment/${two.id}`, seen(two.version))).status, 204);
  assert.deepEqual([(await say(true)).status, (await api.get("/settings")).body.serialsUnique], [200, true]);
  const taken = await api.post("/equipment", { name: "Three", company: acme, serial: "S-1" });
  assert.deepEqual([taken.status, faultsOf(taken)], [422, ["/serial serialTaken"]]);
  const three = await aPiece("Three");
  await aPiece("Four");
  const given = await api.patch(`/equipment/${three.id}`, { serial: "s-1", version: three.version });
  assert.deepEqual(faultsOf(given), ["/serial serialTaken"]);
  const back = await api.post(`/trash/${two.id}/restore`, {});
  assert.deepEqual([back.status, back.body.code], [409, "serialTaken"]);
  const both = await Promise.all(
    ["A", "B"].map((name) => api.post("/equipment", { name, company: acme, serial: "S-9" })),
  );
  assert.deepEqual(both.map(({ status }) => status === 201).toSorted(), [false, true], "of two at once one");
  assert.equal((await say(false)).status, 200);
  await aPiece("Five", { serial: one.serial });
});

test("Own fields of equipment are checked, filtered by, and told", async () => {
  const field = await anOwnField(api, { on: "equipment", name: "Voltage", type: "number" });
  const motor = await aPiece("Motor", { custom: { [field.key]: 230 } });
  assert.equal(motor.custom[field.key], 230);
  const filter = encodeURIComponent(JSON.stringify({ field: `custom.${field.key}`, is: "more", value: 100 }));
  assert.deepEqual(await listed(`filter=${filter}`), ["Motor"]);
  assert.equal((await api.post("/equipment", { name: "X", company: acme, custom: { [field.key]: "a" } })).status, 422);
});

test("Notes, files, tasks, follows and the timeline hang on equipment as on other records", async () => {
  const pump = await aPiece("Pump");
  assert.equal((await api.post(`/equipment/${pump.id}/notes`, { html: "Leaks" })).status, 201);
  const task = await api.post("/tasks", { title: "Mend it", on: { kind: "equipment", id: pump.id } });
  assert.equal(task.status, 201, JSON.stringify(task.body));
  assert.deepEqual(task.body.on, { kind: "equipment", id: pump.id, name: "Pump" });
  assert.equal((await api.put(`/equipment/${pump.id}/follow`, {})).body.following, true);
  const { items } = (await api.get(`/equipment/${pump.id}/timeline`)).body;
  assert.equal(items.filter(({ note }: Loose) => note).length, 1);
  assert.equal((await api.get("/fields?on=equipment")).status, 200);
});

test("Agents see what they use and what their companies have, clients what is theirs or their company's; parts of what is beyond stay unseen", async () => {
  const group = await anAccessGroup(world.db, "Own equipment", {
    modules: ["contacts", "companies", "equipment"],
    rights: {
      companies: { see: "own" },
      equipment: { see: "own", create: "own", edit: "own", delete: "own", assign: "own" },
    },
  });
  const ofClients = await anAccessGroup(world.db, "Clients with equipment", {
    type: "client",
    rights: { equipment: { see: "company" } },
  });
  const bob = await aUser(world.db, { firstName: "Bob" });
  const cleo = await aUser(world.db, { firstName: "Cleo", group: "client" });
  await world.db.updateTable("contacts").set({ access_group_id: group }).where("id", "=", bob.id).execute();
  await world.db.updateTable("contacts").set({ access_group_id: ofClients }).where("id", "=", cleo.id).execute();
  const bobs = (await api.post("/companies", { name: "Bob's", owner: bob.id })).body.id;
  const strange = (await api.post("/companies", { name: "Strange" })).body.id;
  await world.db.insertInto("memberships").values({ contact_id: cleo.id, company_id: strange }).execute();
  await aPiece("Bob's press", { company: bobs });
  const ship = await aPiece("Ship", { company: strange });
  const engine = await aPiece("Engine", { parent: ship.id, usedBy: bob.id });
  const valve = await aPiece("Valve", { parent: engine.id });
  const [asBob, asCleo] = [world.as(bob), world.as(cleo)];
  assert.deepEqual(await listed("", asBob), ["Bob's press", "Engine"]);
  assert.deepEqual(await listed("", asCleo), ["Engine", "Ship", "Valve"]);
  const bobsView = await shown(engine.id, asBob);
  assert.deepEqual([bobsView.path, bobsView.parent, bobsView.parts, bobsView.company], [[], null, 0, null]);
  assert.deepEqual(namesOf((await asBob.get(`/equipment/tree?company=${strange}`)).body.items), ["Engine"]);
  assert.deepEqual(namesOf((await asCleo.get(`/equipment/tree?company=${strange}`)).body.items), ["Ship"]);
  assert.deepEqual(namesOf((await asBob.get("/equipment/tree")).body.items), ["Bob's press", "Engine"]);
  assert.equal((await asBob.get(`/equipment/${valve.id}`)).status, 404);
  const gone = await asBob.delete(`/equipment/${engine.id}`, seen(engine.version));
  assert.deepEqual([gone.status, gone.body.code], [403, "partsBeyond"]);
  const retired = await asBob.post(`/equipment/${engine.id}/retire`, { version: engine.version });
  assert.deepEqual([retired.status, retired.body.code], [403, "partsBeyond"]);
  const given = await asBob.post(`/equipment/${engine.id}/transfer`, { company: bobs, version: engine.version });
  assert.deepEqual([given.status, given.body.code], [403, "partsBeyond"]);
  assert.equal((await asBob.post("/equipment", { name: "Tool", company: bobs })).status, 201);
  assert.equal((await asCleo.patch(`/equipment/${ship.id}`, { name: "Boat", version: ship.version })).status, 403);
});

test("Labels come as a PDF, 24 to a sheet, of what one sees; two thousand at most", async () => {
  const shop = (await api.post("/companies", { name: "Майстерня Brönnímann" })).body.id;
  const ids: string[] = [];
  for (let nth = 0; nth < 3; nth++)
    ids.push(
      (await aPiece(`Дрель з дуже довгою назвою, що не вміщується ${nth}`, { company: shop, serial: `Ї-${nth}` })).id,
    );
  const sheet = async (query: string) => {
    const reply = await fetch(`${world.url}/api/v1/equipment/labels?${query}`, {
      headers: { cookie: await api.cookie() },
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    return {
      status: reply.status,
      type: reply.headers.get("content-type"),
      pages: bytes.toString("latin1").split("/Type /Page\n").length - 1,
    };
  };
  assert.deepEqual(await sheet(`ids=${ids.join()}`), { status: 200, type: "application/pdf", pages: 1 });
  assert.equal((await sheet(`company=${shop}&skip=22`)).pages, 2);
  assert.equal((await sheet("ids=nonsense")).status, 422);
});

test("Equipment is found by the beginning of its serial number or article and by words of its name, and remembered as opened", async () => {
  const drill = await aPiece("Zebra drill", { serial: "ZX-9001", article: "Q/77" });
  await aPiece("Zebra saw", { serial: "ZX-9002" });
  const found = async (q: string) =>
    (await api.get(`/search?q=${encodeURIComponent(q)}`)).body.items.filter(({ kind }: Loose) => kind === "equipment");
  const titles = async (q: string) => (await found(q)).map(({ title }: Loose) => title);
  assert.deepEqual(await titles("zx-9001"), ["Zebra drill"]);
  assert.deepEqual(await titles("ZX-90"), ["Zebra drill", "Zebra saw"]);
  assert.deepEqual(await titles("q/7"), ["Zebra drill"]);
  assert.deepEqual(await titles("saw zebra"), ["Zebra saw"]);
  assert.deepEqual((await found("zx-9001"))[0].subtitle, "Acme · ZX-9001");
  assert.equal((await api.post("/recent", { kind: "equipment", id: drill.id })).status, 204);
  assert.equal((await api.get("/recent")).body.items[0].title, "Zebra drill");
});
