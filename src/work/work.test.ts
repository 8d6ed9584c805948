import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { runBatch } from "../batches/run-batch.ts";
import { openExchange } from "../http/events.ts";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aCrowd } from "../testing/crowd.ts";
import { silent } from "../testing/database.ts";
import { eventually } from "../testing/eventually.ts";
import { upload } from "../testing/imports.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checkImport } from "../transfer/check-import.ts";
import { runImport } from "../transfer/run-import.ts";
import { importUndo } from "../transfer/undo-import.ts";

type Loose = Awaited<ReturnType<Client["get"]>>["body"];

describe("Long work", () => {
  let world: World;
  let marta: Client;
  let ada: Client;

  before(async () => {
    world = await aWorld();
    marta = world.as(await aUser(world.db, { firstName: "Marta", group: "administrator" }));
    ada = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
  });
  after(() => world.close());

  const work = async (api: Client): Promise<Loose[]> => (await api.get("/work")).body.items;
  const lines = async (api: Client): Promise<string[]> =>
    (await work(api)).map(({ kind, action, state, done, total, can }) =>
      [kind, action, state, `${done}/${total}`, ...can].join(" "),
    );

  test("tells open pages that it gets on", async () => {
    const exchange = openExchange(world.database, silent);
    const heard = new Set<string>();
    exchange.hear((changes) => {
      for (const [kind, ids] of changes) heard.add(`${kind} ${ids === "many" ? "many" : [...ids].join()}`);
    });
    const mona = world.as(await aUser(world.db, { firstName: "Mona", group: "administrator" }));
    const ids = await aCrowd(world, 1_001, "Heard");
    const { body } = await mona.post("/contacts/bulk", { ids, change: { jobTitle: "after" } });
    await runHere(world, runBatch, { id: body.batch });
    await eventually(
      () => [...heard],
      () => heard.has(`batches ${body.batch}`) && heard.has("contacts many"),
    );
    await exchange.close();
  });

  test("of every kind stands in one place while it runs and for a day after, for whom it belongs to", async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => `N${at},Import,n${at}@import.example`).join("\n");
    const { body: file } = await upload(marta, `First name,Last name,Email 1\n${rows}\n`, "guests.csv");
    assert.deepEqual(await lines(marta), ["import import checking 0/null cancel"]);
    await runHere(world, checkImport, { id: file.id, round: 1 });
    assert.deepEqual(await lines(marta), [], "it waits for somebody to go on");
    await marta.post(`/imports/${file.id}/run`);
    await runHere(world, runImport, { id: file.id, round: 1 }, "one");
    const ids = await aCrowd(world, 1_001, "Crowd");
    const { body: asked } = await marta.post("/contacts/bulk", { ids, change: { jobTitle: "after" } });
    await marta.post("/contacts/bulk", { ids: ids.slice(0, 5), change: { jobTitle: "short" } });
    assert.deepEqual(await lines(marta), [
      "batch edit running 0/1001 cancel",
      "import import running 1000/1200 pause cancel",
    ]);
    assert.equal((await work(marta))[1].label, "guests.csv");
    assert.deepEqual(await lines(ada), []);

    await runHere(world, runBatch, { id: asked.batch });
    await runHere(world, runImport, { id: file.id, round: 1 });
    assert.deepEqual(await lines(marta), ["batch edit done 1001/1001 undo", "import import done 1200/1200 undo"]);
    const { body: shown } = await marta.get(`/imports/${file.id}`);
    const { body: batch } = await marta.get(`/batches/${shown.batch}`);
    assert.deepEqual([batch.action, batch.state, batch.done, batch.can], ["import", "done", 1_200, []]);
    assert.equal((await marta.post(`/batches/${shown.batch}/undo`)).body.code, "batchState");

    await marta.post(`/imports/${file.id}/undo`);
    await runHere(world, importUndo, { id: file.id, round: 2 }, "one");
    assert.equal((await lines(marta))[1], "import import undoing 1000/1200");
    const { body: undoing } = await marta.get(`/batches/${shown.batch}`);
    assert.deepEqual([undoing.state, undoing.can], ["undoing", []]);
    assert.equal((await marta.post(`/batches/${undoing.undoneBy}/cancel`)).body.code, "batchState");
    await runHere(world, importUndo, { id: file.id, round: 2 });
    assert.equal((await lines(marta))[1], "import import undone 1200/1200");
    assert.equal((await marta.get(`/batches/${shown.batch}`)).body.state, "undone");

    await sql`update imports set finished_at = now() - interval '25 hours'`.execute(world.db);
    await sql`update batches set finished_at = now() - interval '25 hours'`.execute(world.db);
    assert.deepEqual(await lines(marta), []);
  });
});
