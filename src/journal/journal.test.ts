import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { edit } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aCrowd } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

describe("The audit", () => {
  let world: World;
  let ada: Person;
  let api: Client;

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    api = world.as(ada);
  });
  after(() => world.close());

  const read = async (query: string, by = api): Promise<Loose[]> => {
    const { status, body } = await by.get(`/audit?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items;
  };
  const made = async (lastName: string, more: object = {}): Promise<Loose> =>
    (await api.post("/contacts", { firstName: "Con", lastName, ...more })).body;

  test("tells who did what to what, before and after, with names beside ids, in the language of who asks", async () => {
    const olga = await aUser(world.db, { firstName: "Olga", lastName: "Owner" });
    const { id } = await made("Told");
    await edit(api, id, { owner: olga.id, jobTitle: "boss" });
    const [entry, first] = await read(`subject=${id}`);
    assert.deepEqual(entry.change, {
      owner: [
        { id: ada.id, name: "Ada Root" },
        { id: olga.id, name: "Olga Owner" },
      ],
      jobTitle: ["", "boss"],
    });
    assert.deepEqual(entry.actor, { id: ada.id, name: "Ada Root" });
    assert.deepEqual(entry.subject, { kind: "contact", id, name: "Con Told", words: "Contact" });
    assert.deepEqual(
      [entry.action, entry.words, entry.labels],
      ["updated", "changed", { owner: "Owner", jobTitle: "Job title" }],
    );
    assert.equal(entry.address, "127.0.0.1");
    assert.equal(first.action, "created");
    const greta = await aUser(world.db, { firstName: "Greta", group: "administrator", language: "de" });
    const [german] = await read(`subject=${id}`, world.as(greta));
    assert.deepEqual([german.subject.words, german.words], ["Kontakt", "geändert"]);
  });

  test("is narrowed by subject, person, kind, deed, field, time, address and batch", async () => {
    const bea = await aUser(world.db, { firstName: "Bea", lastName: "Busy", group: "administrator" });
    const [one, two] = await aCrowd(world, 2, "Narrow");
    const { batch } = (await world.as(bea).post("/contacts/bulk", { ids: [one, two], change: { jobTitle: "x" } })).body;
    await world.as(bea).post("/companies", { name: "Narrow Ltd" });
    await edit(world.as(bea), one, { nickname: "Nana" });
    const count = async (query: string) => (await read(query)).length;
    assert.equal(await count(`batch=${batch}`), 2);
    assert.equal(await count(`actor=${bea.id}&kind=company`), 1);
    assert.equal(await count(`actor=${bea.id}&action=signedIn`), 1);
    assert.equal(await count(`subject=${one}&field=nickname`), 1);
    assert.equal(await count(`subject=${one}&actor=${bea.id}`), 2);
    assert.equal(await count(`subject=${one}&address=127.0.0.1`), 2);
    assert.equal(await count(`subject=${one}&address=127.0.0.0/8`), 2);
    assert.equal(await count(`subject=${one}&address=192.0.2.0/24`), 0);
    const today = new Date().toISOString().slice(0, 10);
    assert.equal(
      await count(`subject=${one}&from=${today}&to=${today}`),
      3,
      "a day begins and ends in the asker's zone",
    );
    assert.equal(await count(`subject=${one}&to=2001-01-01`), 0);
    assert.equal(await count(`subject=${one}&from=${new Date(Date.now() + 60_000).toISOString()}`), 0);
    for (const [query, code] of [
      ["address=nowhere", "ipAddress"],
      ["address=1.2.3.4/99", "ipAddress"],
      ["from=yesterday", "format"],
      ["from=2026-99-99", "day"],
      ["to=2026-02-30", "day"],
    ]) {
      const reply = await api.get(`/audit?${query}`);
      assert.deepEqual([reply.status, reply.body.errors?.[0].code], [422, code], query);
    }
    for (const query of ["after=x", "after=2026-01-01T00:00:00.000Z_x", "address=%00"])
      assert.ok([400, 422].includes((await api.get(`/audit?${query}`)).status), query);
  });

  test("P14: its pages put together are the whole, newest first, while it grows", async () => {
    const [id] = await aCrowd(world, 1, "Paged");
    for (let n = 0; n < 12; n++) await edit(api, id, { jobTitle: `job ${n}` });
    const whole = (await read(`subject=${id}`)).map((entry) => entry.id);
    const seen: string[] = [];
    for (let after = ""; ;) {
      const { body } = await api.get(`/audit?subject=${id}&limit=5${after && `&after=${after}`}`);
      seen.push(...body.items.map((entry: Loose) => entry.id));
      await edit(api, id, { jobTitle: `meanwhile ${seen.length}` });
      if (body.next === null) break;
      after = body.next;
    }
    assert.deepEqual(seen, whole);
    assert.equal(whole.length, 13);
  });

  test("of a user: what he did and what was done to him, with what those did and suffered whom he has absorbed", async () => {
    const doer = await aUser(world.db, { firstName: "Doer", lastName: "Agent" });
    const twin = await aUser(world.db, { firstName: "Twin", lastName: "Agent" });
    const { id } = (await world.as(doer).post("/contacts", { firstName: "By", lastName: "Doer" })).body;
    const other = (await world.as(twin).post("/contacts", { firstName: "By", lastName: "Twin" })).body.id;
    await api.post(`/contacts/${doer.id}/status`, { status: "blocked", reason: "away", version: 1 });
    const subjects = async (view: string) =>
      (await api.get(`/contacts/${doer.id}/audit?view=${view}`)).body.items.map((entry: Loose) => [
        entry.subject.id,
        entry.action,
      ]);
    assert.deepEqual(await subjects("done"), [
      [id, "created"],
      [doer.id, "signedIn"],
    ]);
    assert.deepEqual(await subjects("undergone"), [
      [doer.id, "blocked"],
      [doer.id, "signedIn"],
    ]);
    await sql`update contacts set merged_into_id = ${doer.id} where id = ${twin.id}`.execute(world.db);
    assert.deepEqual(
      new Set((await subjects("done")).map(([subject]: string[]) => subject)),
      new Set([id, other, doer.id, twin.id]),
    );
    assert.equal((await subjects("undergone")).length, 3);
    assert.equal((await api.get(`/contacts/${twin.id}/audit?view=done`)).body.items.length, 4, "by the old id as well");
  });

  test("A010: is nowhere without its own right: not listed, not exported, not on the card, not among what one may", async () => {
    const [id] = await aCrowd(world, 1, "Closed");
    const blind = await aMember(world.db, "Blind", {
      rights: {
        "contacts.clients": { see: "all", edit: "all", export: "all" },
      },
    });
    for (const path of ["/audit", "/audit/export", `/contacts/${id}/audit`, `/contacts/${id}/history`])
      assert.equal((await world.as(blind).get(path)).status, 403, path);
    assert.ok(!(await world.as(blind).get(`/contacts/${id}`)).body.can.includes("audit"));
    assert.ok((await api.get(`/contacts/${id}`)).body.can.includes("audit"));
    const csv = (await world.as(blind).get("/contacts/export")).body;
    assert.ok(!/audit|created the/i.test(csv.split("\r\n")[0]));
  });

  test("A017: tells of the records within sight and within the reach of its right, and of nothing else", async () => {
    const nora = await aMember(world.db, "Nora", {
      rights: {
        "contacts.clients": { see: "all", edit: "own", delete: "own" },
        companies: { see: "own" },
        audit: { see: "own", export: "own" },
      },
    });
    const [mine, binned] = await aCrowd(world, 2, "Mine", nora.id);
    const [theirs] = await aCrowd(world, 1, "Theirs");
    const firm = (await api.post("/companies", { name: "Out of sight" })).body.id;
    const agent = await aUser(world.db, { firstName: "Unseen", lastName: "Agent" });
    for (const id of [mine, binned, theirs, agent.id]) await edit(api, id, { jobTitle: "seen?" });
    const ids = async (by: Client, query = "limit=200") =>
      new Set((await read(query, by)).map((entry) => entry.subject.id));
    const seen = await ids(world.as(nora));
    assert.ok(mine && binned && theirs);
    assert.deepEqual([seen.has(mine), seen.has(binned)], [true, true]);
    for (const id of [theirs, firm, agent.id]) {
      assert.ok(!seen.has(id));
      assert.deepEqual(await read(`subject=${id}`, world.as(nora)), []);
    }
    assert.deepEqual(await ids(world.as(nora), `actor=${ada.id}&limit=200`), new Set([mine, binned]));
    assert.equal((await world.as(nora).get(`/contacts/${theirs}/audit`)).status, 403);
    assert.equal((await world.as(nora).get(`/contacts/${agent.id}/audit`)).status, 404);
    const { body } = await world.as(nora).get("/audit/export");
    assert.ok(body.includes(mine) && !body.includes(theirs) && !body.includes(firm) && !body.includes(agent.id));
    // In the trash it is told to who could take it out, and to nobody else.
    await api.delete(`/contacts/${binned}`, {}, { version: (await api.get(`/contacts/${binned}`)).body.version });
    assert.ok((await ids(world.as(nora))).has(binned));
    await sql`update access_groups set rights = jsonb_set(rights, '{contacts.clients,delete}', '"none"') where name = 'Group of Nora'`.execute(
      world.db,
    );
    assert.ok(!(await ids(world.as(nora))).has(binned), "what is deleted tells nothing");
    assert.ok((await ids(api)).has(binned));
  });

  test("A017: groups, rights and the installation are told to who opens their section; nothing of them to others", async () => {
    const group = await world.db
      .selectFrom("access_groups")
      .select("id")
      .where("standing", "=", "agent")
      .executeTakeFirstOrThrow();
    await sql`insert into audit (actor_id, subject_kind, subject_id, action, change)
      values (${ada.id}, 'accessGroup', ${group.id}, 'updated', '{"rights": [{}, {"audit": {"see": "all"}}]}')`.execute(
      world.db,
    );
    await world.stranger.post("/session", { email: "nobody@acquaint.test", password: "no sentence at all" });
    const plain = await aMember(world.db, "Plain", {
      rights: { "contacts.clients": { see: "all" }, audit: { see: "all" } },
    });
    const groups = await aMember(world.db, "Gil", {
      rights: { "management.groups": { open: "all" }, audit: { see: "all" } },
    });
    const narrow = await aMember(world.db, "Nan", {
      rights: { "management.groups": { open: "all" }, audit: { see: "own" } },
    });
    const kinds = async (by: Client) => new Set((await read("limit=200", by)).map((entry) => entry.subject.kind));
    assert.ok(!(await kinds(world.as(plain))).has("accessGroup"));
    assert.ok(!(await kinds(world.as(narrow))).has("accessGroup"));
    assert.ok((await kinds(world.as(groups))).has("accessGroup"));
    assert.ok(!(await kinds(world.as(groups))).has("contact"));
    for (const one of [plain, groups, narrow]) assert.ok(!(await kinds(world.as(one))).has("installation"));
    const all = await kinds(api);
    assert.ok(all.has("accessGroup") && all.has("installation") && all.has("contact"));
    const [entry] = await read("kind=accessGroup");
    assert.deepEqual([entry.subject.name, entry.labels], ["Agent", { rights: "Rights" }]);
  });

  test("A010: hidden fields are in no change, no filter and no file; an entry that tells of nothing else is none", async () => {
    const hidden = await aMember(world.db, "Hilda", {
      rights: { "contacts.clients": { see: "all" }, audit: { see: "all", export: "all" } },
    });
    await sql`update access_groups set fields = '{"birthday": "hidden", "status": "hidden"}' where name = 'Group of Hilda'`.execute(
      world.db,
    );
    const { id } = await made("Secret");
    await edit(api, id, { birthday: "1984-05-31" });
    await edit(api, id, { birthday: "1985-05-31", jobTitle: "shown" });
    await api.post(`/contacts/${id}/status`, { status: "blocked", reason: "hush hush", version: 3 });
    const by = world.as(hidden);
    const entries = await read(`subject=${id}`, by);
    assert.deepEqual(
      entries.map(({ action, change }) => [action, change]),
      [
        ["updated", { jobTitle: ["", "shown"] }],
        ["created", {}],
      ],
    );
    assert.deepEqual(await read(`subject=${id}&field=birthday`, by), []);
    assert.deepEqual(await read(`subject=${id}&field=blocked`, by), []);
    assert.equal((await read(`subject=${id}&field=birthday`)).length, 2);
    const { body } = await by.get(`/audit/export?subject=${id}`);
    assert.ok(!/198[45]|hush/.test(body), body);
  });

  test("A205: looks at no more than so many entries for a page, however narrow the right, and goes on where it stopped", async () => {
    const nobody = await aMember(world.db, "Nils", {
      rights: { "contacts.clients": { see: "own" }, audit: { see: "own" } },
    });
    const [own] = await aCrowd(world, 1, "Oldest", nobody.id);
    await sql`update audit set at = now() - interval '10 days' where subject_id = ${own}`.execute(world.db);
    await sql`insert into audit (actor_id, subject_kind, subject_id, action) select ${ada.id}, 'company', new_id(), 'created' from generate_series(1, 9000)`.execute(
      world.db,
    );
    const seen: string[] = [];
    let pages = 0;
    for (let after = ""; pages < 20; pages++) {
      const { body } = await world.as(nobody).get(`/audit?limit=50&kind=contact${after && `&after=${after}`}`);
      assert.ok(body.scanned <= 7_551, String(body.scanned));
      seen.push(...body.items.map((entry: Loose) => entry.subject.id));
      if (body.next === null) break;
      after = body.next;
    }
    assert.ok(pages > 0 && seen.includes(own ?? ""), `${pages}`);
  });

  test("stands on the indexes by subject and by person", async () => {
    await sql`analyze audit`.execute(world.db);
    const planOf = async (condition: ReturnType<typeof sql>) =>
      JSON.stringify(
        (
          await sql`explain (format json) select a.id from audit a where ${condition} order by a.at desc, a.id desc limit 51`.execute(
            world.db,
          )
        ).rows,
      );
    const rare = await aUser(world.db, { firstName: "Rare", lastName: "Actor" });
    assert.match(await planOf(sql`a.subject_id = ${rare.id}`), /subject_id_at_id_idx/);
    assert.match(await planOf(sql`a.actor_id = ${rare.id}`), /actor_id_at_id_idx/);
    assert.match(await planOf(sql`(a.at, a.id) < (now(), ${rare.id}::uuid)`), /_pkey/);
  });
});
