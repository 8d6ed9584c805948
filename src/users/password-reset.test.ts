import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { after, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import { buildApp } from "../app.ts";
import { openLog } from "../log.ts";
import { aUser, password, type Person } from "../testing/builders.ts";
import { anAccessGroup } from "../testing/groups.ts";
import type { Reply } from "../testing/client.ts";
import { aMailServer, type MailServer } from "../testing/mail-server.ts";
import { eventually } from "../testing/eventually.ts";
import { setUpMail } from "../testing/mail.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { sendReset } from "./ask-for-reset.ts";

const chosen = "seven swans over the lake";

describe("A password reset", () => {
  let world: World;
  let server: MailServer;
  let number = 0;

  before(async () => {
    world = await aWorld({ jobs: true, config: { trustedProxies: ["127.0.0.1"] } });
    const ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    server = await aMailServer();
    await setUpMail(world.as(ada), server);
  });
  after(async () => {
    await server.close();
    await world.close();
  });
  beforeEach(() => world.db.deleteFrom("sign_in_failures").execute());

  const aPerson = () => aUser(world.db, { firstName: "Pia", lastName: `P${++number}` });
  const ask = (email: unknown, from = "198.51.100.7") =>
    world.stranger.post("/password-reset", { email }, { "x-forwarded-for": from });
  const choose = (token: string, body: object = { password: chosen }) =>
    world.stranger.put("/password-reset", { token, ...body });
  const jobsLeft = async () => {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'reset-password'`.execute(world.db);
    return rows[0]?.n ?? 0;
  };
  async function tokenFor({ email }: Person, mails = 1): Promise<string> {
    const tokens = () =>
      server.mails.flatMap(({ to, text }) =>
        to.includes(email) ? (/password-reset#token=([\w-]+)/.exec(text)?.slice(1) ?? []) : [],
      );
    return (await eventually(tokens, (found) => found.length >= mails)).at(-1) ?? "";
  }
  async function asked(person: Person): Promise<string> {
    assert.equal((await ask(person.email)).status, 202);
    return tokenFor(person);
  }
  const signInWith = (person: Person, given: string) =>
    world.stranger.post("/session", { email: person.email, password: given });

  test("sends a link that is good for an hour; with it one chooses a password, and all sessions end", async () => {
    const pia = await aPerson();
    const open = await world.signedIn(pia.email);
    const token = await asked(pia);
    const { rows } = await sql<{
      minutes: number;
    }>`select extract(epoch from expires_at - created_at)::float8 / 60 as minutes from sign_in_links`.execute(world.db);
    assert.deepEqual(
      rows.map(({ minutes }) => minutes),
      [60],
    );
    const done = await choose(token);
    assert.equal(done.status, 204, JSON.stringify(done.body));
    assert.equal((await open.get("/session")).status, 401);
    assert.equal((await signInWith(pia, password)).status, 401);
    assert.equal((await signInWith(pia, chosen)).status, 200);
    const journal = await world.db.selectFrom("audit").select("action").where("subject_id", "=", pia.id).execute();
    const actions = journal.map(({ action }) => action);
    assert.ok(actions.includes("resetAsked") && actions.includes("passwordReset"));
  });

  test("A062: opens no session: whoever has a second factor is asked for it where he signs in", async () => {
    const pia = await aPerson();
    const done = await choose(await asked(pia));
    assert.deepEqual([done.status, done.headers.getSetCookie(), done.body], [204, [], ""]);
    assert.equal(
      (await world.db.selectFrom("sessions").selectAll().where("contact_id", "=", pia.id).execute()).length,
      0,
    );
  });

  test("A051, A044: answers alike whoever it is, and sends nothing to blocked, fired, unknown, never let in, and who may not sign in", async () => {
    const known = await aPerson();
    const blocked = await aPerson();
    const fired = await aPerson();
    const bare = await aPerson();
    const outside = await aPerson();
    const gone = await aPerson();
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", blocked.id).execute();
    await world.db.updateTable("contacts").set({ status: "fired" }).where("id", "=", fired.id).execute();
    await world.db.updateTable("contacts").set({ deleted_at: new Date() }).where("id", "=", gone.id).execute();
    await world.db.deleteFrom("credentials").where("contact_id", "=", bare.id).execute();
    const id = await anAccessGroup(world.db, "Outside", { signsIn: false });
    await world.db.updateTable("contacts").set({ access_group_id: id }).where("id", "=", outside.id).execute();
    const shape = ({ status, body, headers }: Reply) =>
      JSON.stringify([status, body, [...headers].filter(([name]) => name !== "date")]);
    const seen = new Set<string>();
    for (const email of [
      blocked.email,
      fired.email,
      bare.email,
      outside.email,
      gone.email,
      "nobody@house.example",
      "no address",
      "",
      known.email,
    ])
      seen.add(shape(await ask(email)));
    assert.equal(seen.size, 1, [...seen].join("\n"));
    assert.match([...seen][0] ?? "", /^\[202/);
    await tokenFor(known);
    await eventually(jobsLeft, (n) => n === 0);
    const written = await world.db
      .selectFrom("outbox")
      .select("recipient")
      .where("kind", "=", "passwordReset")
      .execute();
    const others = [blocked, fired, bare, outside, gone].map(({ email }) => email);
    assert.ok(written.every(({ recipient }) => !others.includes(recipient)));
    assert.ok(server.mails.every(({ to }) => !others.some((email) => to.includes(email))));
  });

  test("A044: of who is blocked after having asked the link is dead, and stays so when the block ends", async () => {
    const pia = await aPerson();
    const token = await asked(pia);
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", pia.id).execute();
    assert.equal((await choose(token)).status, 404);
    await world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", pia.id).execute();
    assert.equal((await choose(token)).status, 404);
    assert.equal((await signInWith(pia, password)).status, 200, "and the password is what it was");
  });

  test("A058: a link works once, of two at the same moment for one", async () => {
    const pia = await aPerson();
    const token = await asked(pia);
    const other = "another password of mine";
    const replies = await Promise.all([choose(token), choose(token, { password: other })]);
    assert.deepEqual(replies.map(({ status }) => status).toSorted(), [204, 404]);
    assert.equal((await choose(token)).status, 404);
    const right = replies[0]?.status === 204 ? chosen : other;
    assert.equal((await signInWith(pia, right)).status, 200);
  });

  test("A058: a link is dead after its hour, with the next one, and with another password, sign-in e-mail or invitation", async () => {
    const ends: Record<string, (person: Person) => Promise<unknown>> = {
      expired: ({ id }) =>
        world.db
          .updateTable("sign_in_links")
          .set({ expires_at: sql<Date>`now()` })
          .where("contact_id", "=", id)
          .execute(),
      "asked again": async (person) => {
        await ask(person.email);
        await tokenFor(person, 2);
      },
      "another password": (person) =>
        world
          .as(person)
          .put(`/contacts/${person.id}/password`, { current: password, password: "a password of this year" }),
      "another address": (person) =>
        world.as(person).put(`/contacts/${person.id}/sign-in-email`, { email: `new.${person.email}`, password }),
    };
    for (const [name, end] of Object.entries(ends)) {
      const pia = await aPerson();
      const token = await asked(pia);
      await end(pia);
      const reply = await choose(token);
      assert.deepEqual([reply.status, reply.body.code], [404, "linkDead"], name);
    }
  });

  test("A058: the secret is in no table and in no log", async () => {
    const lines: string[] = [];
    const log = openLog(
      { logLevel: "debug" },
      new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }),
    );
    const app = await buildApp({ database: world.database, config: world.config, log });
    const pia = await aPerson();
    const token = await asked(pia);
    await eventually(
      async () =>
        (await world.db.selectFrom("outbox").select("state").where("contact_id", "=", pia.id).executeTakeFirst())
          ?.state,
      (state) => state === "sent",
    );
    const payload = { token, password: "short" };
    await app.inject({ method: "PUT", url: "/api/v1/password-reset", payload });
    for (const url of ["/api/v1/invitations/show", "/api/v1/invitations/accept"])
      await app.inject({ method: "POST", url, payload });
    await app.inject({ method: "GET", url: `/api/v1/password-reset?x=${token}` });
    await app.close();
    assert.ok(
      lines.some((line) => line.includes("/api/v1/password-reset")),
      lines.join(""),
    );
    assert.ok(lines.every((line) => !line.includes(token)));
    const { rows } = await sql<{ text: string }>`
      select l::text as text from sign_in_links l union all select o::text from outbox o union all select a::text from audit a
      union all select payload::text from graphile_worker._private_jobs`.execute(world.db);
    assert.ok(rows.every(({ text }) => !text.includes(token)));
  });

  test("A060: empty, short, wrong and strange tokens, e-mails and passwords are refused", async () => {
    const pia = await aPerson();
    const token = await asked(pia);
    for (const wrong of ["", "short", "\u0000", "null", '{"$ne":1}', `${token}x`, "a".repeat(500)]) {
      const { status } = await choose(wrong);
      assert.ok(status >= 400 && status < 500, `${wrong}: ${status}`);
    }
    for (const email of [null, 1, ["a@b.example"], { $ne: 1 }, "a".repeat(400)])
      assert.equal((await ask(email)).status, 422);
    for (const body of [
      {},
      { password: null },
      { password: { $ne: 1 } },
      { password: "short" },
      { password: "passwordpassword" },
      { password: chosen, token: { $ne: 1 } },
      { password: chosen, email: pia.email },
    ])
      assert.equal((await choose(token, body)).status, 422, JSON.stringify(body));
    assert.equal((await signInWith(pia, password)).status, 200);
    assert.equal((await choose(token)).status, 204, "the link is good still");
  });

  test("tries with links are counted by where they come from, as those with passwords are", async () => {
    const pia = await aPerson();
    const token = await asked(pia);
    const from = { "x-forwarded-for": "203.0.113.9" };
    const statuses: number[] = [];
    for (let i = 0; i < 33; i++)
      statuses.push(
        (await world.stranger.put("/password-reset", { token: "x".repeat(43), password: chosen }, from)).status,
      );
    assert.deepEqual([statuses[0], statuses.at(-1)], [404, 429]);
    assert.equal((await world.stranger.put("/password-reset", { token, password: chosen }, from)).status, 429);
    assert.equal((await choose(token)).status, 204, "from elsewhere it works");
  });

  test("a mailbox gets three links an hour at most, and one place asks for twenty in a row", async () => {
    const pia = await aPerson();
    for (let i = 0; i < 5; i++) assert.equal((await ask(pia.email)).status, 202);
    await eventually(jobsLeft, (n) => n === 0);
    const asked = await world.db
      .selectFrom("audit")
      .select("id")
      .where("subject_id", "=", pia.id)
      .where("action", "=", "resetAsked")
      .execute();
    assert.equal(asked.length, 3);
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await ask(`nobody${i}@house.example`, "2001:db8::1")).status);
    assert.deepEqual([statuses[0], statuses.at(-1)], [202, 429]);
  });

  test("a job that runs twice sends one mail with one link", async () => {
    const pia = await aPerson();
    const payload = { link: "01a20000-0000-7000-8000-000000000001", account: pia.email, address: "198.51.100.7" };
    await runHere(world, sendReset, payload);
    await runHere(world, sendReset, payload);
    assert.equal((await choose(await tokenFor(pia))).status, 204);
    await runHere(world, sendReset, payload);
    const written = await world.db.selectFrom("outbox").select("id").where("contact_id", "=", pia.id).execute();
    assert.equal(written.length, 1);
  });

  test("who could not remember is not locked out any more", async () => {
    const pia = await aPerson();
    for (let i = 0; i < 6; i++) await signInWith(pia, "a wrong password");
    assert.equal((await signInWith(pia, password)).status, 429);
    assert.equal((await choose(await asked(pia))).status, 204);
    assert.equal((await signInWith(pia, chosen)).status, 200);
  });
});
