import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, carryOut, named, shown } from "../testing/batches.ts";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let marta: Client;
let others: Client[];
before(async () => {
  world = await aWorld();
  marta = world.as(await aUser(world.db, { firstName: "Marta", group: "administrator" }));
  others = ["Olena", "Jonas"].map((firstName) => world.as({ email: `${firstName}.lee@acquaint.test`.toLowerCase() }));
  for (const firstName of ["Olena", "Jonas"]) await aUser(world.db, { firstName });
});
after(() => world.close());

const people = 10_000;

/** One field, as it stands then; again where somebody was quicker. */
async function writeOver(api: Client, id: string | undefined, jobTitle: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const { version } = (await api.get(`/contacts/${id}`)).body;
    const { status } = await api.patch(`/contacts/${id}`, { jobTitle, version });
    if (status === 200) return;
    assert.equal(status, 412);
  }
  throw new Error("Somebody was always quicker.");
}

test("A change of ten thousand is taken back while two others edit some of them: what they wrote stays, and is listed", async () => {
  const ids = await aCrowd(world, people, "Throng");
  const { batch } = await ask(marta, { ...named("Throng"), expected: people, change: { jobTitle: "after" } });
  await carryOut(world, batch);
  assert.deepEqual(await countBy(world, "job_title", "Throng"), { after: people });

  const early = others.flatMap((api, nth) => [40, 5_040, 9_940].map((at) => ({ api, id: ids[at + nth] })));
  for (const { api, id } of early) await writeOver(api, id, "before the undo");
  const { body: undo } = await marta.post(`/batches/${batch}/undo`);
  let goesOn = true;
  const undoing = carryOut(world, undo.batch).finally(() => (goesOn = false));
  const edited: (string | undefined)[] = [];
  await Promise.all(
    others.map(async (api, nth) => {
      // From the end, which the undo comes to last, and from its beginning.
      for (let at = 100 + nth; goesOn && at < people / 2; at += 37) {
        for (const id of [ids[people - at], ids[at]]) {
          await writeOver(api, id, "while it went on");
          edited.push(id);
        }
      }
    }),
  );
  await undoing;

  const told = await shown(marta, undo.batch);
  const titles = await countBy(world, "job_title", "Throng");
  const mine = new Set(edited);
  assert.ok(mine.size > 0, "nobody wrote anything meanwhile");
  assert.deepEqual(titles, {
    before: people - mine.size - early.length,
    "before the undo": early.length,
    "while it went on": mine.size,
  });
  // Whoever wrote after the undo had been there has nothing that it left.
  assert.ok(told.kept >= early.length && told.kept <= early.length + mine.size, `${told.kept} were left as they are`);
  assert.equal(told.done + told.kept, people);
  const listed = new Set<string>();
  for (let after = ""; ;) {
    const { body } = await marta.get(`/batches/${undo.batch}/items?limit=200${after && `&after=${after}`}`);
    for (const { contact } of body.items) listed.add(contact.id);
    if (body.next === null) break;
    after = body.next;
  }
  assert.equal(listed.size, told.kept);
  for (const { id } of early) assert.ok(listed.has(id ?? ""), "somebody who edited before is not listed");
  assert.ok([...listed].every((id) => mine.has(id) || early.some((one) => one.id === id)));
});
