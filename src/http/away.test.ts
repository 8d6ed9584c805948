import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, test } from "node:test";
import pg from "pg";
import { aUser } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Client;

before(async () => {
  world = await aWorld();
  ann = world.as(await aUser(world.db));
});
after(() => world.close());

test("F14: whoever calls while the database breaks every connection is told to come again, and the same key then has one effect", async () => {
  const waiting = new Set(Array.from({ length: 60 }, (_, at) => `key ${at}`));
  const refused: Reply[] = [];
  await ann.cookie();
  const breaker = new pg.Client(world.database.connection);
  await breaker.connect();
  for (let breaks = 0; waiting.size > 0; breaks++) {
    const calls = [...waiting].map(async (key) => {
      const person = { firstName: "Ann", lastName: key, jobTitle: "once" };
      const reply = await ann.post("/contacts", person, { "idempotency-key": key });
      if (reply.status === 201) waiting.delete(key);
      else refused.push(reply);
    });
    const over = Promise.all(calls).then(() => "over");
    // Again and again while they call, so that some are met wherever they are; then they are let through.
    while (breaks < 5 && (await Promise.race([over, wait(3)])) !== "over")
      await breaker.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    await over;
  }
  await breaker.end();
  assert.ok(refused.length > 0, "nothing was broken");
  for (const { status, headers, body } of refused) {
    const kind = headers.get("content-type");
    assert.deepEqual([status, body.code, kind], [503, "busy", "application/problem+json; charset=utf-8"]);
    assert.ok(Number(headers.get("retry-after")) > 0);
  }
  const made = await world.db.selectFrom("contacts").select("last_name").where("job_title", "=", "once").execute();
  assert.equal(made.length, 60);
});
