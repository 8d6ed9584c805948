import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { endBatch, moveBatch, openRunningBatch } from "../audit/batches.ts";
import { asFarAsPossible } from "../batches/as-far-as-possible.ts";
import { restoreCompanies } from "../companies/trash.ts";
import { restoreContactGroup } from "../contact-groups/change.ts";
import { restoreContacts } from "../contacts/trash.ts";
import type { Tx } from "../database/transaction.ts";
import { restoreEquipment } from "../equipment/trash.ts";
import { restoreFile } from "../files/change.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { Refusal, refuseAsAbsent } from "../http/refusal.ts";
import { restoreNote } from "../notes/write.ts";
import { restorePipeline, restoreStage } from "../opportunities/trash-pipelines.ts";
import { restoreOpportunities } from "../opportunities/trash.ts";
import { restoreTask } from "../tasks/finish.ts";
import { restoreView } from "../views/change.ts";
import type { restoreFromTrash as declared, restoreMany as declaredMany } from "./api.ts";
import type { Hosts } from "./lying.ts";

/** Takes back whatever of the trash has this id. */
export async function restoreFromTrash(
  tx: Tx,
  { records, lists }: Hosts,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof declared>> {
  if ((await restoreContacts(tx, actor, [id], null)).done.length > 0) return { id, kind: "contact" };
  if ((await restoreCompanies(tx, actor, [id], null)).done.length > 0) return { id, kind: "company" };
  if ((await restoreOpportunities(tx, actor, [id], null)).done.length > 0) return { id, kind: "opportunity" };
  if ((await restoreEquipment(tx, actor, [id], null)).done.length > 0) return { id, kind: "equipment" };
  if (await restoreContactGroup(tx, actor, id)) return { id, kind: "contactGroup" };
  if (await restorePipeline(tx, actor, id)) return { id, kind: "pipeline" };
  if (await restoreStage(tx, actor, id)) return { id, kind: "stage" };
  const kind = (await findHung(tx, id)) ?? refuseAsAbsent();
  if (kind === "view") await restoreView(tx, actor, lists, id);
  else await restoreHung[kind](tx, records, actor, id);
  return { id, kind };
}

/** What hangs on records. */
const restoreHung = { note: restoreNote, file: restoreFile, task: restoreTask } as const;

async function findHung(tx: Tx, id: string): Promise<keyof typeof restoreHung | "view" | undefined> {
  const found = await sql<{ kind: keyof typeof restoreHung | "view" }>`
    select 'note' as kind from notes where id = ${id}
    union all select 'file' from files where id = ${id} and role = 'attached'
    union all select 'task' from tasks where id = ${id} union all select 'view' from views where id = ${id}`.execute(
    tx,
  );
  return found.rows[0]?.kind;
}

/** Takes many back as one batch, as far as each can come back. */
export async function restoreMany(
  tx: Tx,
  hosts: Hosts,
  actor: Actor,
  ids: readonly string[],
): Promise<ReplyOf<typeof declaredMany>> {
  const opening = { subjectKind: "trash", action: "restore", total: ids.length };
  const batch = await openRunningBatch(tx, actor, opening);
  const back = await asFarAsPossible(
    tx,
    ids,
    (part) => restoreSet(tx, hosts, actor, part, batch.id),
    () => false,
  );
  const done = back.filter(Boolean).length;
  const refused = ids.length - done;
  await moveBatch(tx, batch.id, { done, refused, reached: null });
  await endBatch(tx, batch.id, "done");
  return { batch: batch.id, done, refused };
}

/** Of each of them whether it has come back. */
async function restoreSet(
  tx: Tx,
  hosts: Hosts,
  actor: Actor,
  ids: readonly string[],
  batchId: string,
): Promise<boolean[]> {
  const done = new Set<string>();
  for (const restore of [restoreContacts, restoreCompanies, restoreOpportunities, restoreEquipment])
    for (const id of (await restore(tx, actor, ids, batchId)).done) done.add(id);
  // The others have no set of their own: few are deleted at once.
  for (const id of ids.filter((one) => !done.has(one))) if (await comesBack(tx, hosts, actor, id)) done.add(id);
  return ids.map((id) => done.has(id));
}

async function comesBack(tx: Tx, hosts: Hosts, actor: Actor, id: string): Promise<boolean> {
  try {
    await restoreFromTrash(tx, hosts, actor, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
