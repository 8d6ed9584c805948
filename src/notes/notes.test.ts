import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { eventually } from "../testing/eventually.ts";
import { outboxOf } from "../testing/mail.ts";
import { aWorld, type World } from "../testing/world.ts";

const mayWrite = {
  notes: { see: "all", create: "all", edit: "own", delete: "own" },
  files: { see: "all", create: "all", edit: "own", delete: "own" },
  "contacts.agents": { see: "all" },
};

describe("Notes", () => {
  let world: World;
  let ann: Person;
  let bob: Person;
  let asAnn: Client;
  let asBob: Client;
  let greta: string;
  let firm: string;

  before(async () => {
    world = await aWorld({ jobs: true });
    ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
    bob = await aUser(world.db, { firstName: "Bob", lastName: "Ray" });
    [asAnn, asBob] = [world.as(ann), world.as(bob)];
    greta = (await asAnn.post("/contacts", { firstName: "Greta", lastName: "Gone" })).body.id;
    firm = (await asAnn.post("/companies", { name: "Firm Ltd" })).body.id;
  });
  after(() => world.close());

  const write = async (html: string, more: object = {}, on = `/contacts/${greta}`) => {
    const reply = await asAnn.post(`${on}/notes`, { html, ...more });
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  const match = ({ version }: { version: number }) => ({ "if-match": `"${version}"` });

  test("A note runs nothing and loads nothing, whatever was sent (A075)", async () => {
    const hostile = `<p onclick="x()">Hi <script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">link</a>
      <svg><script>alert(1)</script></svg><iframe src="//evil"></iframe><b>bold</b></p>`;
    const { html } = await write(hostile);
    assert.doesNotMatch(html, /script|onclick|onerror|javascript|iframe|img|svg/i);
    assert.match(html, /<b>bold<\/b>/);
    assert.equal((await asAnn.post(`/contacts/${greta}/notes`, { html: "<p> </p>" })).status, 422);
    assert.equal((await asAnn.post(`/contacts/${greta}/notes`, { html: "x".repeat(25_000) })).status, 422);
  });

  test("One's own notes are changed, pinned, deleted and taken back; others' only where the right reaches them", async () => {
    const note = await write("<p>First</p>", {}, `/companies/${firm}`);
    const changed = await asAnn.patch(`/notes/${note.id}`, { html: "<p>Second</p>", pinned: true }, match(note));
    assert.deepEqual([changed.status, changed.body.pinned, changed.body.can], [200, true, ["edit", "delete"]]);
    const stale = await asAnn.patch(`/notes/${note.id}`, { html: "<p>Third</p>" }, match(note));
    assert.deepEqual([stale.status, stale.body.current.html], [412, "<p>Second</p>"]);

    const seen = (await asBob.get(`/companies/${firm}/notes`)).body.items[0];
    assert.deepEqual([seen.html, seen.can], ["<p>Second</p>", []]);
    assert.equal((await asBob.patch(`/notes/${note.id}`, { pinned: false }, match(seen))).status, 403);
    assert.equal((await asBob.delete(`/notes/${note.id}`, match(seen))).status, 403);

    assert.equal((await asAnn.delete(`/notes/${note.id}`, match(seen))).status, 204);
    assert.deepEqual((await asBob.get(`/companies/${firm}/notes`)).body.items, []);
    assert.equal((await asBob.post(`/notes/${note.id}/restore`)).status, 403);
    assert.equal((await asAnn.post(`/notes/${note.id}/restore`)).status, 200);
    const timeline = (await asAnn.get(`/companies/${firm}/timeline`)).body;
    assert.deepEqual(
      timeline.items.map(({ change }: { change: { action: string } }) => change.action),
      ["noteRestored", "noteDeleted", "noteChanged", "created"],
    );
    assert.deepEqual(timeline.pinned[0].html, "<p>Second</p>");
  });

  test("Who does not see the record, or has no right to notes, learns nothing of them, by any way", async () => {
    const note = await write("<p>Secret</p>");
    const far = world.as(
      await aMember(world.db, "Farah", { rights: { ...mayWrite, "contacts.clients": { see: "own" } } }),
    );
    const mute = world.as(
      await aMember(world.db, "Mute", { rights: { "contacts.clients": { see: "all" }, audit: { see: "all" } } }),
    );
    for (const [method, path] of [
      ["get", `/contacts/${greta}/notes`],
      ["get", `/contacts/${greta}/timeline`],
      ["post", `/contacts/${greta}/notes`],
      ["post", `/notes/${note.id}/restore`],
    ] as const) {
      const reply =
        method === "get" ? await far.get(path) : await far.post(path, path.endsWith("notes") ? { html: "x" } : {});
      assert.equal(reply.status, 404, path);
    }
    assert.equal((await far.patch(`/notes/${note.id}`, { html: "x" }, match(note))).status, 404);
    assert.equal((await far.delete(`/notes/${note.id}`, match(note))).status, 404);
    assert.equal((await mute.get(`/contacts/${greta}/notes`)).status, 403);
    const told = await mute.get(`/contacts/${greta}/timeline`);
    assert.deepEqual([told.status, told.body.parts, told.body.can], [200, ["changes"], []]);
    for (const path of [`/contacts/${greta}/timeline`, `/contacts/${greta}/audit`, `/contacts/${greta}/history`])
      assert.doesNotMatch(JSON.stringify((await mute.get(path)).body), /Secret/, path);
  });

  test("Whoever is named is told, on the page and by mail; who may not see the record is not, and its author learns that", async () => {
    const far = await aMember(world.db, "Fay", { rights: { ...mayWrite, "contacts.clients": { see: "own" } } });
    const quiet = await aUser(world.db, { firstName: "Quinn", lastName: "Still" });
    assert.equal((await world.as(quiet).patch("/session", { mentionsByMail: false })).body.user.mentionsByMail, false);
    const mentions = [bob.id, far.id, quiet.id];
    const note = await write("<p><b>@Bob Ray</b> look</p>", { mentions });
    assert.deepEqual(
      new Map(note.mentions.map(({ id, told }: { id: string; told: boolean }) => [id, told])),
      new Map([
        [bob.id, true],
        [far.id, false],
        [quiet.id, true],
      ]),
    );
    const told = (await asBob.get("/notifications")).body;
    assert.equal(told.unread, 1, JSON.stringify(told));
    assert.deepEqual(
      [told.items[0].on.name, told.items[0].by.name, told.items[0].note.excerpt, told.items[0].read],
      ["Greta Gone", "Ann Lee", "@Bob Ray look", false],
    );
    assert.deepEqual((await world.as(far).get("/notifications")).body.items, []);
    const mails = await eventually(
      () => outboxOf(world),
      (all) => all.some(({ kind }) => kind === "mention"),
    );
    assert.deepEqual(
      mails.filter(({ kind }) => kind === "mention").map(({ recipient }) => recipient),
      [bob.email],
    );
    assert.doesNotMatch(mails.map(({ text }) => text).join(), /look/);

    // Told once, however often the note is changed; read by oneself only.
    const again = await asAnn.patch(`/notes/${note.id}`, { html: "<p>@Bob Ray, anew</p>", mentions }, match(note));
    assert.equal(again.status, 200, JSON.stringify(again.body));
    assert.equal((await asBob.get("/notifications")).body.items.length, 1);
    assert.equal((await asAnn.post("/notifications/read", { ids: [told.items[0].id] })).status, 204);
    assert.equal((await asBob.get("/notifications")).body.unread, 1);
    assert.equal((await asBob.post("/notifications/read", {})).status, 204);
    assert.equal((await asBob.get("/notifications")).body.unread, 0);

    // What is gone, or out of sight by now, is not told of any more.
    const deleted = await asAnn.delete(`/notes/${note.id}`, match(again.body));
    assert.equal(deleted.status, 204);
    assert.deepEqual((await asBob.get("/notifications")).body.items, []);
  });

  test("Nobody is named whom the author does not see, no client, and nobody who was blocked; nothing is written then", async () => {
    const carl = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
    const count = async () => (await asAnn.get(`/contacts/${greta}/notes`)).body.items.length;
    const before = await count();
    for (const id of [carl.id, "00000000-0000-7000-8000-000000000000"]) {
      const refused = await asAnn.post(`/contacts/${greta}/notes`, { html: "<p>x</p>", mentions: [ann.id, id] });
      assert.deepEqual([refused.status, refused.body.errors[0].pointer], [422, "/mentions/1"]);
    }
    assert.equal(await count(), before);
  });

  test("The pages of a timeline, one after the other, are all of it, each once, newest first", async () => {
    const { id } = (await asAnn.post("/contacts", { firstName: "Long", lastName: "Story" })).body;
    for (const at of [1, 2, 3, 4, 5]) {
      await write(`<p>Note ${at}</p>`, {}, `/contacts/${id}`);
      const { version } = (await asAnn.get(`/contacts/${id}`)).body;
      await asAnn.patch(`/contacts/${id}`, { jobTitle: `Job ${at}`, version });
    }
    const all = (await asAnn.get(`/contacts/${id}/timeline`)).body.items;
    const paged: { id: string; at: string }[] = [];
    for (let after = ""; ;) {
      const page = (await asAnn.get(`/contacts/${id}/timeline?limit=3&after=${encodeURIComponent(after)}`)).body;
      paged.push(...page.items);
      if (page.next === null) break;
      after = page.next;
    }
    assert.equal(all.length, 11);
    assert.deepEqual(
      paged.map((item) => item.id),
      all.map((item: { id: string }) => item.id),
    );
    assert.deepEqual(
      paged.map(({ at }) => at),
      paged.map(({ at }) => at).toSorted((a, b) => b.localeCompare(a)),
    );
    assert.equal((await asAnn.get(`/contacts/${id}/timeline?show=notes`)).body.items.length, 5);
    assert.equal((await asAnn.get(`/contacts/${id}/timeline?after=x`)).status, 400);
  });

  test("A note leaves the version of its record as it is: whoever edits it meanwhile is not turned away", async () => {
    const before = (await asAnn.get(`/contacts/${greta}`)).body.version;
    await write("<p>Meanwhile</p>");
    assert.equal((await asAnn.get(`/contacts/${greta}`)).body.version, before);
  });
});
