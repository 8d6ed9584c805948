import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aSales, faultsOf, type Sales } from "../testing/sales.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

const mayDo = {
  tasks: { see: "all", create: "all", edit: "own", delete: "own" },
  "contacts.agents": { see: "all" },
};
const nobody = "00000000-0000-7000-8000-000000000000";

describe("Tasks", () => {
  let world: World;
  let sales: Sales;
  let ann: Person;
  let bob: Person;
  let asAnn: Client;
  let asBob: Client;
  let greta: string;

  before(async () => {
    world = await aWorld();
    sales = await aSales(world);
    ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
    bob = await aUser(world.db, { firstName: "Bob", lastName: "Ray" });
    [asAnn, asBob] = [world.as(ann), world.as(bob)];
    greta = (await asAnn.post("/contacts", { firstName: "Greta", lastName: "Gone" })).body.id;
  });
  after(() => world.close());

  const make = async (body: object, who = asAnn): Promise<Loose> => {
    const reply = await who.post("/tasks", body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  const onGreta = () => ({ on: { kind: "contact", id: greta } });
  const match = ({ version }: { version: number }) => ({ "if-match": `"${version}"` });
  const titles = async (path: string, who = asAnn): Promise<string[]> => {
    const reply = await who.get(path);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.items.map(({ title }: Loose) => title);
  };
  const liveIn = (person: Person, zone: string) =>
    world.db.updateTable("contacts").set({ time_zone: zone }).where("id", "=", person.id).execute();

  test("A task is its maker's to do; it is changed, done, opened again, deleted and taken back, and the record's timeline tells of it", async () => {
    const made = await make({ title: "  Call Greta ", kind: "call", due: "2030-05-31", ...onGreta() });
    assert.deepEqual(
      [made.title, made.due, made.assignee.id, made.by.name, made.on.name, made.doneAt, made.can],
      ["Call Greta", "2030-05-31", ann.id, "Ann Lee", "Greta Gone", null, ["edit", "delete"]],
    );
    const changed = await asAnn.patch(`/tasks/${made.id}`, { text: "About the offer", due: null }, match(made));
    assert.deepEqual([changed.status, changed.body.text, changed.body.due], [200, "About the offer", null]);
    const stale = await asAnn.patch(`/tasks/${made.id}`, { title: "x" }, match(made));
    assert.deepEqual([stale.status, stale.body.current.text], [412, "About the offer"]);
    assert.deepEqual(faultsOf(await asAnn.patch(`/tasks/${made.id}`, { outcome: "x" }, match(changed.body))), [
      "/outcome onlyDone",
    ]);

    const done = (await asAnn.post(`/tasks/${made.id}/done`, { outcome: "Buys" })).body;
    assert.deepEqual([done.outcome, done.doneBy.id], ["Buys", ann.id]);
    assert.equal((await asAnn.post(`/tasks/${made.id}/done`, { outcome: "Other" })).body.outcome, "Buys");
    const past = (await asAnn.get(`/contacts/${greta}/timeline?show=tasks`)).body;
    assert.deepEqual(
      past.items.map(({ task }: Loose) => [task.title, task.outcome]),
      [["Call Greta", "Buys"]],
    );
    assert.deepEqual(await titles(`/contacts/${greta}/tasks`), []);
    assert.deepEqual(await titles(`/contacts/${greta}/tasks?done=true`), ["Call Greta"]);

    const open = (await asAnn.post(`/tasks/${made.id}/reopen`, {})).body;
    assert.deepEqual([open.doneAt, open.outcome], [null, ""]);
    assert.equal((await asAnn.delete(`/tasks/${made.id}`, match(open))).status, 204);
    assert.equal((await asAnn.get(`/tasks/${made.id}`)).status, 404);
    assert.equal((await asAnn.post(`/tasks/${made.id}/restore`)).status, 200);
    const entries = (await asAnn.get(`/contacts/${greta}/timeline?show=changes`)).body.items;
    assert.deepEqual(
      entries.map(({ change }: Loose) => change.action),
      ["taskRestored", "taskDeleted", "created"],
    );
    const told = (await sales.admin.get(`/audit?subject=${made.id}`)).body.items;
    assert.deepEqual(
      told.map(({ action }: Loose) => action),
      ["restored", "deleted", "updated", "updated", "updated", "created"],
    );
    assert.doesNotMatch(JSON.stringify((await asAnn.get(`/contacts/${greta}/audit`)).body), /Call Greta/);
  });

  test("A task without a record is seen by its maker and by who is to do it, and by nobody else, whatever he may", async () => {
    const own = await make({ title: "Buy flowers" });
    const given = await make({ title: "Write it down", assignee: bob.id });
    for (const who of [asBob, sales.admin]) assert.equal((await who.get(`/tasks/${own.id}`)).status, 404);
    assert.equal((await sales.admin.get(`/tasks/${given.id}`)).status, 404);
    assert.equal((await sales.admin.post(`/tasks/${given.id}/done`, {})).status, 404);
    assert.deepEqual(
      (await titles("/tasks", sales.admin)).filter((title) => /flowers|down/.test(title)),
      [],
    );
    assert.equal((await asBob.get(`/tasks/${given.id}`)).body.title, "Write it down");
    assert.equal((await asBob.post(`/tasks/${given.id}/done`, {})).status, 200);
  });

  test("A task on a record follows it: who does not see that learns nothing of the task, by any way", async () => {
    const deal = (await sales.anOpportunity("Big deal")).id;
    const firm = (await sales.made("/companies", { name: "Firm Ltd" })).id;
    for (const on of [
      { kind: "contact", id: greta },
      { kind: "company", id: firm },
      { kind: "opportunity", id: deal },
    ]) {
      const path = { contact: "contacts", company: "companies", opportunity: "opportunities" }[on.kind];
      const task = await make({ title: `Hidden ${on.kind}`, on }, sales.admin);
      const far = world.as(
        await aMember(world.db, `Far${on.kind}`, {
          rights: {
            ...mayDo,
            "contacts.clients": { see: "own" },
            companies: { see: "own" },
            opportunities: { see: "own" },
          },
        }),
      );
      assert.deepEqual(await titles("/tasks", far), []);
      assert.equal((await far.get(`/${path}/${on.id}/tasks`)).status, 404);
      assert.equal((await far.get(`/tasks/${task.id}`)).status, 404);
      assert.equal((await far.patch(`/tasks/${task.id}`, { title: "x" }, match(task))).status, 404);
      assert.equal((await far.delete(`/tasks/${task.id}`, match(task))).status, 404);
      assert.deepEqual(faultsOf(await far.post("/tasks", { title: "x", on })), ["/on outOfReach"]);
      assert.ok((await titles(`/${path}/${on.id}/tasks`, sales.admin)).includes(`Hidden ${on.kind}`));
    }
    const mute = world.as(await aMember(world.db, "Mute", { rights: { "contacts.clients": { see: "all" } } }));
    for (const path of ["/tasks", "/tasks/waiting", `/contacts/${greta}/tasks`])
      assert.equal((await mute.get(path)).status, 403, path);
  });

  test("Where the right does not reach, one's own tasks are there all the same, as long as one sees the record", async () => {
    const narrow = { ...mayDo, tasks: { see: "own", create: "own", edit: "own", delete: "none" } };
    const nell = await aMember(world.db, "Nell", { rights: { ...narrow, "contacts.clients": { see: "all" } } });
    await make({ title: "Not Nell's", ...onGreta() });
    const hers = await make({ title: "Nell's", assignee: nell.id, ...onGreta() });
    const asNell = world.as(nell);
    assert.deepEqual(await titles(`/contacts/${greta}/tasks`, asNell), ["Nell's"]);
    assert.deepEqual((await asNell.get(`/tasks/${hers.id}`)).body.can, ["edit"]);
    assert.equal((await asNell.delete(`/tasks/${hers.id}`, match(hers))).status, 403);
    assert.equal((await asBob.patch(`/tasks/${hers.id}`, { title: "x" }, match(hers))).status, 403);
    // She hands it on, and with it her sight of it.
    assert.equal((await asNell.patch(`/tasks/${hers.id}`, { assignee: bob.id }, match(hers))).status, 200);
    assert.equal((await asNell.get(`/tasks/${hers.id}`)).status, 404);

    const kept = await make({ title: "Until Greta goes", assignee: bob.id, ...onGreta() });
    const { version } = (await asAnn.get(`/contacts/${greta}`)).body;
    assert.equal((await asAnn.delete(`/contacts/${greta}`, { "if-match": `"${version}"` })).status, 200);
    assert.equal((await asBob.get(`/tasks/${kept.id}`)).status, 404);
    assert.equal((await sales.admin.post(`/trash/${greta}/restore`)).status, 200);
    assert.equal((await asBob.get(`/tasks/${kept.id}`)).status, 200);
  });

  test("Only active agents are given tasks whom one sees and who see the record; each is told once, and no more when it is another's", async () => {
    const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
    const blind = await aMember(world.db, "Blind", { rights: { ...mayDo, "contacts.clients": { see: "own" } } });
    const gone = await aUser(world.db, { firstName: "Gus", lastName: "Gone" });
    await world.db.updateTable("contacts").set({ status: "fired" }).where("id", "=", gone.id).execute();
    for (const [assignee, code] of [
      [carl.id, "personUnknown"],
      [gone.id, "personUnknown"],
      [nobody, "personUnknown"],
      [blind.id, "assigneeBlind"],
    ])
      assert.deepEqual(faultsOf(await asAnn.post("/tasks", { title: "Refused", assignee, ...onGreta() })), [
        `/assignee ${code}`,
      ]);
    assert.ok(!(await titles("/tasks")).includes("Refused"));

    const told = async (who: Client) =>
      (await who.get("/notifications")).body.items
        .filter(({ task }: Loose) => task?.title === "Told")
        .map(({ kind, by, on }: Loose) => [kind, by.name, on.name]);
    const task = await make({ title: "Told", assignee: bob.id, ...onGreta() });
    assert.deepEqual(await told(asBob), [["task", "Ann Lee", "Greta Gone"]]);
    const again = await asAnn.patch(`/tasks/${task.id}`, { title: "Told", assignee: bob.id, text: "x" }, match(task));
    assert.deepEqual(await told(asBob), [["task", "Ann Lee", "Greta Gone"]]);
    const other = await asBob.patch(`/tasks/${task.id}`, { assignee: ann.id }, match(again.body));
    assert.equal(other.status, 200, JSON.stringify(other.body));
    assert.deepEqual([await told(asBob), await told(asAnn)], [[], [["task", "Bob Ray", "Greta Gone"]]]);

    // Who is blocked stays where he stands.
    const held = await make({ title: "Held", assignee: bob.id });
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", bob.id).execute();
    assert.equal((await asAnn.get(`/tasks/${held.id}`)).body.assignee.status, "blocked");
    assert.equal((await asAnn.patch(`/tasks/${held.id}`, { title: "Held still" }, match(held))).status, 200);
    await world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", bob.id).execute();
  });

  test("Days are those of the asker's clock, over a change of clocks too; a day is due until it is over there", async () => {
    const tina = await aUser(world.db, { firstName: "Tina", lastName: "Time" });
    const asTina = world.as(tina);
    await liveIn(tina, "Europe/Berlin");
    // On 29 March 2020 clocks in Berlin go from one to three (UTC+1 to UTC+2).
    for (const [title, due] of [
      ["The day", "2020-03-29"],
      ["Its first half hour", "2020-03-28T23:30:00Z"],
      ["Its last half hour", "2020-03-29T23:30:00+02:00"],
      ["Half past midnight behind it", "2020-03-29T22:30:00Z"],
      ["The day before", "2020-03-28"],
      ["The day after", "2020-03-30"],
    ])
      await make({ title, due }, asTina);
    const within = "/tasks?dueAfter=2020-03-29&dueBefore=2020-03-30";
    assert.deepEqual((await titles(within, asTina)).toSorted(), [
      "Its first half hour",
      "Its last half hour",
      "The day",
    ]);
    assert.deepEqual((await titles("/tasks?dueBefore=2020-03-29", asTina)).toSorted(), ["The day before"]);
    await liveIn(tina, "America/New_York");
    assert.deepEqual((await titles(within, asTina)).toSorted(), [
      "Half past midnight behind it",
      "Its last half hour",
      "The day",
    ]);
    assert.deepEqual((await asTina.get("/tasks/waiting")).body, { overdue: 6, today: 0 });
    const today = new Intl.DateTimeFormat("sv", { timeZone: "America/New_York" }).format(new Date());
    await make({ title: "Today", due: today }, asTina);
    assert.deepEqual((await asTina.get("/tasks/waiting")).body, { overdue: 6, today: 1 });
    for (const due of ["2026-02-30", "tomorrow", "2020-03-29T25:00:00Z", "2020-03-29T10:00:00"])
      assert.deepEqual(faultsOf(await asTina.post("/tasks", { title: "x", due })), ["/due day"], due);
    assert.deepEqual(faultsOf(await asTina.get("/tasks?dueBefore=soon")), ["/dueBefore day"]);
  });

  test("The pages of a list, one after the other, are all of it, each once, in the order of what is due", async () => {
    const lena = await aUser(world.db, { firstName: "Lena", lastName: "List" });
    const asLena = world.as(lena);
    for (const due of ["2030-01-03", null, "2030-01-01T08:00:00Z", "2030-01-01", "2030-01-02", null])
      await make({ title: due ?? "none", due, kind: due === null ? "call" : "task" }, asLena);
    const hers = `/tasks?assignee=${lena.id}`;
    const all = await titles(hers, asLena);
    assert.deepEqual(all, ["2030-01-01T08:00:00Z", "2030-01-01", "2030-01-02", "2030-01-03", "none", "none"]);
    for (const sort of ["due", "-due"]) {
      const paged: string[] = [];
      for (let after = ""; ;) {
        const page = (await asLena.get(`${hers}&limit=2&sort=${sort}&after=${encodeURIComponent(after)}`)).body;
        paged.push(...page.items.map(({ title }: Loose) => title));
        if (page.next === null) break;
        after = page.next;
      }
      assert.deepEqual(paged, sort === "due" ? all : all.toReversed());
    }
    assert.deepEqual(await titles(`${hers}&kind=call`, asLena), ["none", "none"]);
    assert.equal((await asLena.get("/tasks?sort=doneAt")).status, 422);
  });

  test("What is purged takes its tasks along; of somebody who is gone for good tasks know nothing any more", async () => {
    const eva = await aUser(world.db, { firstName: "Eva", lastName: "Erased" });
    const firm = (await sales.made("/companies", { name: "Gone Ltd" })).id;
    const theirs = await make({ title: "About them", on: { kind: "company", id: firm } }, sales.admin);
    const hers = await make({ title: "Hers to do", assignee: eva.id });
    await world.db.deleteFrom("companies").where("id", "=", firm).execute();
    await world.db.deleteFrom("contacts").where("id", "=", eva.id).execute();
    assert.equal((await sales.admin.get(`/tasks/${theirs.id}`)).status, 404);
    assert.deepEqual(await world.db.selectFrom("tasks").select("id").where("id", "=", theirs.id).execute(), []);
    assert.equal((await asAnn.get(`/tasks/${hers.id}`)).body.assignee, null);
  });

  test("A task leaves the version of its record as it is: whoever edits it meanwhile is not turned away", async () => {
    const before = (await asAnn.get(`/contacts/${greta}`)).body.version;
    await make({ title: "Meanwhile", ...onGreta() });
    assert.equal((await asAnn.get(`/contacts/${greta}`)).body.version, before);
  });
});
