import assert from "node:assert/strict";
import { runBatch } from "../batches/run-batch.ts";
import type { Client, Reply } from "./client.ts";
import { runHere } from "./worker.ts";
import type { World } from "./world.ts";

type Loose = Reply["body"];

/** Asks for a batch of contacts. */
export async function ask(api: Client, wish: object): Promise<Loose> {
  const reply = await api.post("/contacts/bulk", wish);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body;
}

/** A batch as it stands. */
export async function shown(api: Client, id: string): Promise<Loose> {
  return (await api.get(`/batches/${id}`)).body;
}

/** Works at a batch here and now; "one": one set of it. */
export function carryOut(world: World, id: string, steps: "all" | "one" = "all"): Promise<void> {
  return runHere(world, runBatch, { id }, steps);
}

/** Everybody of one last name, as a filter. */
export function named(lastName: string) {
  return { filter: { field: "lastName", is: "is", value: lastName } };
}

/** Changes one contact as it stands now. */
export async function edit(api: Client, id: string | undefined, change: object): Promise<void> {
  const { version } = (await api.get(`/contacts/${id}`)).body;
  assert.equal((await api.patch(`/contacts/${id}`, { ...change, version })).status, 200);
}
