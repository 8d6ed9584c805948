import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { sql } from "kysely";
import { jobs } from "../app.ts";
import { inTransaction } from "../database/transaction.ts";
import { startJobs } from "../jobs/start.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { silent } from "../testing/database.ts";
import { eventually, outboxOf, setUpMail } from "../testing/mail.ts";
import { aMailServer, type MailServer } from "../testing/mail-server.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { newId } from "../values/uuid.ts";
import type { Letter } from "./letter.ts";
import { queueMail } from "./queue.ts";
import { sendMail } from "./send.ts";

describe("The outbox", () => {
  let world: World;
  let ada: Person;
  let ann: Person;
  let admin: Client;
  let server: MailServer;

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
    admin = world.as(ada);
    server = await aMailServer();
    await setUpMail(admin, server);
    await forgetJobs();
  });
  after(async () => {
    await server.close();
    await world.close();
  });
  afterEach(async () => {
    server.answers.length = 0;
    server.mails.length = 0;
    await world.db.deleteFrom("outbox").execute();
    await forgetJobs();
  });

  /** That somebody has signed in for the first time is told by mail, too. */
  async function forgetJobs(): Promise<void> {
    await sql`delete from graphile_worker._private_jobs`.execute(world.db);
  }

  const notice = (): Letter => ({ kind: "emailChanged", at: new Date() });
  const reset = (minutes = 60): Letter => ({
    kind: "passwordReset",
    email: ann.email,
    token: "secret-token",
    until: new Date(Date.now() + minutes * 60_000),
  });

  async function queued(letter: Letter = notice()): Promise<string> {
    const id = newId();
    await inTransaction(world.db, (tx) =>
      queueMail(tx, world.config, { id, contactId: ann.id, to: ann.email, letter }),
    );
    return id;
  }
  const send = (id: string) => runHere(world, sendMail, { id });
  const working = () => startJobs({ database: world.database, config: world.config, log: silent }, jobs);
  const stateOf = async (id: string) => (await outboxOf(world)).find((mail) => mail.id === id);
  const listed = async (id: string) => {
    const { body } = await admin.get("/outbox");
    return body.items.find((mail: { id: string }) => mail.id === id);
  };
  /** When the job that sends a mail is due, in minutes from now. */
  async function dueIn(id: string): Promise<number | undefined> {
    const { rows } = await sql<{ minutes: number }>`
      select extract(epoch from run_at - now())::float8 / 60 as minutes from graphile_worker.jobs where key = ${`mail ${id}`}`.execute(
      world.db,
    );
    return rows[0]?.minutes;
  }

  test("sends what a committed transaction has put in, once, and nothing of one that was taken back", async () => {
    await assert.rejects(
      inTransaction(world.db, async (tx) => {
        await queueMail(tx, world.config, { contactId: ann.id, to: "lost@house.example", letter: notice() });
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
      server.mails.map(({ to, from }) => [to, from]),
      [[[ann.email], "desk@house.example"]],
    );
    assert.equal(server.mails[0]?.head["message-id"], `<${id}@house.example>`);
    const shown = await listed(id);
    assert.deepEqual([shown.state, shown.attempts, shown.problem, shown.can], ["sent", 1, null, ["delete"]]);
    assert.deepEqual(shown.contact, { id: ann.id, name: "Ann Lee" });
  });

  test("waits while mail is not set up, says so, and sends as soon as it is", async () => {
    await world.db.deleteFrom("mail_settings").execute();
    const id = await queued();
    await send(id);
    assert.deepEqual([(await listed(id)).state, (await listed(id)).problem.code], ["waiting", "unset"]);
    const { body } = await admin.get("/mail-settings");
    assert.deepEqual([body.problem.code, body.waiting], ["unset", 1]);
    const work = await working();
    await setUpMail(admin, server);
    await eventually(
      () => stateOf(id),
      (mail) => mail?.state === "sent",
    );
    await work.stop();
    assert.equal(server.mails.length, 1);
  });

  test("A058: a link that lets somebody in is in no answer, and gone from the database once it is sent or has expired", async () => {
    const sent = await queued(reset());
    const all = JSON.stringify((await admin.get("/outbox")).body);
    assert.ok(!all.includes("secret-token") && !all.includes("<html"));
    await send(sent);
    assert.match(server.mails[0]?.text ?? "", /#token=secret-token/);
    const late = await queued(reset(-1));
    await send(late);
    assert.equal(server.mails.length, 1);
    assert.deepEqual(
      [(await listed(late)).state, (await listed(late)).problem.code, (await listed(late)).can],
      ["failed", "expired", ["delete"]],
    );
    assert.equal((await admin.post(`/outbox/${late}/retry`)).status, 409);
    const refused = await queued(reset());
    server.answers.push({ at: "recipient", code: 550 });
    await send(refused);
    await world.db
      .updateTable("outbox")
      .set({ expires_at: sql<Date>`now()` })
      .where("id", "=", refused)
      .execute();
    await send(refused);
    const { rows } = await sql<{ text: string }>`select o::text as text from outbox o`.execute(world.db);
    assert.equal(rows.length, 3);
    assert.ok(rows.every(({ text }) => !text.includes("secret-token")));
    await assert.rejects(
      sql`update outbox set text = 'again' where id = ${sent}`.execute(world.db),
      /outbox_check/,
      "the database holds it too",
    );
  });

  test("A058: looks at a mail with such a link when it expires, whether it could be sent or not", async () => {
    const id = await queued(reset());
    const { rows } = await sql<{ minutes: number }>`
      select extract(epoch from run_at - now())::float8 / 60 as minutes from graphile_worker.jobs where key = ${`mail-end ${id}`}`.execute(
      world.db,
    );
    assert.equal(Math.round(rows[0]?.minutes ?? 0), 60);
  });

  test("no mail goes to who is blocked or deleted when it would leave", async () => {
    const id = await queued();
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", ann.id).execute();
    await send(id);
    await world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", ann.id).execute();
    assert.deepEqual([(await listed(id)).state, (await listed(id)).problem.code], ["failed", "recipientGone"]);
    assert.equal(server.mails.length, 0);
  });

  test("takes mail out by hand: what waits is not sent then; the journal tells", async () => {
    const id = await queued();
    assert.equal((await admin.delete(`/outbox/${id}`)).status, 204);
    await send(id);
    assert.deepEqual([server.mails.length, (await outboxOf(world)).length, await dueIn(id)], [0, 0, undefined]);
    assert.equal((await admin.delete(`/outbox/${id}`)).status, 404);
    const entry = await world.db
      .selectFrom("audit")
      .select(["actor_id", "subject_id"])
      .where("action", "=", "mailDeleted")
      .executeTakeFirst();
    assert.deepEqual(entry, { actor_id: ada.id, subject_id: ann.id });
  });

  test("forgets what was sent or given up after a month, and nothing that waits", async () => {
    const [sent, given, waiting, fresh] = [await queued(), await queued(), await queued(), await queued()];
    await send(sent);
    const old = sql<Date>`now() - interval '31 days'`;
    await world.db.updateTable("outbox").set({ state: "failed" }).where("id", "=", given).execute();
    await sql`update outbox set created_at = ${old} where id <> ${fresh}`.execute(world.db);
    await send(fresh);
    assert.deepEqual((await outboxOf(world)).map(({ id }) => id).toSorted(), [waiting, fresh].toSorted());
  });

  test("is shown page by page, newest first, by its state, with how many there are of each", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await queued());
    await send(ids[0] ?? "");
    const first = (await admin.get("/outbox?state=waiting&limit=3")).body;
    const second = (await admin.get(`/outbox?state=waiting&limit=3&after=${first.next}`)).body;
    const found = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    assert.deepEqual(found, ids.slice(1).toReversed());
    assert.deepEqual([second.next, first.counts], [null, { waiting: 4, sending: 0, sent: 1, failed: 0 }]);
  });
});
