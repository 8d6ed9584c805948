import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { checked, ran, rowsOf, upload } from "../testing/imports.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
before(async () => {
  world = await aWorld({ jobs: true });
  admin = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
});
after(() => world.close());

const phone = "+49 30 901820";
const options = { match: ["externalId", "email", "phone"] };

test("P9: of rows that share a phone with one contact, each with an id of its own, the first is he and the others are new; the file again changes nothing", async () => {
  await admin.post("/contacts", { firstName: "Anna", lastName: "Berg", phones: [{ value: phone }] });
  // More rows than are looked at together stand between the first of them and the last.
  const others = Array.from({ length: 1_200 }, (_, n) => `f-${n},Nobody,Number${n},`);
  const rows = [`a-1,Anna,Berg,${phone}`, `a-2,Anna,Berg,${phone}`, ...others, `a-3,A.,Berg,${phone}`];
  const file = ["External id,First name,Last name,Phone 1", ...rows].join("\n");
  const first = await upload(admin, file);
  const ready = await checked(admin, first.body.id, { options });
  const { counts } = await ran(admin, ready.id);
  assert.deepEqual([counts.created, counts.updated, counts.skipped], [1_202, 1, 0]);

  const again = await upload(admin, file, "again.csv");
  const second = await ran(admin, (await checked(admin, again.body.id, { options })).id);
  assert.deepEqual([second.counts.unchanged, second.counts.created, second.counts.updated], [1_203, 0, 0]);
  assert.equal((await rowsOf(admin, again.body.id, "skip")).length, 0);
});
