import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { jobs } from "../app.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { eventually } from "../testing/eventually.ts";
import { outboxOf } from "../testing/mail.ts";
import { faultsOf } from "../testing/sales.ts";
import { aWorker, freeJobs, runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

describe("A reminder", () => {
  let world: World;
  let ann: Person;
  let bob: Person;
  let asAnn: Client;
  let greta: string;

  before(async () => {
    world = await aWorld();
    ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
    bob = await aUser(world.db, { firstName: "Bob", lastName: "Ray" });
    asAnn = world.as(ann);
    greta = (await asAnn.post("/contacts", { firstName: "Greta", lastName: "Gone" })).body.id;
  });
  after(() => world.close());

  const make = async (body: object, who = asAnn): Promise<Loose> => {
    const reply = await who.post("/tasks", body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  const match = ({ version }: { version: number }) => ({ "if-match": `"${version}"` });
  const now = () => ({ at: new Date().toISOString() });
  /** The reminders that somebody was told of, by the titles of their tasks. */
  const heard = async (who: Client): Promise<string[]> =>
    (await who.get("/notifications?limit=100")).body.items
      .filter(({ kind }: Loose) => kind === "reminder")
      .map(({ task }: Loose) => task.title)
      .toSorted();
  const run = async (name: string) => {
    const job = jobs.find((one) => one.name === name);
    assert.ok(job);
    await runHere(world, job, {});
  };
  const ring = () => run("tasks.ring");
  const block = (id: string, status: "active" | "blocked") =>
    world.db.updateTable("contacts").set({ status }).where("id", "=", id).execute();

  test("is counted from when it is due: hours by the clock, days by the calendar, a day from nine in the morning of who is to do it", async () => {
    const zone = (person: Person, time_zone: string) =>
      world.db.updateTable("contacts").set({ time_zone }).where("id", "=", person.id).execute();
    await zone(ann, "Europe/Berlin");
    await zone(bob, "America/New_York");
    // In Berlin the clocks go forward on 28 March 2027, in New York they have gone by then.
    for (const [due, before, at, assignee] of [
      ["2027-03-28T08:00:00.000Z", 0, "2027-03-28T08:00:00.000Z", ann.id],
      ["2027-03-28T08:00:00.000Z", 60, "2027-03-28T07:00:00.000Z", ann.id],
      ["2027-03-28T08:00:00.000Z", 1_440, "2027-03-27T09:00:00.000Z", ann.id],
      ["2027-03-28", 0, "2027-03-28T07:00:00.000Z", ann.id],
      ["2027-03-28", 1_440, "2027-03-27T08:00:00.000Z", ann.id],
      ["2027-03-28", 10, "2027-03-28T12:50:00.000Z", bob.id],
    ]) {
      const task = await make({ title: "Later", due, reminder: { before }, assignee });
      assert.deepEqual(task.reminder, { before, at }, `${due} ${before}`);
    }
    const task = await make({ title: "Moves", due: "2027-03-28", reminder: { before: 0 } });
    const moved = await asAnn.patch(`/tasks/${task.id}`, { due: "2027-03-29" }, match(task));
    assert.equal(moved.body.reminder.at, "2027-03-29T07:00:00.000Z");
    const given = await asAnn.patch(`/tasks/${task.id}`, { assignee: bob.id }, match(moved.body));
    assert.equal(given.body.reminder.at, "2027-03-29T13:00:00.000Z");
    const undated = await asAnn.patch(`/tasks/${task.id}`, { due: null }, match(given.body));
    assert.equal(undated.body.reminder, null);
    assert.deepEqual(faultsOf(await asAnn.post("/tasks", { title: "x", reminder: { before: 10 } })), [
      "/reminder reminderNeedsDue",
    ]);
    assert.deepEqual(faultsOf(await asAnn.post("/tasks", { title: "x", reminder: { at: "2020-01-01T00:00:00Z" } })), [
      "/reminder past",
    ]);
  });

  test("rings once for whoever is to do it, by the bell and by mail, and anew when it is changed", async () => {
    const ivy = await aUser(world.db, { firstName: "Ivy", lastName: "Bell" });
    const asIvy = world.as(ivy);
    const task = await make({ title: "Once", assignee: ivy.id, reminder: now(), on: { kind: "contact", id: greta } });
    await ring();
    await ring();
    assert.deepEqual([await heard(asIvy), await heard(asAnn)], [["Once"], []]);
    const mails = jobs.find(({ name }) => name === "notifications.mailTasks");
    const ids = await world.db.selectFrom("notifications").select("id").where("task_id", "=", task.id).execute();
    assert.ok(mails);
    const wish = { notifications: ids.map(({ id }) => id) };
    await runHere(world, mails, wish);
    await runHere(world, mails, wish);
    const sent = (await outboxOf(world)).filter(({ kind }) => kind === "taskReminder");
    assert.deepEqual(
      sent.map(({ recipient, subject }) => [recipient, subject]),
      [[ivy.email, "Reminder: Once"]],
    );
    assert.match(sent[0]?.text ?? "", new RegExp(`/tasks\\?task=${task.id}`));

    const same = await asIvy.patch(`/tasks/${task.id}`, { text: "More words" }, match(task));
    await ring();
    assert.deepEqual(await heard(asIvy), ["Once"]);
    await asIvy.patch(`/tasks/${task.id}`, { reminder: now() }, match(same.body));
    await ring();
    assert.deepEqual(await heard(asIvy), ["Once", "Once"]);
    assert.equal((await asIvy.get("/notifications")).body.unread, 3);
    await asIvy.post(`/tasks/${task.id}/done`, {});
    assert.equal((await asIvy.get("/notifications")).body.unread, 0);
  });

  test("stays silent for what is done, deleted or moved, and for who may not act or see the record any more", async () => {
    const on = { kind: "contact", id: greta };
    const blind = await aMember(world.db, "Bea", {
      rights: { tasks: { see: "all" }, "contacts.clients": { see: "all" } },
    });
    const kim = await aUser(world.db, { firstName: "Kim", lastName: "Blocked" });
    const reminder = now();
    const done = await make({ title: "Done", reminder });
    const deleted = await make({ title: "Deleted", reminder });
    const moved = await make({ title: "Moved", reminder });
    const silenced = await make({ title: "Silenced", reminder });
    await make({ title: "Out of sight", reminder, on, assignee: blind.id });
    await make({ title: "Of who is blocked", reminder, assignee: kim.id });
    await make({ title: "Rings", reminder });
    await asAnn.post(`/tasks/${done.id}/done`, {});
    await asAnn.delete(`/tasks/${deleted.id}`, match(deleted));
    const later = { at: new Date(Date.now() + 3_600_000).toISOString() };
    await asAnn.patch(`/tasks/${moved.id}`, { reminder: later }, match(moved));
    await asAnn.patch(`/tasks/${silenced.id}`, { reminder: null }, match(silenced));
    await world.db.updateTable("access_groups").set({ rights: "{}" }).where("id", "=", blind.group).execute();
    await block(kim.id, "blocked");
    await ring();
    assert.deepEqual(await heard(asAnn), ["Rings"]);

    // What comes back after its moment does not ring late.
    await asAnn.post(`/tasks/${done.id}/reopen`, {});
    await asAnn.post(`/tasks/${deleted.id}/restore`, {});
    await block(kim.id, "active");
    const rights = JSON.stringify({ tasks: { see: "all" }, "contacts.clients": { see: "all" } });
    await world.db.updateTable("access_groups").set({ rights }).where("id", "=", blind.group).execute();
    await ring();
    assert.deepEqual(await heard(asAnn), ["Rings"]);
    const theirs = await world.db
      .selectFrom("notifications")
      .select("id")
      .where("kind", "=", "reminder")
      .where("contact_id", "in", [kim.id, blind.id])
      .execute();
    assert.deepEqual(theirs, []);
  });

  test("rings exactly once though two processes work at it and one is killed", async () => {
    const carla = await aUser(world.db, { firstName: "Carla", lastName: "Crash" });
    const asCarla = world.as(carla);
    const workers = [aWorker(world), aWorker(world)];
    const names = Array.from({ length: 40 }, (_, index) => `Task ${String(index).padStart(2, "0")}`);
    // At one moment, and some of them each at one of its own.
    const moment = Date.now() + 4_000;
    await Promise.all(
      names.map((title, index) =>
        make({ title, reminder: { at: new Date(moment + (index % 8) * 100).toISOString() } }, asCarla),
      ),
    );
    for (const worker of workers) worker.go();
    await eventually(
      () => heard(asCarla),
      (all) => all.length > 0,
    );
    await workers[0]?.kill();
    await freeJobs(world);
    await eventually(
      () => heard(asCarla),
      (all) => all.length >= names.length,
    );
    await workers[1]?.kill();
    await freeJobs(world);
    await ring();
    assert.deepEqual(await heard(asCarla), names);
  });
});
