import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { openRunningBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { equipmentConditions } from "../equipment/list.ts";
import { treeOf } from "../equipment/tree.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { newId } from "../values/uuid.ts";
import type { bulkEquipment as declared } from "./api.ts";
import { beginBatch } from "./begin.ts";
import { freezeChosen } from "./freeze-chosen.ts";
import { fieldsOf, mayDoToRecords } from "./wish.ts";

type Wish = BodyOf<typeof declared>;

/**
 * Changes, retires, takes back into use or deletes many pieces as one batch: frozen first, then written, up to 1,000 within
 * the request, more as a job. Those out of reach are counted as refused; what is wrong with the change itself is refused
 * whole (422).
 */
export async function bulkEquipment(
  tx: Tx,
  actor: Actor,
  { change, retire, delete: goes, ...whom }: Wish,
): Promise<ReplyOf<typeof declared>> {
  const action = actionOf({ change, retire, delete: goes });
  if (!mayDoToRecords(actor, "equipment", action)) refuse(403, "notAllowed");
  const id = newId();
  const conditions = (query: Parameters<typeof equipmentConditions>[2]) => equipmentConditions(actor, "see", query);
  const chosen = await freezeChosen(tx, id, "equipment", whom, conditions);
  const total = retire === undefined ? chosen : chosen + (await freezeBelow(tx, id, retire));
  const wish = { change };
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "equipment", action, wish, total });
  return { batch: id, total, ...(await beginBatch(tx, actor, batch)) };
}

function actionOf({ change, retire, delete: goes }: Pick<Wish, "change" | "retire" | "delete">): string {
  const asked = [
    ...(fieldsOf({ change }).length > 0 ? ["edit"] : []),
    ...(retire === undefined ? [] : [retire ? "retireEquipment" : "reviveEquipment"]),
    ...(goes ? ["delete"] : []),
  ];
  const [action] = asked;
  if (!action || asked.length > 1) refuseField("/change", "oneOf", { allowed: "change, retire, delete" });
  return action;
}

/** What is below those that were in sight and is not as it will be; counted. */
async function freezeBelow(tx: Tx, batchId: string, retire: boolean): Promise<number> {
  const seen = sql`subject_id from batch_items where batch_id = ${batchId} and version is not null`;
  const is = retire ? sql`retired_at is null` : sql`retired_at is not null`;
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id, version)
    select ${batchId}::uuid, equipment.id, equipment.version from equipment
    where equipment.id = any(array(${treeOf(seen)})) and deleted_at is null and ${is}
    on conflict do nothing`.execute(tx);
  return Number(frozen.numAffectedRows ?? 0);
}
