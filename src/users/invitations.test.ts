import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { aUser, password, type Person } from "../testing/builders.ts";
import { anAccessGroup } from "../testing/groups.ts";
import type { Client } from "../testing/client.ts";
import { aMailServer, type MailServer } from "../testing/mail-server.ts";
import { eventually, setUpMail } from "../testing/mail.ts";
import { aWorld, type World } from "../testing/world.ts";

const chosen = "seven swans over the lake";

describe("An invitation", () => {
  let world: World;
  let ada: Person;
  let admin: Client;
  let ann: Client;
  let server: MailServer;

  before(async () => {
    world = await aWorld({ jobs: true });
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    admin = world.as(ada);
    ann = world.as(await aUser(world.db, { firstName: "Ann", lastName: "Lee" }));
    server = await aMailServer();
    await setUpMail(admin, server);
  });
  after(async () => {
    await server.close();
    await world.close();
  });

  let number = 0;
  async function aContact(more: object = {}): Promise<{ id: string; email: string }> {
    const email = `guest${++number}@house.example`;
    const { status, body } = await admin.post("/contacts", {
      firstName: "Gus",
      lastName: `Guest ${number}`,
      emails: [{ value: email }],
      language: "de",
      ...more,
    });
    assert.equal(status, 201, JSON.stringify(body));
    return { id: body.id, email };
  }
  /** The token of the latest mail to an address. */
  async function tokenFor(email: string, mails = 1): Promise<string> {
    await eventually(
      () => server.mails.filter(({ to }) => to.includes(email)).length,
      (n) => n >= mails,
    );
    return /#token=([\w-]+)/.exec(server.to(email).text)?.[1] ?? "";
  }
  async function invited(): Promise<{ id: string; email: string; token: string }> {
    const contact = await aContact();
    assert.equal((await admin.post(`/contacts/${contact.id}/invite`, { email: contact.email })).status, 201);
    return { ...contact, token: await tokenFor(contact.email) };
  }
  const accept = (token: string, body: object = { password: chosen }) =>
    world.stranger.post("/invitations/accept", { token, ...body });
  const show = (token: string) => world.stranger.post("/invitations/show", { token });
  const groupId = async (standing: "client" | "agent" | "administrator") =>
    (await world.db.selectFrom("access_groups").select("id").where("standing", "=", standing).executeTakeFirstOrThrow())
      .id;

  test("that is not good any more is told of with the day on which it was sent; one that was taken back is not", async () => {
    const { id } = await invited();
    const shown = async () => (await admin.get(`/contacts/${id}/invitation`)).body;
    assert.deepEqual([(await shown()).invitation !== null, (await shown()).lapsedFrom], [true, null]);
    await sql`update sign_in_links set expires_at = now() - interval '1 minute' where contact_id = ${id}`.execute(
      world.db,
    );
    const { invitation, lapsedFrom, user, can } = await shown();
    assert.deepEqual([invitation, user, can], [null, false, ["invite"]]);
    assert.ok(Math.abs(Date.parse(lapsedFrom) - Date.now()) < 60_000);
    const other = await invited();
    await admin.delete(`/contacts/${other.id}/invitation`);
    assert.equal((await admin.get(`/contacts/${other.id}/invitation`)).body.lapsedFrom, null);
  });

  test("makes a contact a user: by mail, in her language, with a password of her choice, signed in at once", async () => {
    const gus = await aContact();
    const reply = await admin.post(`/contacts/${gus.id}/invite`, { email: gus.email.toUpperCase() });
    assert.deepEqual([reply.status, reply.body.email, reply.body.mail], [201, gus.email, "waiting"]);
    const hours = (Date.parse(reply.body.expiresAt) - Date.now()) / 3_600_000;
    assert.ok(hours > 23.9 && hours <= 24, String(hours));
    const token = await tokenFor(gus.email);
    assert.match(server.to(gus.email).head["subject"] ?? "", /Einladung zu The House/);
    assert.ok(server.to(gus.email).text.includes(`${world.config.baseUrl}/invitation#token=${token}`));

    const shown = await show(token);
    assert.deepEqual(
      [shown.status, shown.body.name, shown.body.email, shown.body.house, shown.body.language],
      [200, `Gus Guest ${number}`, gus.email, "The House", "de"],
    );
    const done = await accept(token, { password: chosen, language: "fr", timeZone: "Europe/Paris" });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.deepEqual(
      [done.body.user.id, done.body.user.email, done.body.user.language, done.body.user.timeZone],
      [gus.id, gus.email, "fr", "Europe/Paris"],
    );
    assert.match(done.headers.getSetCookie()[0] ?? "", /^acquaint_session=[\w-]{43};.*HttpOnly/);
    assert.equal((await world.stranger.post("/session", { email: gus.email, password: chosen })).status, 200);
    const identity = await world.db
      .selectFrom("identities")
      .select("verified_at")
      .where("normalised", "=", gus.email)
      .executeTakeFirst();
    assert.ok(identity?.verified_at, "she has shown that the address is hers");
    const card = (await admin.get(`/contacts/${gus.id}/invitation`)).body;
    assert.deepEqual(card, { invitation: null, lapsedFrom: null, user: true, can: [] });
    const journal = await world.db
      .selectFrom("audit")
      .select("action")
      .where("subject_id", "=", gus.id)
      .orderBy("id")
      .execute();
    assert.deepEqual(
      journal
        .map(({ action }) => action)
        .slice(0, 5)
        .toSorted(),
      ["created", "invited", "signInEmailChanged", "signedIn", "updated"],
    );
  });

  test("A065: works once, of two at the same moment for one", async () => {
    const { token, email } = await invited();
    const replies = await Promise.all([accept(token), accept(token, { password: "another password of mine" })]);
    assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 404]);
    assert.equal(replies.find(({ status }) => status === 404)?.body.code, "linkDead");
    assert.equal((await accept(token)).status, 404);
    assert.equal((await show(token)).status, 404);
    const right = replies[0]?.status === 200 ? chosen : "another password of mine";
    assert.equal((await world.stranger.post("/session", { email, password: right })).status, 200);
  });

  test("A065: works for 24 hours, and no more once the person is blocked, moved to another group, deleted or asked again", async () => {
    const ends: Record<string, (contact: { id: string; email: string }) => Promise<unknown>> = {
      "24 hours": ({ id }) =>
        world.db
          .updateTable("sign_in_links")
          .set({ expires_at: sql<Date>`now()` })
          .where("contact_id", "=", id)
          .execute(),
      blocked: ({ id }) => world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute(),
      "blocked and back": async ({ id }) => {
        await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute();
        await world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", id).execute();
      },
      raised: async ({ id }) =>
        world.db
          .updateTable("contacts")
          .set({ access_group_id: await groupId("administrator"), kind: "agent" })
          .where("id", "=", id)
          .execute(),
      deleted: async ({ id }) => admin.delete(`/contacts/${id}`, { "if-match": '"1"' }),
      "asked again": ({ id, email }) => admin.post(`/contacts/${id}/invite`, { email }),
      withdrawn: ({ id }) => admin.delete(`/contacts/${id}/invitation`),
      "given a password": ({ id }) => admin.put(`/contacts/${id}/password`, { password: chosen }),
    };
    for (const [name, end] of Object.entries(ends)) {
      const contact = await invited();
      await end(contact);
      assert.equal((await show(contact.token)).status, 404, name);
      const refused = await accept(contact.token);
      assert.deepEqual([refused.status, refused.body.code], [404, "linkDead"], name);
      assert.equal(
        (await world.stranger.post("/session", { email: contact.email, password: chosen })).status,
        401,
        name,
      );
    }
  });

  test("is known to nobody but the mail: the database has a hash", async () => {
    const { token, id } = await invited();
    await eventually(
      async () =>
        (await world.db.selectFrom("outbox").select("state").where("contact_id", "=", id).executeTakeFirst())?.state,
      (state) => state === "sent",
    );
    const { rows } = await sql<{ text: string }>`
      select l::text as text from sign_in_links l union all select o::text from outbox o union all select a::text from audit a
      union all select payload::text from graphile_worker._private_jobs`.execute(world.db);
    assert.ok(rows.length > 3 && rows.every(({ text }) => !text.includes(token)));
  });

  test("A060: empty, short, wrong and strange tokens and passwords are refused, and nothing is written", async () => {
    const { token, email, id } = await invited();
    for (const wrong of [
      "",
      "short",
      "\u0000",
      "null",
      "undefined",
      '{"$ne":1}',
      token.slice(0, -1),
      `${token}x`,
      "a".repeat(500),
    ]) {
      const reply = await accept(wrong);
      assert.ok(reply.status >= 400 && reply.status < 500, `${wrong}: ${reply.status}`);
    }
    for (const body of [
      {},
      { password: null },
      { password: [chosen] },
      { password: { $ne: 1 } },
      { password: "" },
      { password: "short" },
      { password: "passwordpassword" },
      { password: chosen, token: { $ne: 1 } },
      { password: chosen, language: "xx-klingon" },
      { password: chosen, timeZone: "Mars/Olympus" },
      { password: `${email.split("@")[0]} and more` },
    ]) {
      const reply = await accept(token, body);
      assert.equal(reply.status, 422, JSON.stringify(body));
    }
    assert.equal(
      (await world.db.selectFrom("credentials").selectAll().where("contact_id", "=", id).execute()).length,
      0,
    );
    await world.db.deleteFrom("sign_in_failures").execute();
    assert.equal((await accept(token)).status, 200, "the link is good still");
  });

  test("goes to an address of the card, or where the person signs in, and to no other", async () => {
    const gus = await aContact();
    const unsaid = await admin.post(`/contacts/${gus.id}/invite`, {});
    assert.deepEqual(
      [unsaid.status, unsaid.body.errors[0].pointer, unsaid.body.errors[0].code],
      [422, "/email", "required"],
    );
    const strange = await admin.post(`/contacts/${gus.id}/invite`, { email: "else@house.example" });
    assert.deepEqual([strange.status, strange.body.errors[0].code], [422, "notOnCard"]);
    const taken = await aContact({ emails: [{ value: ada.email }] });
    assert.equal((await admin.post(`/contacts/${taken.id}/invite`, { email: ada.email })).body.errors[0].code, "taken");
    await admin.put(`/contacts/${gus.id}/sign-in-email`, { email: "gus@house.example", password });
    assert.equal(
      (await admin.post(`/contacts/${gus.id}/invite`, { email: gus.email })).body.errors[0].code,
      "otherSignInEmail",
    );
    assert.equal((await admin.post(`/contacts/${gus.id}/invite`, {})).body.email, "gus@house.example");
  });

  test("is refused for blocked and fired people, for groups that do not sign in, and for who is a user already", async () => {
    const cases: Record<string, (id: string) => Promise<unknown>> = {
      personBlocked: (id) => world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute(),
      firedIsFinal: async (id) =>
        world.db
          .updateTable("contacts")
          .set({ status: "fired", kind: "agent", access_group_id: await groupId("agent") })
          .where("id", "=", id)
          .execute(),
      groupSignsNobodyIn: async (id) => {
        const group = await anAccessGroup(world.db, `Outside ${number}`, { type: "client", signsIn: false });
        return world.db.updateTable("contacts").set({ access_group_id: group }).where("id", "=", id).execute();
      },
    };
    for (const [code, make] of Object.entries(cases)) {
      const gus = await aContact();
      await make(gus.id);
      const reply = await admin.post(`/contacts/${gus.id}/invite`, { email: gus.email });
      assert.deepEqual([reply.status, reply.body.code], [409, code]);
      assert.equal(
        await world.db.selectFrom("sign_in_links").select("id").where("contact_id", "=", gus.id).executeTakeFirst(),
        undefined,
      );
    }
    assert.equal((await admin.post(`/contacts/${ada.id}/invite`, {})).body.code, "userAlready");
  });

  test("is sent by who may edit the contact and give its group: no agent makes an agent or an administrator of somebody's mailbox", async () => {
    const gus = await aContact();
    assert.equal(
      (await ann.post(`/contacts/${gus.id}/invite`, { email: gus.email })).status,
      201,
      "the group of everybody new",
    );
    for (const standing of ["agent", "administrator"] as const) {
      const boss = await aContact({ accessGroup: await groupId(standing) });
      const reply = await ann.post(`/contacts/${boss.id}/invite`, { email: boss.email });
      assert.deepEqual([reply.status, reply.body.code], [403, "notAllowed"]);
      assert.equal((await ann.get(`/contacts/${boss.id}/invitation`)).status, 403);
    }
    const cleo = world.as(await aUser(world.db, { firstName: "Cleo", lastName: "Client", group: "client" }));
    assert.equal((await cleo.post(`/contacts/${gus.id}/invite`, { email: gus.email })).status, 404, "out of sight");
    assert.equal((await world.stranger.post(`/contacts/${gus.id}/invite`, {})).status, 401);
  });

  test("that nobody has accepted is shown on the card, with how far its mail is", async () => {
    const { id, email } = await invited();
    const seen = await eventually(
      async () => (await admin.get(`/contacts/${id}/invitation`)).body,
      ({ invitation }) => invitation?.mail === "sent",
    );
    assert.deepEqual([seen.invitation.email, seen.user, seen.can], [email, false, ["invite"]]);
    assert.equal((await admin.delete(`/contacts/${id}/invitation`)).status, 204);
    assert.equal((await admin.delete(`/contacts/${id}/invitation`)).status, 404);
    assert.equal((await admin.get(`/contacts/${id}/invitation`)).body.invitation, null);
  });
});
