import { Type } from "typebox";
import { holds } from "../access/rights.ts";
import { findAsker } from "../access/token.ts";
import { endBatch, findBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { job, type Job } from "../jobs/job.ts";
import { takeSteps } from "../jobs/steps.ts";
import { announceTrash } from "./announce-trash.ts";
import type { Hosts } from "./lying.ts";
import { chainOf, purgeNext } from "./purge-many.ts";

/** Empties the trash as far as a batch says, a set a transaction: each record exactly once, whatever breaks off in between. */
export function runPurge(hosts: Hosts): Job {
  return job({
    name: "trash.purge",
    payload: Type.Object({ id: Type.String() }),
    async run(work, { id }) {
      await takeSteps(work, chainOf(id), {
        step: (tx) => step(tx, hosts, id),
        told: () => announce("batches", [id]),
        fail: (tx) => endBatch(tx, id, "failed", "unexpected"),
      });
      announceTrash();
    },
  });
}

async function step(tx: Tx, hosts: Hosts, id: string): Promise<"more" | "done"> {
  const batch = await findBatch(tx, id, "locked");
  if (batch?.state !== "running") return "done";
  const actor = await findAsker(tx, batch);
  if (!actor || !holds(actor, "management.trash", "purge")) {
    await endBatch(tx, id, "failed", "rightsLost");
    return "done";
  }
  const { isLast } = await purgeNext(tx, hosts, actor, batch);
  if (!isLast) return "more";
  await endBatch(tx, id, "done");
  return "done";
}
