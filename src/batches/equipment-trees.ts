import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import { openRunningBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import type { retireEquipment as declared, transferEquipment as declaredTransfer } from "../equipment/api.ts";
import { checkGift } from "../equipment/check-gift.ts";
import { mayGiveTree } from "../equipment/give-tree.ts";
import { showEquipment } from "../equipment/show.ts";
import { treeOf } from "../equipment/tree.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { newId } from "../values/uuid.ts";
import { beginBatch } from "./begin.ts";
import { freezeRows } from "./freeze-rows.ts";

type Begun = ReplyOf<typeof declared>;

/** Retires a piece with all that is below it, or brings it back into use: frozen, then written in sets through the room's own write path. */
export async function retireTree(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  action: "retireEquipment" | "reviveEquipment",
): Promise<Begun> {
  await checkSeen(tx, actor, id, version, "edit");
  const is = action === "retireEquipment" ? sql<SqlBool>`retired_at is null` : sql<SqlBool>`retired_at is not null`;
  const tree = sql`equipment where equipment.id = any(array(${treeOf(sql`${id}::uuid`)})) and deleted_at is null and ${is}`;
  const beyond = await sql`select from ${tree} and (${reachableEquipment(actor, "edit")}) is not true limit 1`.execute(
    tx,
  );
  if (beyond.rows.length > 0) refuse(403, "partsBeyond");
  return begin(tx, actor, action, {}, sql`select equipment.id from ${tree}`);
}

/** Gives a piece with all that is below it to another holder, all or nothing. */
export async function transferTree(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  asked: Omit<BodyOf<typeof declaredTransfer>, "version">,
): Promise<Begun> {
  await checkSeen(tx, actor, id, version, "assign");
  const gift = await checkGift(tx, actor, id, asked);
  if (!(await mayGiveTree(tx, actor, id))) refuse(403, "partsBeyond");
  const tree = sql`
    select equipment.id from equipment where equipment.id = any(array(${treeOf(sql`${id}::uuid`)})) and deleted_at is null`;
  return begin(tx, actor, "transferEquipment", gift, tree);
}

async function begin(tx: Tx, actor: Actor, action: string, wish: object, ids: RawBuilder<unknown>): Promise<Begun> {
  const id = newId();
  const total = await freezeRows(tx, id, ids);
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "equipment", action, wish, total });
  return { batch: id, total, ...(await beginBatch(tx, actor, batch)) };
}

/** 404, 403 or 412 unless the actor sees the piece as it is and may do that with it. */
async function checkSeen(tx: Tx, actor: Actor, id: string, version: number, action: "edit" | "assign"): Promise<void> {
  const current = await showEquipment(tx, actor, id);
  if (!current.can.includes(action)) refuse(403, "notAllowed");
  if (current.version !== version) refuse(412, "stale", { members: { current } });
}
