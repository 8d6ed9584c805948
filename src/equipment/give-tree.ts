import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { endHoldings } from "./holdings.ts";
import { lockTrees } from "./load.ts";
import { placesBehind } from "./places.ts";
import type { Gift } from "./tree-actions.ts";
import { treeOf } from "./tree.ts";

/** A row of the tree as it was before it changed hands. */
interface Given {
  id: string;
  company: string | null;
  contact: string | null;
  usedBy: string | null;
  parent: string | null;
  /** Whether who used it does so no more. */
  isLeft: boolean;
}

/**
 * Gives a piece with all that is below it, the trash included, to another holder: one statement for all of it, since a part is
 * never another's than its whole. Nothing happens where the actor may not give away all of it. Answers who was given, by id.
 */
export async function giveTree(tx: Tx, actor: Actor, gift: Gift, batchId: string): Promise<string[]> {
  const ids = await holdTree(tx, actor, gift);
  if (!ids || !(await isHeldBy(tx, gift.root, gift.was))) return [];
  const given = await moveRows(tx, gift, ids);
  await recordChanges(
    tx,
    actor,
    given.map((row) => ({
      subjectKind: "equipment",
      subjectId: row.id,
      action: "updated",
      change: changeOf(row, gift),
    })),
    batchId,
  );
  await endHoldings(tx, ids, sql`${gift.from}::date`);
  await sql`
    insert into equipment_holdings (equipment_id, company_id, contact_id, from_date)
    select h.id, ${gift.company}::uuid, ${gift.contact}::uuid, greatest(${gift.from}::date, (
      select max(b.to_date) from equipment_holdings b where b.equipment_id = h.id))
    from unnest(${ids}::uuid[]) as h (id)`.execute(tx);
  return ids;
}

/**
 * Whether the actor may give away all of a tree, as it is at this moment. Nothing is held: who carries it out looks again, and
 * a look that held each row would write them all.
 */
export async function mayGiveTree(tx: Tx, actor: Actor, root: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean | null }>`
    select bool_and((${mayGive(actor, root)}) is true) as may
    from equipment where equipment.id = any(array(${treeOf(sql`${root}::uuid`)}))`.execute(tx);
  return rows[0]?.may === true;
}

/** Of a row of the tree; what lies in the trash goes along, the top does not lie there. */
function mayGive(actor: Actor, root: string) {
  return sql<SqlBool>`equipment.deleted_at is not null and equipment.id <> ${root}
    or equipment.deleted_at is null and ${reachableEquipment(actor, "assign")}`;
}

/** The ids of the tree, held; nothing where a part of it is beyond the actor. */
export async function holdTree(
  tx: Tx,
  actor: Actor,
  { root, parent, company, contact }: Omit<Gift, "from" | "was">,
): Promise<string[] | undefined> {
  await lockTrees(tx, [root, parent ?? []].flat(), [company ?? contact ?? []].flat(), "alone");
  const { rows } = await sql<{ id: string; may: boolean }>`
    select equipment.id, ${mayGive(actor, root)} as may
    from equipment where equipment.id = any(array(${treeOf(sql`${root}::uuid`)}))
    order by equipment.id for no key update`.execute(tx);
  if (rows.length === 0 || rows.some(({ may }) => !may)) return undefined;
  return rows.map(({ id }) => id);
}

/** Whether a piece is there and somebody's. */
export async function isHeldBy(
  tx: Tx,
  id: string,
  { company, contact }: Pick<Gift, "company" | "contact">,
): Promise<boolean> {
  const { rows } = await sql`
    select from equipment where id = ${id} and deleted_at is null
      and (company_id, contact_id) is not distinct from (${company}::uuid, ${contact}::uuid)`.execute(tx);
  return rows.length > 0;
}

/** Writes the new holder into all rows at once. Who used a piece goes on where he belongs to the company, or is the person himself. */
async function moveRows(tx: Tx, { root, company, contact, parent }: Gift, ids: readonly string[]): Promise<Given[]> {
  const places = await placesBehind(tx, [{ id: root, parent, company, contact }]);
  const isLeft = sql`(used_by_id is distinct from ${contact}::uuid and not exists (
    select from memberships m where m.contact_id = used_by_id and m.company_id = ${company}::uuid))`;
  // They are held: what is read is what is written. In one statement both would be joined, row by row.
  const { rows } = await sql<Given>`
    select id, company_id as company, contact_id as contact, used_by_id as "usedBy", parent_id as parent,
      used_by_id is not null and ${isLeft} as "isLeft"
    from equipment where id = any(${ids}::uuid[]) order by id`.execute(tx);
  await sql`
    update equipment set company_id = ${company}::uuid, contact_id = ${contact}::uuid,
      used_by_id = case when ${isLeft} then null else used_by_id end,
      parent_id = case when id = ${root} then ${parent}::uuid else parent_id end,
      position = case when id = ${root} then ${places.get(root) ?? "0"}::numeric else position end,
      version = version + 1, updated_at = now()
    where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

function changeOf(was: Given, gift: Gift): Change {
  const after = {
    company: gift.company,
    contact: gift.contact,
    parent: was.id === gift.root ? gift.parent : was.parent,
  };
  const keys = (["company", "contact", "parent"] as const).filter((key) => was[key] !== after[key]);
  return {
    ...Object.fromEntries(keys.map((key): [string, Change[string]] => [key, [was[key], after[key]]])),
    ...(was.isLeft && { usedBy: [was.usedBy, null] }),
  };
}
