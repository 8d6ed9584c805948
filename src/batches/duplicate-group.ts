import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { openRunningBatch } from "../audit/batches.ts";
import type { duplicateContactGroup as declared } from "../contact-groups/api.ts";
import { makeGroup } from "../contact-groups/change.ts";
import { showContactGroup } from "../contact-groups/show.ts";
import { contactConditions } from "../contacts/list.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { newId } from "../values/uuid.ts";
import { beginBatch } from "./begin.ts";
import { checkMay } from "./wish.ts";

/** Makes a contact group of those of another one whom the actor sees; who is not his to edit is refused, and counted so. The undo takes the group away. */
export async function duplicateGroup(
  tx: Tx,
  actor: Actor,
  id: string,
  { name, description }: BodyOf<typeof declared>,
): Promise<ReplyOf<typeof declared>> {
  const original = await showContactGroup(tx, actor, id);
  const [batchId, group] = [newId(), newId()];
  const wish = { add: { groups: [group] } };
  checkMay(actor, "edit", wish);
  await makeGroup(tx, actor, { id: group, name, description: description ?? original.description }, batchId);
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id, version)
    select ${batchId}::uuid, contacts.id, contacts.version from contacts
    where ${sql.join(contactConditions(actor, "see", { group: id }), sql` and `)} order by contacts.id`.execute(tx);
  const total = Number(frozen.numAffectedRows ?? 0);
  const batch = await openRunningBatch(tx, actor, { id: batchId, subjectKind: "contact", action: "edit", wish, total });
  return { batch: batchId, total, group, ...(await beginBatch(tx, actor, batch)) };
}
