import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { eventually } from "../testing/eventually.ts";
import { outboxOf, setUpMail } from "../testing/mail.ts";
import { aMailServer } from "../testing/mail-server.ts";
import { aWorker, freeJobs, type Worker } from "../testing/worker.ts";
import { aHouseWithMail } from "../testing/outbox.ts";

describe("The outbox, when the way is not clear,", () => {
  const house = aHouseWithMail();
  const { queued, send, stateOf, listed, dueIn } = house;
  /** They read the program while the tests before theirs go on. */
  let workers: Worker[];
  let fresh: Worker[];

  before(() => {
    workers = Array.from({ length: 5 }, () => aWorker(house.world, "mail"));
    fresh = [...workers];
  });
  after(() => Promise.all(workers.map((one) => one.kill())));

  test("F37: tries again what the server puts off (4yz), later each time, with one Message-ID", async () => {
    const id = await queued();
    house.server.answers.push(
      { at: "recipient", code: 450, words: "greylisted" },
      { at: "content", code: 452, words: "no room" },
      { at: "sender", code: 421, words: "come back" },
    );
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      await send(id);
      assert.equal((await stateOf(id))?.state, "waiting");
      waits.push(Math.round((await dueIn(id)) ?? 0));
    }
    assert.deepEqual(waits, [1, 2, 4]);
    assert.match((await listed(id)).problem.answer, /421 come back/);
    await send(id);
    assert.equal((await stateOf(id))?.state, "sent");
    assert.equal(house.server.mails.length, 1);
  });

  test("F37: waits for a server that is down, six hours at most between two tries, and gives up after three days", async () => {
    const id = await queued();
    await setUpMail(house.admin, { port: 1 });
    await send(id);
    assert.deepEqual([(await listed(id)).state, (await listed(id)).problem.code], ["waiting", "refused"]);
    await house.world.db.updateTable("outbox").set({ attempts: 40 }).where("id", "=", id).execute();
    await send(id);
    assert.equal(Math.round((await dueIn(id)) ?? 0), 360);
    await house.world.db
      .updateTable("outbox")
      .set({ first_tried_at: sql<Date>`now() - interval '73 hours'` })
      .where("id", "=", id)
      .execute();
    await send(id);
    assert.deepEqual([(await listed(id)).state, (await listed(id)).can], ["failed", ["retry", "delete"]]);
    assert.equal((await house.admin.get("/mail-settings")).body.failed, 1);
    await setUpMail(house.admin, house.server);
    assert.equal(house.server.mails.length, 0, "what was given up is not sent by saving the settings");
    assert.equal((await house.admin.post(`/outbox/${id}/retry`)).status, 204);
    await send(id);
    assert.deepEqual([(await stateOf(id))?.state, house.server.mails.length], ["sent", 1]);
  });

  test("F37: gives up at once what the server refuses for good (5yz), and keeps its words", async () => {
    for (const at of ["sender", "recipient", "content"] as const) {
      const id = await queued();
      house.server.answers.push({ at, code: 550, words: "never\u0000 at all" });
      await send(id);
      const { state, problem } = await listed(id);
      assert.deepEqual([state, problem.code], ["failed", at]);
      assert.match(problem.answer, /550.*never/);
      assert.ok(((await dueIn(id)) ?? 0) <= 0, "nothing is asked for later");
    }
  });

  test("a sign-in that the server refuses is no fault of the mail, which waits", async () => {
    const guarded = await aMailServer({ user: "desk", password: "right" });
    await setUpMail(house.admin, guarded, { user: "desk", password: "wrong" });
    const id = await queued();
    await send(id);
    assert.deepEqual([(await listed(id)).state, (await listed(id)).problem.code], ["waiting", "login"]);
    await setUpMail(house.admin, guarded, { user: "desk", password: "right" });
    await send(id);
    assert.deepEqual([(await stateOf(id))?.state, guarded.mails.length], ["sent", 1]);
    await guarded.close();
    await setUpMail(house.admin, house.server);
  });

  test("F08: a line that breaks without an answer costs one second copy, with the same Message-ID, and no third", async () => {
    const id = await queued();
    house.server.answers.push({ at: "dropped" }, { at: "dropped" }, { at: "dropped" });
    for (let i = 0; i < 4; i++) await send(id);
    const ids = house.server.mails.map(({ head }) => head["message-id"]);
    assert.deepEqual(ids, [`<${id}@house.example>`, `<${id}@house.example>`]);
    assert.deepEqual([(await listed(id)).state, (await listed(id)).problem.code], ["failed", "unsure"]);
  });

  test("a server that takes its time gets it, and the mail once", async () => {
    const id = await queued();
    house.server.answers.push({ at: "held", until: new Promise((resolve) => setTimeout(resolve, 1_500)) });
    await send(id);
    assert.deepEqual([(await stateOf(id))?.state, house.server.mails.length], ["sent", 1]);
  });

  test("two apps at one database send each mail once", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => queued()));
    const others = fresh.splice(0, 2);
    for (const other of others) other.go();
    // And whoever saves the settings meanwhile asks for all of it once more.
    for (let i = 0; i < 5; i++) await setUpMail(house.admin, house.server);
    await eventually(
      () => outboxOf(house.world),
      (mails) => mails.every(({ state }) => state === "sent"),
    );
    const came = house.server.mails.map(({ head }) => head["message-id"]).toSorted();
    assert.deepEqual(came, ids.map((id) => `<${id}@house.example>`).toSorted());
    await Promise.all(others.map((other) => other.kill()));
    await freeJobs(house.world);
  });

  test("F08: killed between the server's yes and the note of it, a mail comes once more at most, and none is lost", async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => queued()));
    for (let kills = 0; kills < 2; kills++) {
      const worker = fresh.shift();
      const seen = house.server.mails.length;
      house.server.answers[0] = { at: "held", until: new Promise(() => {}) };
      worker?.go();
      // All of it is with the server, which has not said so yet.
      await eventually(
        () => house.server.mails.length,
        (n) => n > seen,
      );
      await worker?.kill();
      await freeJobs(house.world);
    }
    fresh.shift()?.go();
    await eventually(
      () => outboxOf(house.world),
      (mails) => mails.every(({ state }) => state !== "waiting" && state !== "sending"),
    );
    const copies = ids.map(
      (id) => house.server.mails.filter(({ head }) => head["message-id"] === `<${id}@house.example>`).length,
    );
    assert.ok(
      copies.every((n) => n === 1 || n === 2),
      String(copies),
    );
    assert.ok(copies.includes(2), "a kill was in the middle");
    assert.equal((await outboxOf(house.world)).filter(({ state }) => state === "failed" || state === "sent").length, 4);
  });
});
