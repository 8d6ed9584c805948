import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { forgetItems } from "../batches/forget-items.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import { nameOf } from "./list.ts";
import { lying, mayTakeOut, type Hosts } from "./lying.ts";
import { purgeRecords } from "./purge-records.ts";

/** Deletes a record of the trash for good, once its name has been typed; blanks count once. */
export async function purgeFromTrash(tx: Tx, hosts: Hosts, actor: Actor, id: string, typed: string): Promise<void> {
  const found = await sql<{ name: string }>`
    select ${nameOf(actor)} as name from ${lying(actor, {}, sql`and id = ${id}`, sql``)} as l
    where ${mayTakeOut(hosts, actor)}`.execute(tx);
  const [trashed] = found.rows;
  if (!trashed) refuseAsAbsent();
  if (folded(typed) !== folded(trashed.name)) refuseField("/name", "otherName", { name: trashed.name });
  const { done, owning, gone } = await purgeRecords(tx, hosts, actor, [id], null);
  if (owning.length > 0) refuse(409, "ownsRecords");
  if (done.length === 0) refuseAsAbsent();
  await forgetItems(tx, gone);
}

function folded(name: string): string {
  return cleanText(name).replace(/\s+/g, " ");
}
