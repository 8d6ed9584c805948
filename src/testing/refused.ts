import assert from "node:assert/strict";
import type { Reply } from "./client.ts";
import { openDigests } from "./digest-tables.ts";
import type { World } from "./world.ts";

/** Asks, and holds that it was refused with this status and that no row of any table was touched (U). Gives the problem. */
export async function assertRefused(world: World, status: number, ask: () => Promise<Reply>): Promise<Reply["body"]> {
  const digests = await openDigests(world.database.pool);
  const before = await digests.take();
  const reply = await ask();
  assert.equal(reply.status, status, JSON.stringify(reply.body));
  assert.deepEqual(await digests.take(), before);
  return reply.body;
}
