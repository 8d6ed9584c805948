import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { aUser, password, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMailServer, type MailServer } from "../testing/mail-server.ts";
import { eventually } from "../testing/eventually.ts";
import { outboxOf, setUpMail } from "../testing/mail.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("The e-mail somebody signs in with", () => {
  let world: World;
  let ada: Person;
  let admin: Client;
  let server: MailServer;
  let number = 0;

  before(async () => {
    world = await aWorld({ jobs: true, config: { trustedProxies: ["127.0.0.1"] } });
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    admin = world.as(ada);
    server = await aMailServer();
    await setUpMail(admin, server);
  });
  after(async () => {
    await server.close();
    await world.close();
  });

  const aPerson = (group: "client" | "agent" = "agent") =>
    aUser(world.db, { firstName: "Sam", lastName: `S${++number}`, group });
  const change = (as: Client, { id }: { id: string }, email: string, given = password) =>
    as.put(`/contacts/${id}/sign-in-email`, { email, password: given });
  const signIn = (email: string, from = "198.51.100.7") =>
    world.stranger.post("/session", { email, password }, { "x-forwarded-for": from });
  const emailOf = async ({ id }: Person) =>
    (await world.db.selectFrom("contacts").select("sign_in_email").where("id", "=", id).executeTakeFirstOrThrow())
      .sign_in_email;

  test("is changed by its owner with her password; the old address is told, and not which is the new one", async () => {
    const sam = await aPerson();
    const client = world.as(sam);
    const elsewhere = await signIn(sam.email);
    const reply = await change(client, sam, "Sam.New@House.example");
    assert.deepEqual([reply.status, reply.body], [200, { signInEmail: "sam.new@house.example", version: 2 }]);
    assert.ok(reply.headers.getSetCookie()[0], "the own session goes on by a new cookie");
    const old = elsewhere.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    assert.equal((await world.stranger.get("/session", { cookie: old })).status, 401, "the others end");
    assert.equal((await signIn(sam.email)).status, 401);
    assert.equal((await signIn("sam.new@house.example")).status, 200);
    await eventually(
      () => server.mails.some(({ to, head }) => to.includes(sam.email) && /has changed/.test(head["subject"] ?? "")),
      Boolean,
    );
    assert.ok(!server.to(sam.email).text.includes("sam.new"));
    const entry = await world.db
      .selectFrom("audit")
      .select(["actor_id", "change"])
      .where("subject_id", "=", sam.id)
      .where("action", "=", "signInEmailChanged")
      .executeTakeFirst();
    assert.deepEqual(entry, { actor_id: sam.id, change: { signInEmail: [sam.email, "sam.new@house.example"] } });
  });

  test("is not changed without one's own password, by the wrong one, to what is no address or another's", async () => {
    const sam = await aPerson();
    const client = world.as(sam);
    const wrong = await change(client, sam, "x@house.example", "not her password");
    assert.deepEqual(
      [wrong.status, wrong.body.errors[0].pointer, wrong.body.errors[0].code],
      [422, "/password", "wrongPassword"],
    );
    assert.equal((await client.put(`/contacts/${sam.id}/sign-in-email`, { email: "x@house.example" })).status, 422);
    const taken = await change(client, sam, ada.email);
    assert.deepEqual([taken.status, taken.body.errors[0].pointer, taken.body.errors[0].code], [422, "/email", "taken"]);
    for (const email of ["none", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example"])
      assert.equal((await change(client, sam, email)).status, 422);
    assert.equal(await emailOf(sam), sam.email);
    assert.ok(
      (await outboxOf(world)).every(({ recipient, kind }) => recipient !== sam.email || kind !== "emailChanged"),
    );
  });

  test("of others is changed by administrators alone, and of fired people by nobody", async () => {
    const sam = await aPerson();
    const other = await aPerson();
    assert.equal((await change(world.as(other), sam, "x@house.example")).status, 403);
    const cleo = await aPerson("client");
    assert.equal((await change(world.as(cleo), sam, "x@house.example")).status, 404, "out of sight");
    assert.equal((await change(admin, sam, `given.${sam.email}`)).status, 200);
    assert.equal(await emailOf(sam), `given.${sam.email}`);
    await world.db.updateTable("contacts").set({ status: "fired" }).where("id", "=", sam.id).execute();
    assert.equal((await change(admin, sam, "y@house.example")).status, 409);
  });

  test("of two people who want the same at once, one gets it", async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    const replies = await Promise.all([
      change(world.as(first), first, "both@house.example"),
      change(world.as(second), second, "both@house.example"),
    ]);
    assert.deepEqual(replies.map(({ status }) => (status === 200 ? 200 : "no")).toSorted(), [200, "no"].toSorted());
    assert.ok(replies.every(({ status }) => [200, 409, 422].includes(status)));
  });

  test("A064: an address that a client has only written on his card lets nobody in, not by sign-in, reset nor change", async () => {
    const [cleo, victim] = [await aPerson("client"), "victim@house.example"];
    await world.db
      .insertInto("identities")
      .values({ contact_id: cleo.id, kind: "email", value: victim, normalised: victim, position: 1 })
      .execute();
    assert.equal((await signIn(victim)).status, 401);
    assert.equal((await world.stranger.post("/password-reset", { email: victim })).status, 202);
    const moved = await change(world.as(cleo), cleo, victim);
    assert.deepEqual([moved.status, moved.body.errors[0].code], [422, "notVerified"]);
    await eventually(
      async () =>
        (await sql`select from graphile_worker.jobs where task_identifier = 'reset-password'`.execute(world.db)).rows
          .length,
      (n) => n === 0,
    );
    assert.ok((await outboxOf(world)).every(({ recipient }) => recipient !== victim));
    await world.db
      .updateTable("identities")
      .set({ verified_at: new Date() })
      .where("normalised", "=", victim)
      .execute();
    assert.equal((await change(world.as(cleo), cleo, victim)).status, 200, "one that is known to be his does");
  });

  test("A055: who is signed in somewhere is out with the change of the address", async () => {
    const sam = await aPerson();
    const open = await world.signedIn(sam.email);
    assert.equal((await change(admin, sam, `moved.${sam.email}`)).status, 200);
    assert.equal((await open.get("/session")).status, 401);
  });

  test("a sign-in from a place that is not known is told by mail, one from a known place is not", async () => {
    const sam = await aUser(world.db, { firstName: "Sam", lastName: "Seen", language: "es" });
    const news = () =>
      server.mails.filter(
        ({ to, head }) => to.includes(sam.email) && /Nuevo inicio de sesión/.test(head["subject"] ?? ""),
      );
    await world.stranger.post(
      "/session",
      { email: sam.email, password },
      { "x-forwarded-for": "203.0.113.5", "user-agent": "Browser <b>1</b>\u00ff" },
    );
    await eventually(
      () => news().length,
      (n) => n === 1,
    );
    assert.match(news()[0]?.text ?? "", /Dirección IP: 203\.0\.113\.5\r\nNavegador: Browser <b>1<\/b>/);
    assert.match(news()[0]?.html ?? "", /Browser &lt;b&gt;1&lt;\/b&gt;/);
    assert.equal((await signIn(sam.email, "203.0.113.5")).status, 200);
    assert.equal((await signIn(sam.email, "2001:db8::1")).status, 200);
    await eventually(
      () => news().length,
      (n) => n === 2,
    );
    assert.equal((await signIn(sam.email, "2001:db8::2")).status, 200, "the same /64");
    await world.db.updateTable("contacts").set({ notified: false }).where("id", "=", sam.id).execute();
    assert.equal((await signIn(sam.email, "192.0.2.1")).status, 200);
    await eventually(
      () => news().length,
      (n) => n === 3,
    );
    assert.equal((await signIn("nobody@house.example", "192.0.2.9")).status, 401);
    assert.equal(news().length, 3);
  });
});
