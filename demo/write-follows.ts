import { sql } from "kysely";
import { findActor } from "../src/access/actor.ts";
import type { Tx } from "../src/database/transaction.ts";
import { follow } from "../src/follows/follow.ts";
import { followed } from "../src/follows/kinds.ts";
import { demoFollows } from "./cast/tasks.ts";

interface Made {
  ids: ReadonlyMap<string, string>;
  companyIds: ReadonlyMap<string, string>;
}

/** Has some of the team follow some people and companies: what is written on them afterwards they are told. */
export async function writeFollows(tx: Tx, { ids, companyIds }: Made): Promise<void> {
  for (const one of demoFollows) {
    const actor = await findActor(tx, ids.get(one.by) ?? "");
    const record = followed.find(({ path }) => path === one.path);
    const id = "person" in one ? ids.get(one.person) : companyIds.get(one.company);
    if (!actor || !record || !id) throw new Error(`${JSON.stringify(one)} is not there`);
    await follow(tx, actor, record, id);
  }
  await sql`update follows set created_at = now() - interval '60 days' where created_at > now() - interval '1 second'`.execute(
    tx,
  );
}
