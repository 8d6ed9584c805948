import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { mailCertificate } from "../testing/mail-certificate.ts";
import { aMailServer, type MailServer } from "../testing/mail-server.ts";
import { settingsFor } from "../testing/mail.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("The settings of outgoing mail", () => {
  let world: World;
  let ada: Person;
  let admin: Client;
  let open: MailServer;

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator", language: "de" });
    admin = world.as(ada);
    open = await aMailServer();
  });
  after(async () => {
    await open.close();
    await world.close();
  });

  /** What the test button says with these settings. */
  async function tried(
    settings: object,
  ): Promise<{ sent: boolean; problem: { code: string; text: string; answer: string } | null }> {
    const kept = await admin.put("/mail-settings", settings);
    assert.equal(kept.status, 200, JSON.stringify(kept.body));
    const reply = await admin.post("/mail-settings/test", { to: "Ada@Acquaint.test" });
    assert.equal(reply.status, 200);
    return reply.body;
  }

  test("are absent at first, and it is said that no mail leaves", async () => {
    const { body } = await admin.get("/mail-settings");
    assert.equal(body.settings, null);
    assert.deepEqual([body.problem.code, body.waiting, body.failed], ["unset", 0, 0]);
    assert.match(body.problem.text, /kein Mailserver/);
    assert.equal((await admin.post("/mail-settings/test", { to: "ada@acquaint.test" })).body.problem.code, "unset");
  });

  test("are open to none but who may manage settings", async () => {
    const ann = world.as(await aUser(world.db));
    const before = await world.db.selectFrom("mail_settings").selectAll().execute();
    for (const reply of [
      await ann.get("/mail-settings"),
      await ann.put("/mail-settings", settingsFor(open)),
      await ann.post("/mail-settings/test", { to: "ann.lee@acquaint.test" }),
      await ann.get("/outbox"),
      await ann.get("/mail-templates/invitation/preview"),
    ])
      assert.equal(reply.status, 403);
    assert.deepEqual(await world.db.selectFrom("mail_settings").selectAll().execute(), before);
    assert.equal(open.mails.length, 0);
  });

  test("send a test mail at once, with the server's words", async () => {
    const done = await tried(settingsFor(open));
    assert.deepEqual([done.sent, done.problem], [true, null]);
    const mail = open.to("ada@acquaint.test");
    assert.equal(mail.head["from"], "The House <desk@house.example>");
    assert.equal(mail.head["auto-submitted"], "auto-generated");
    assert.match(mail.head["subject"] ?? "", /Testnachricht von The House/);
    assert.match(mail.text, /Guten Tag Ada Root,/);
    assert.equal(mail.encrypted, false);
  });

  test("leave the house its own name: that of the organisation, which mail also comes from when no other name is set for it", async () => {
    const rename = async (name: string) => {
      const { version } = (await admin.get("/settings")).body;
      assert.equal((await admin.patch("/settings", { name, version })).status, 200);
    };
    await rename("Holm & Sons");
    assert.equal((await tried(settingsFor(open, { fromName: "The Desk" }))).sent, true);
    const named = open.to("ada@acquaint.test");
    assert.equal(named.head["from"], "The Desk <desk@house.example>");
    assert.match(named.head["subject"] ?? "", /Testnachricht von Holm & Sons/);
    assert.equal((await tried(settingsFor(open, { fromName: "" }))).sent, true);
    assert.match(open.to("ada@acquaint.test").head["from"] ?? "", /^"?Holm & Sons"? <desk@house\.example>$/);
    await rename("");
  });

  test("keep the password out of every answer, of the journal and of the database as it is", async () => {
    const server = await aMailServer({ user: "desk", password: "a key made of birch" });
    const settings = settingsFor(server, { user: "desk", password: "a key made of birch" });
    assert.deepEqual((await tried(settings)).sent, true);
    const shown = await admin.get("/mail-settings");
    assert.equal(shown.body.settings.hasPassword, true);
    assert.ok(!JSON.stringify(shown.body).includes("birch"));
    const { rows } = await sql<{ text: string }>`
      select s::text as text from mail_settings s union all select a::text from audit a`.execute(world.db);
    assert.ok(rows.some(({ text }) => text.includes("mailSettingsChanged")));
    assert.ok(rows.every(({ text }) => !text.includes("birch")));
    assert.ok((await readdir(world.config.dataDir)).includes("secret.key"));
    await server.close();
  });

  test("hold a password that is not said again, but give it to no other server", async () => {
    const server = await aMailServer({ user: "desk", password: "a key made of birch" });
    await tried(settingsFor(server, { user: "desk", password: "a key made of birch" }));
    assert.equal((await tried(settingsFor(server, { user: "desk", fromName: "Renamed" }))).sent, true);
    for (const other of [{ port: open.port }, { host: "localhost" }, { user: "else" }, { security: "tls" }]) {
      const reply = await admin.put("/mail-settings", settingsFor(server, { user: "desk", ...other }));
      assert.deepEqual([reply.status, reply.body.errors?.[0]?.pointer], [422, "/password"], JSON.stringify(other));
    }
    await server.close();
  });

  test("say that the password is to be entered again where its key is another", async () => {
    await admin.put("/mail-settings", settingsFor(open, { user: "desk", password: "a key made of birch" }));
    await world.db.updateTable("mail_settings").set({ sealed_password: "1.other.AAAA" }).execute();
    assert.equal((await admin.get("/mail-settings")).body.problem.code, "passwordLost");
    assert.equal((await admin.post("/mail-settings/test", { to: "a@b.example" })).body.problem.code, "passwordLost");
  });

  test("say what is wrong with the line: refused, no such host, no mail server, no answer there", async () => {
    const taken = await aMailServer();
    await taken.close();
    const refused = await tried(settingsFor(taken));
    assert.deepEqual([refused.sent, refused.problem?.code], [false, "refused"]);
    assert.match(refused.problem?.text ?? "", /lehnt die Verbindung ab/);
    assert.equal((await tried(settingsFor(open, { host: "no-such-host.invalid" }))).problem?.code, "host");
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
    await once(other, "listening");
    const at = other.address();
    const port = at !== null && typeof at === "object" ? at.port : 0;
    assert.equal((await tried(settingsFor({ port }))).problem?.code, "protocol");
    other.close();
  });

  test("say what is wrong with the sign-in, in the server's words too", async () => {
    const server = await aMailServer({ user: "desk", password: "right" });
    const wrong = await tried(settingsFor(server, { user: "desk", password: "wrong" }));
    assert.equal(wrong.problem?.code, "login");
    assert.match(wrong.problem?.answer ?? "", /535.*who are you/);
    assert.equal((await tried(settingsFor(server, { user: "desk", password: "right" }))).sent, true);
    assert.equal(server.to("ada@acquaint.test").user, "desk");
    await server.close();
  });

  test("say what is wrong with the encryption, and send no password before it stands", async () => {
    for (const security of ["starttls", "tls"] as const) {
      const server = await aMailServer({ security, user: "desk", password: "right" });
      const wish = { security, user: "desk", password: "right" };
      assert.equal((await tried(settingsFor(server, wish))).problem?.code, "tls", `${security}: nobody vouches for it`);
      assert.equal((await tried(settingsFor(server, { ...wish, certificate: mailCertificate }))).sent, true, security);
      assert.equal(server.to("ada@acquaint.test").encrypted, true);
      await server.close();
    }
    assert.equal((await tried(settingsFor(open, { security: "starttls" }))).problem?.code, "starttls");
    assert.equal((await tried(settingsFor(open, { security: "tls" }))).problem?.code, "tls");
    assert.equal(
      (await admin.put("/mail-settings", settingsFor(open, { certificate: "none" }))).body.errors[0].pointer,
      "/certificate",
    );
  });

  test("say whom the server does not take", async () => {
    open.answers.push({ at: "sender", code: 550, words: "not from you" });
    assert.deepEqual((await tried(settingsFor(open))).problem?.code, "sender");
    open.answers.push({ at: "recipient", code: 550, words: "nobody here" });
    const { problem } = await tried(settingsFor(open));
    assert.equal(problem?.code, "recipient");
    assert.match(problem?.answer ?? "", /550 nobody here/);
  });

  test("take no line break where it would begin another head (A158)", async () => {
    for (const wrong of [
      { fromName: "House\r\nBcc: x@y.example" },
      { user: "a\nb", password: "x" },
      { fromAddress: "a@b.example\r\nX: y" },
      { fromAddress: "House <a@b.example>" },
      { host: "a b" },
      { port: 0 },
      { security: "ssl" },
    ]) {
      const reply = await admin.put("/mail-settings", settingsFor(open, wrong));
      assert.equal(reply.status, 422, JSON.stringify(wrong));
    }
    for (const to of ["a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "nobody", "<a@b.example>"])
      assert.equal((await admin.post("/mail-settings/test", { to })).status, 422, to);
  });
});
