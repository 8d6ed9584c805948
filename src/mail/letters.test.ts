import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMailServer, type MailServer } from "../testing/mail-server.ts";
import { outboxOf, setUpMail } from "../testing/mail.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { inTransaction } from "../database/transaction.ts";
import { languages } from "../words/words.ts";
import { letterKinds, type Letter } from "./letter.ts";
import { queueMail } from "./queue.ts";
import { sendMail } from "./send.ts";
import { writeLetter } from "./write-letter.ts";

describe("Letters", () => {
  let world: World;
  let ada: Person;
  let admin: Client;
  let server: MailServer;

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    admin = world.as(ada);
    server = await aMailServer();
    await setUpMail(admin, server, { fromName: "The House" });
  });
  after(async () => {
    await server.close();
    await world.close();
  });

  const house = { name: "The House", baseUrl: "https://house.example" };
  const reader = { name: "Ann Lee", language: "en", timeZone: "Europe/Kyiv" };
  const until = new Date("2026-07-01T20:30:00Z");
  const invitation: Letter = { kind: "invitation", by: "Ada Root", token: "abc", until };

  test("are written in all six languages, every kind in words of its own, and previewed", async () => {
    const { body } = await admin.get("/mail-templates");
    assert.deepEqual(
      body.items.map(({ kind }: { kind: string }) => kind),
      [...letterKinds],
    );
    assert.deepEqual(body.languages.toSorted(), [...languages].toSorted());
    const subjects = new Set<string>();
    for (const kind of letterKinds)
      for (const language of languages) {
        const shown = (await admin.get(`/mail-templates/${kind}/preview?language=${language}`)).body;
        assert.equal(shown.language, language);
        assert.match(shown.html, new RegExp(`<html lang="${language}">`));
        assert.ok(shown.text.includes("Ada Root") && shown.html.includes("Ada Root"));
        assert.doesNotMatch(shown.subject + shown.text + shown.html, /\{\{|undefined|letter\.|mail:/);
        subjects.add(shown.subject);
      }
    assert.equal(subjects.size, letterKinds.length * languages.length);
    assert.equal((await admin.get("/mail-templates/advertisement/preview")).status, 422);
  });

  test("say the same as text and as HTML, with links from BASE_URL only", () => {
    const { subject, text, html } = writeLetter(invitation, reader, house);
    assert.equal(subject, "You are invited to The House");
    assert.match(text, /^Hello Ann Lee,\n\nAda Root invites you to The House\./);
    for (const body of [text, html]) {
      const links: string[] = body.match(/https?:\/\/[^\s"<]+/g) ?? [];
      assert.ok(links.includes("https://house.example/invitation#token=abc"));
      assert.ok(
        links.every((link) => link.startsWith("https://house.example")),
        links.join(),
      );
    }
    assert.doesNotMatch(html, /<(?:img|script|link|style|iframe)/);
  });

  test("tell times by the reader's clock and language, and say which", () => {
    assert.match(writeLetter(invitation, reader, house).text, /July 1, 2026 at 11:30 PM GMT\+3/);
    assert.match(
      writeLetter(invitation, { ...reader, language: "de-CH", timeZone: "America/Lima" }, house).text,
      /1\. Juli 2026 um 15:30 GMT-5/,
    );
    assert.equal(writeLetter(invitation, { ...reader, language: "pt-BR" }, house).language, "en");
  });

  test("take names as text, whatever stands in them", () => {
    const by = `<script>alert(1)</script>"'&\u2028{{house}} $t(mail:footer)`;
    const { text, html } = writeLetter({ ...invitation, by }, { ...reader, name: "<b>Ann</b>" }, house);
    assert.ok(text.includes(`<script>alert(1)</script>"'& {{house}} $t(mail:footer) invites you`));
    assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp; {{house}} $t(mail:footer)"));
    assert.ok(html.includes("Hello &lt;b&gt;Ann&lt;/b&gt;,") && !html.includes("<script") && !html.includes("<b>"));
    assert.match(writeLetter(invitation, { ...reader, name: "" }, house).text, /^Hello,\n/);
  });

  test("A158: no line break in a name begins a head or hides one", async () => {
    const eve = await aUser(world.db, {
      firstName: "Eve\r\nBcc: all@house.example",
      lastName: "Line",
      email: "eve@house.example",
    });
    await world.db
      .updateTable("mail_settings")
      .set({ from_name: `Quote" <evil@house.example>, =?utf-8?Q?x?=` })
      .execute();
    const by = "Eve\r\nBcc: all@house.example\r\n\r\nbody";
    await inTransaction(world.db, (tx) =>
      queueMail(tx, world.config, {
        contactId: eve.id,
        to: eve.email,
        letter: { ...invitation, by, until: new Date(Date.now() + 60_000) },
      }),
    );
    const [mail] = await outboxOf(world);
    assert.ok(mail);
    await runHere(world, sendMail, { id: mail.id });
    const came = server.to(eve.email);
    assert.deepEqual([came.to, came.head["bcc"], came.from], [[eve.email], undefined, "desk@house.example"]);
    assert.match(came.head["from"] ?? "", /<desk@house\.example>$/);
    assert.ok(came.text.includes("Hello Eve Bcc: all@house.example Line,"));
  });

  test("go out in the reader's own language, or in the installation's", async () => {
    const olha = await aUser(world.db, {
      firstName: "Ольга",
      lastName: "Її",
      email: "olha@house.example",
      language: "uk",
    });
    await inTransaction(world.db, (tx) =>
      queueMail(tx, world.config, {
        contactId: olha.id,
        to: olha.email,
        letter: { kind: "emailChanged", at: new Date() },
      }),
    );
    const mail = (await outboxOf(world)).at(-1);
    await runHere(world, sendMail, { id: mail?.id ?? "" });
    const came = server.to(olha.email);
    assert.match(came.head["subject"] ?? "", /Ваш e-mail для входу/);
    assert.match(came.text, /Вітаємо, Ольга Її!/);
    assert.equal(came.head["content-language"], "uk");
  });
});
