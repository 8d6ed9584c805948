import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { countBy } from "../testing/crowd.ts";
import { upload } from "../testing/imports.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checkImport } from "./check-import.ts";
import { runImport } from "./run-import.ts";

const people = (count: number, name: string) =>
  `First name,Last name,Email 1\n${Array.from({ length: count }, (_, at) => `N${at},${name},n${at}@${name.toLowerCase()}.example`).join("\n")}\n`;

describe("An import that is paused", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld();
    api = world.as(await aUser(world.db, { group: "administrator" }));
  });
  after(() => world.close());

  const run = (id: string, steps?: "one") => runHere(world, runImport, { id, round: 1 }, steps);

  /** An import of which a thousand rows are written. */
  async function begun(rows: number, lastName: string): Promise<string> {
    const { id } = (await upload(api, people(rows, lastName))).body;
    await runHere(world, checkImport, { id, round: 1 });
    assert.equal((await api.post(`/imports/${id}/run`)).body.state, "running");
    await run(id, "one");
    return id;
  }

  test("stands still until it is run again, and then writes the rest once", async () => {
    const id = await begun(2_300, "Resting");
    assert.deepEqual((await api.get("/work")).body.items[0].can, ["pause", "cancel"]);
    assert.equal((await api.post(`/imports/${id}/pause`)).body.state, "paused");
    assert.equal((await api.post(`/imports/${id}/pause`)).status, 200);
    await run(id);
    assert.deepEqual(await countBy(world, "live", "Resting"), { true: 1_000 });
    const [waiting] = (await api.get("/work")).body.items;
    assert.deepEqual([waiting.state, waiting.done, waiting.can], ["paused", 1_000, ["resume", "cancel"]]);

    assert.equal((await api.post(`/imports/${id}/run`)).body.state, "running");
    await run(id);
    const { body: done } = await api.get(`/imports/${id}`);
    assert.deepEqual([done.state, done.counts.created], ["done", 2_300]);
    assert.deepEqual(await countBy(world, "live", "Resting"), { true: 2_300 });
    assert.deepEqual(await countBy(world, "version", "Resting"), { 1: 2_300 });
  });

  test("can be stopped for good, and taken back", async () => {
    const id = await begun(1_500, "Stopped");
    await api.post(`/imports/${id}/pause`);
    assert.equal((await api.post(`/imports/${id}/cancel`)).body.state, "cancelled");
    assert.equal((await api.post(`/imports/${id}/run`)).body.code, "importState");
    assert.equal((await api.post(`/imports/${id}/undo`)).status, 202);
  });

  test("is one that runs: what is not written, done or taken back cannot be paused", async () => {
    const { id } = (await upload(api, people(3, "Early"))).body;
    assert.deepEqual((await api.post(`/imports/${id}/pause`)).body.code, "importState");
    await runHere(world, checkImport, { id, round: 1 });
    await api.post(`/imports/${id}/run`);
    await run(id);
    assert.equal((await api.post(`/imports/${id}/pause`)).status, 409);
    await api.post(`/imports/${id}/undo`);
    assert.equal((await api.post(`/imports/${id}/pause`)).status, 409);
  });
});
