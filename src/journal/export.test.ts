import assert from "node:assert/strict";
import { get } from "node:http";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { edit } from "../testing/batches.ts";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aCrowd } from "../testing/crowd.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

type Loose = Reply["body"];

describe("The audit as a file", () => {
  let world: World;
  let ada: Person;
  let api: Client;

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    api = world.as(ada);
  });
  after(() => world.close());

  const made = async (lastName: string, more: object = {}): Promise<Loose> =>
    (await api.post("/contacts", { firstName: "Con", lastName, ...more })).body;

  test("A148: is exported as CSV, a row for each field, with what a spreadsheet would run made harmless", async () => {
    const { id } = await made("Csv");
    await edit(api, id, { jobTitle: "=HYPERLINK(1)", nickname: 'says "hi", twice', notified: false });
    const reply = await api.get(`/audit/export?subject=${id}`);
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get("content-type") ?? "", /^text\/csv/);
    assert.match(reply.headers.get("content-disposition") ?? "", /filename="Audit \d{4}-\d\d-\d\d\.csv"/);
    assert.equal(reply.headers.get("cache-control"), "no-store");
    const lines = reply.body.replace("\ufeff", "").trim().split("\r\n");
    assert.equal(
      lines[0],
      "Time (UTC),Who,From (IP address),Kind,Record,Id of the record,What was done,Field,Before,After",
    );
    assert.equal(lines.length, 5);
    const text = lines.join("\n");
    assert.ok(text.includes(`Job title,,"'=HYPERLINK(1)"`), text);
    assert.ok(text.includes(`Nickname,,"says ""hi"", twice"`), text);
    assert.ok(text.includes("Notifications,yes,no"), text);
    const semicolon = await api.get(`/audit/export?subject=${id}&delimiter=%3B`);
    assert.ok(semicolon.body.includes("Who;From"));
  });

  test("A017: the file reaches as far as the right to take it out, not as far as that to read", async () => {
    const nora = await aMember(world.db, "Nora", {
      rights: { "contacts.clients": { see: "all" }, audit: { see: "all", export: "own" } },
    });
    const [mine, theirs] = [(await made("Mine", { owner: nora.id })).id, (await made("Theirs")).id];
    const { body } = await world.as(nora).get("/audit/export");
    assert.ok(body.includes(mine) && !body.includes(theirs));
    const reader = await aMember(world.db, "Rea", {
      rights: { "contacts.clients": { see: "all" }, audit: { see: "all" } },
    });
    assert.equal((await world.as(reader).get("/audit/export")).status, 403);
  });

  test("A031: who is blocked while he exports gets no more of it", async () => {
    const leaver = await aUser(world.db, { firstName: "Lea", lastName: "Exports", group: "administrator" });
    const cookie = await world.as(leaver).cookie();
    const [id] = await aCrowd(world, 1, "Long");
    await sql`
      insert into audit (actor_id, subject_kind, subject_id, action, change)
      select ${ada.id}, 'contact', ${id}, 'updated', jsonb_build_object('description', jsonb_build_array('', repeat('x', 4000))) from generate_series(1, 12000)`.execute(
      world.db,
    );
    const ended = await new Promise<string>((resolve) => {
      const asking = get(`${world.url}/api/v1/audit/export?subject=${id}`, { headers: { cookie } }, (response) => {
        response.once("close", () => resolve(response.complete ? "whole" : "broken"));
        response.once("data", () => {
          response.pause();
          void api
            .post(`/contacts/${leaver.id}/status`, { status: "blocked", version: 1 })
            .then(() => response.resume());
        });
      });
      asking.on("error", () => {});
    });
    assert.equal(ended, "broken");
  });
});
