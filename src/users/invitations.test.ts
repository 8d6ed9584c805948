import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { aHouseOfGuests, chosen } from "../testing/invitations.ts";
import { eventually } from "../testing/eventually.ts";

describe("An invitation", () => {
  const house = aHouseOfGuests();
  const { aContact, tokenFor, invited, accept, show, groupId } = house;

  test("that is not good any more is told of with the day on which it was sent; one that was taken back is not", async () => {
    const { id } = await invited();
    const shown = async () => (await house.admin.get(`/contacts/${id}/invitation`)).body;
    assert.deepEqual([(await shown()).invitation !== null, (await shown()).lapsedFrom], [true, null]);
    await sql`update sign_in_links set expires_at = now() - interval '1 minute' where contact_id = ${id}`.execute(
      house.world.db,
    );
    const { invitation, lapsedFrom, user, can } = await shown();
    assert.deepEqual([invitation, user, can], [null, false, ["invite"]]);
    assert.ok(Math.abs(Date.parse(lapsedFrom) - Date.now()) < 60_000);
    const other = await invited();
    await house.admin.delete(`/contacts/${other.id}/invitation`);
    assert.equal((await house.admin.get(`/contacts/${other.id}/invitation`)).body.lapsedFrom, null);
  });

  test("makes a contact a user: by mail, in her language, with a password of her choice, signed in at once", async () => {
    const gus = await aContact({ lastName: "Gast" });
    const reply = await house.admin.post(`/contacts/${gus.id}/invite`, { email: gus.email.toUpperCase() });
    assert.deepEqual([reply.status, reply.body.email, reply.body.mail], [201, gus.email, "waiting"]);
    const hours = (Date.parse(reply.body.expiresAt) - Date.now()) / 3_600_000;
    assert.ok(hours > 23.9 && hours <= 24, String(hours));
    const token = await tokenFor(gus.email);
    assert.match(house.server.to(gus.email).head["subject"] ?? "", /Einladung zu The House/);
    assert.ok(house.server.to(gus.email).text.includes(`${house.world.config.baseUrl}/invitation#token=${token}`));

    const shown = await show(token);
    assert.deepEqual(
      [shown.status, shown.body.name, shown.body.email, shown.body.house, shown.body.language],
      [200, "Gus Gast", gus.email, "The House", "de"],
    );
    const done = await accept(token, { password: chosen, language: "fr", timeZone: "Europe/Paris" });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.deepEqual(
      [done.body.user.id, done.body.user.email, done.body.user.language, done.body.user.timeZone],
      [gus.id, gus.email, "fr", "Europe/Paris"],
    );
    assert.match(done.headers.getSetCookie()[0] ?? "", /^acquaint_session=[\w-]{43};.*HttpOnly/);
    assert.equal((await house.world.stranger.post("/session", { email: gus.email, password: chosen })).status, 200);
    const identity = await house.world.db
      .selectFrom("identities")
      .select("verified_at")
      .where("normalised", "=", gus.email)
      .executeTakeFirst();
    assert.ok(identity?.verified_at, "she has shown that the address is hers");
    const card = (await house.admin.get(`/contacts/${gus.id}/invitation`)).body;
    assert.deepEqual(card, { invitation: null, lapsedFrom: null, user: true, can: [] });
    const journal = await house.world.db
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
    assert.equal((await house.world.stranger.post("/session", { email, password: right })).status, 200);
  });

  test("A065: works for 24 hours, and no more once the person is blocked, moved to another group, deleted or asked again", async () => {
    const ends: Record<string, (contact: { id: string; email: string }) => Promise<unknown>> = {
      "24 hours": ({ id }) =>
        house.world.db
          .updateTable("sign_in_links")
          .set({ expires_at: sql<Date>`now()` })
          .where("contact_id", "=", id)
          .execute(),
      blocked: ({ id }) =>
        house.world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute(),
      "blocked and back": async ({ id }) => {
        await house.world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute();
        await house.world.db.updateTable("contacts").set({ status: "active" }).where("id", "=", id).execute();
      },
      raised: async ({ id }) =>
        house.world.db
          .updateTable("contacts")
          .set({ access_group_id: await groupId("administrator"), kind: "agent" })
          .where("id", "=", id)
          .execute(),
      deleted: async ({ id }) => house.admin.delete(`/contacts/${id}`, { "if-match": '"1"' }),
      "asked again": ({ id, email }) => house.admin.post(`/contacts/${id}/invite`, { email }),
      withdrawn: ({ id }) => house.admin.delete(`/contacts/${id}/invitation`),
      "given a password": ({ id }) => house.admin.put(`/contacts/${id}/password`, { password: chosen }),
    };
    for (const [name, end] of Object.entries(ends)) {
      const contact = await invited();
      await end(contact);
      assert.equal((await show(contact.token)).status, 404, name);
      const refused = await accept(contact.token);
      assert.deepEqual([refused.status, refused.body.code], [404, "linkDead"], name);
      assert.equal(
        (await house.world.stranger.post("/session", { email: contact.email, password: chosen })).status,
        401,
        name,
      );
    }
  });

  test("is known to nobody but the mail: the database has a hash", async () => {
    const { token, id } = await invited();
    await eventually(
      async () =>
        (await house.world.db.selectFrom("outbox").select("state").where("contact_id", "=", id).executeTakeFirst())
          ?.state,
      (state) => state === "sent",
    );
    const { rows } = await sql<{ text: string }>`
      select l::text as text from sign_in_links l union all select o::text from outbox o union all select a::text from audit a
      union all select payload::text from graphile_worker._private_jobs`.execute(house.world.db);
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
      (await house.world.db.selectFrom("credentials").selectAll().where("contact_id", "=", id).execute()).length,
      0,
    );
    await house.world.db.deleteFrom("sign_in_failures").execute();
    assert.equal((await accept(token)).status, 200, "the link is good still");
  });
});
