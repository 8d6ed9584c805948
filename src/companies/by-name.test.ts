import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { findActor, type Actor } from "../access/actor.ts";
import { inTransaction } from "../database/transaction.ts";
import { Refusal } from "../http/refusal.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";
import { companiesByName } from "./by-name.ts";
import { writeCompanies } from "./write.ts";

let world: World;
let ann: Person;
let ben: Person;
let nora: Person;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  ben = await aUser(world.db, { firstName: "Ben", lastName: "Orr" });
  nora = await aMember(world.db, "Nora", {
    rights: { "contacts.clients": { see: "own" }, companies: { see: "own", edit: "own" } },
  });
});
after(() => world.close());

async function actorOf(person: Person): Promise<Actor> {
  const actor = await findActor(world.db, person.id);
  assert.ok(actor);
  return actor;
}

async function aCompany(name: string, more: object = {}) {
  const reply = await world.as(ann).post("/companies", { name, ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

describe("Companies by their names", () => {
  test("known ones are met whatever the spelling; unknown ones are made once, left out or refused, as was asked", async () => {
    const actor = await actorOf(ann);
    const known = await aCompany("Grüne Wiese AG");
    const named = (names: string[], unknown: "create" | "link" | "refuse") =>
      inTransaction(world.db, (tx) => companiesByName(tx, actor, names, unknown));
    const linked = await named(["GRUNE  WIESE, AG", "Never heard of"], "link");
    assert.deepEqual([...linked], [["grune wiese ag", { id: known.id, name: "Grüne Wiese AG" }]]);
    await assert.rejects(
      named(["Never heard of"], "refuse"),
      (error) =>
        error instanceof Refusal && error.status === 422 && error.faults[0]?.params?.["name"] === "Never heard of",
    );
    const made = await named(["Fresh Start", "fresh start", "***", "Grüne Wiese AG"], "create");
    assert.equal(made.size, 3);
    assert.equal(made.get("fresh start")?.name, "fresh start");
    assert.deepEqual(await named(["FRESH start", "***"], "link"), await named(["FRESH start", "***"], "create"));
  });

  test("A140: two imports that bring one new name at once make one company", async () => {
    const actors = [await actorOf(ann), await actorOf(ben)];
    for (let round = 0; round < 5; round++) {
      const names = Array.from({ length: 20 }, (_, i) => `Race ${round} number ${i}`);
      await Promise.all(
        [...actors, ...actors].map((actor, i) =>
          inTransaction(world.db, (tx) => companiesByName(tx, actor, i % 2 ? names : names.toReversed(), "create")),
        ),
      );
      const { rows: made } = await sql<{
        count: number;
      }>`select count(*)::int as count from companies where name like ${`Race ${round} %`}`.execute(world.db);
      assert.equal(made[0]?.count, 20);
    }
  });

  test("without the right to make companies unknown names are refused, and companies out of reach are not met", async () => {
    await aCompany("Hidden from Nora");
    const actor = await actorOf(nora);
    const named = (unknown: "create" | "link") =>
      inTransaction(world.db, (tx) => companiesByName(tx, actor, ["Hidden from Nora"], unknown));
    assert.equal((await named("link")).size, 0);
    await assert.rejects(named("create"), (error) => error instanceof Refusal && error.status === 403);
  });

  test("a thousand are written in a handful of statements", async () => {
    const actor = await actorOf(ann);
    const written = await inTransaction(world.db, (tx) =>
      writeCompanies(
        tx,
        actor,
        Array.from({ length: 1_000 }, (_, i) => ({ id: null, change: { name: `Set ${i}` } })),
      ),
    );
    assert.ok(written.every(({ outcome }) => outcome === "created"));
    const ids = written.flatMap((one) => (one.outcome === "refused" ? [] : one.id));
    const changed = await inTransaction(world.db, (tx) =>
      writeCompanies(
        tx,
        actor,
        ids.map((id, i) => ({ id, version: i === 500 ? 9 : 1, change: { minutesPerMonth: i } })),
      ),
    );
    assert.deepEqual(
      changed.map(({ outcome }) => outcome).filter((outcome) => outcome !== "updated"),
      ["refused"],
    );
  });
});
