import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { jobs } from "../app.ts";
import { inTransaction } from "../database/transaction.ts";
import { startJobs } from "../jobs/start.ts";
import { silent } from "../testing/database.ts";
import { eventually } from "../testing/eventually.ts";
import { outboxOf, setUpMail } from "../testing/mail.ts";
import type { Letter } from "./letter.ts";
import { queueMail } from "./queue.ts";
import { aHouseWithMail, notice } from "../testing/outbox.ts";

describe("The outbox", () => {
  const house = aHouseWithMail();
  const { queued, send, stateOf, listed, dueIn } = house;
  const reset = (minutes = 60): Letter => ({
    kind: "passwordReset",
    email: house.ann.email,
    token: "secret-token",
    until: new Date(Date.now() + minutes * 60_000),
  });
  const working = () => startJobs({ database: house.world.database, config: house.world.config, log: silent }, jobs);

  test("sends what a committed transaction has put in, once, and nothing of one that was taken back", async () => {
    await assert.rejects(
      inTransaction(house.world.db, async (tx) => {
        await queueMail(tx, house.world.config, {
          contactId: house.ann.id,
          to: "lost@house.example",
          letter: notice(),
        });
        throw new Error("taken back");
      }),
    );
    const id = await queued();
    const work = await working();
    await eventually(
      () => stateOf(id),
      (mail) => mail?.state === "sent",
    );
    await work.stop();
    await send(id);
    assert.deepEqual(
      house.server.mails.map(({ to, from }) => [to, from]),
      [[[house.ann.email], "desk@house.example"]],
    );
    assert.equal(house.server.mails[0]?.head["message-id"], `<${id}@house.example>`);
    const shown = await listed(id);
    assert.deepEqual([shown.state, shown.attempts, shown.problem, shown.can], ["sent", 1, null, ["delete"]]);
    assert.deepEqual(shown.contact, { id: house.ann.id, name: "Ann Lee" });
  });

  test("waits while mail is not set up, says so, and sends as soon as it is", async () => {
    await house.world.db.deleteFrom("mail_settings").execute();
    const id = await queued();
    await send(id);
    assert.deepEqual([(await listed(id)).state, (await listed(id)).problem.code], ["waiting", "unset"]);
    const { body } = await house.admin.get("/mail-settings");
    assert.deepEqual([body.problem.code, body.waiting], ["unset", 1]);
    const work = await working();
    await setUpMail(house.admin, house.server);
    await eventually(
      () => stateOf(id),
      (mail) => mail?.state === "sent",
    );
    await work.stop();
    assert.equal(house.server.mails.length, 1);
  });

  test("A058: a link that lets somebody in is in no answer, and gone from the database once it is sent or has expired", async () => {
    const sent = await queued(reset());
    const all = JSON.stringify((await house.admin.get("/outbox")).body);
    assert.ok(!all.includes("secret-token") && !all.includes("<html"));
    await send(sent);
    assert.match(house.server.mails[0]?.text ?? "", /#token=secret-token/);
    const late = await queued(reset(-1));
    await send(late);
    assert.equal(house.server.mails.length, 1);
    assert.deepEqual(
      [(await listed(late)).state, (await listed(late)).problem.code, (await listed(late)).can],
      ["failed", "expired", ["delete"]],
    );
    assert.equal((await house.admin.post(`/outbox/${late}/retry`)).status, 409);
    const refused = await queued(reset());
    house.server.answers.push({ at: "recipient", code: 550 });
    await send(refused);
    await house.world.db
      .updateTable("outbox")
      .set({ expires_at: sql<Date>`now()` })
      .where("id", "=", refused)
      .execute();
    await send(refused);
    const { rows } = await sql<{ text: string }>`select o::text as text from outbox o`.execute(house.world.db);
    assert.equal(rows.length, 3);
    assert.ok(rows.every(({ text }) => !text.includes("secret-token")));
    await assert.rejects(
      sql`update outbox set text = 'again' where id = ${sent}`.execute(house.world.db),
      /outbox_check/,
      "the database holds it too",
    );
  });

  test("A058: looks at a mail with such a link when it expires, whether it could be sent or not", async () => {
    const id = await queued(reset());
    const { rows } = await sql<{ minutes: number }>`
      select extract(epoch from run_at - now())::float8 / 60 as minutes from graphile_worker.jobs where key = ${`mail-end ${id}`}`.execute(
      house.world.db,
    );
    assert.equal(Math.round(rows[0]?.minutes ?? 0), 60);
  });

  test("no mail goes to who is blocked or deleted when it would leave", async () => {
    const id = await queued();
    await house.world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", house.ann.id).execute();
    await send(id);
    await house.world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", house.ann.id).execute();
    assert.deepEqual([(await listed(id)).state, (await listed(id)).problem.code], ["failed", "recipientGone"]);
    assert.equal(house.server.mails.length, 0);
  });

  test("takes mail out by hand: what waits is not sent then; the journal tells", async () => {
    const id = await queued();
    assert.equal((await house.admin.delete(`/outbox/${id}`)).status, 204);
    await send(id);
    assert.deepEqual(
      [house.server.mails.length, (await outboxOf(house.world)).length, await dueIn(id)],
      [0, 0, undefined],
    );
    assert.equal((await house.admin.delete(`/outbox/${id}`)).status, 404);
    const entry = await house.world.db
      .selectFrom("audit")
      .select(["actor_id", "subject_id"])
      .where("action", "=", "mailDeleted")
      .executeTakeFirst();
    assert.deepEqual(entry, { actor_id: house.ada.id, subject_id: house.ann.id });
  });

  test("forgets what was sent or given up after a month, and nothing that waits", async () => {
    const [sent, given, waiting, fresh] = [await queued(), await queued(), await queued(), await queued()];
    await send(sent);
    const old = sql<Date>`now() - interval '31 days'`;
    await house.world.db.updateTable("outbox").set({ state: "failed" }).where("id", "=", given).execute();
    await sql`update outbox set created_at = ${old} where id <> ${fresh}`.execute(house.world.db);
    await send(fresh);
    assert.deepEqual((await outboxOf(house.world)).map(({ id }) => id).toSorted(), [waiting, fresh].toSorted());
  });

  test("is shown page by page, newest first, by its state, with how many there are of each", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await queued());
    await send(ids[0] ?? "");
    const first = (await house.admin.get("/outbox?state=waiting&limit=3")).body;
    const second = (await house.admin.get(`/outbox?state=waiting&limit=3&after=${first.next}`)).body;
    const found = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    assert.deepEqual(found, ids.slice(1).toReversed());
    assert.deepEqual([second.next, first.counts], [null, { waiting: 4, sending: 0, sent: 1, failed: 0 }]);
  });
});
