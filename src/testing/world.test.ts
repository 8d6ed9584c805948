import assert from "node:assert/strict";
import { after, test } from "node:test";
import { aUser } from "./builders.ts";
import { aWorld } from "./world.ts";

const world = await aWorld();
after(() => world.close());

test("a world answers strangers and the people who sign in", async () => {
  const ann = await aUser(world.db);
  assert.equal((await world.stranger.get("/session")).status, 401);
  const reply = await world.as(ann).get("/session");
  assert.deepEqual([reply.status, reply.body.user.email], [200, "ann.lee@acquaint.test"]);
});

test("worlds do not see each other's people", async () => {
  const other = await aWorld();
  await aUser(other.db, { firstName: "Boris" });
  await assert.rejects(world.signedIn("boris.lee@acquaint.test"), /could not sign in: 401/);
  await other.close();
});
