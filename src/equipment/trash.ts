import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { lockToDelete, movedOf, type Moved } from "../records/trash.ts";
import { lockTrees } from "./load.ts";
import { placesBehind } from "./places.ts";
import { showEquipment } from "./show.ts";

/** Moves one piece to the trash, with all that is below it; a stale version is refused with the current record. */
export async function deleteEquipment(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  await lockToDelete(tx, {
    table: "equipment",
    id,
    version,
    show: () => showEquipment(tx, actor, id),
    lockFirst: () => lockTrees(tx, [id], [], "alone"),
  });
  const { refused } = await trashEquipment(tx, actor, [id], null);
  if (refused.length > 0) refuse(403, "partsBeyond");
}

/** Moves pieces to the trash, each with all that is below it and only if the actor may delete all of that; their places are kept. */
export async function trashEquipment(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  if (ids.length === 0) return { done: [], refused: [] };
  await lockTrees(tx, ids, [], "alone");
  const { rows } = await sql<{ id: string }>`
    with recursive tree (root, id) as (
      select id, id from equipment where id = any(${ids}::uuid[]) and deleted_at is null
      union all
      select tree.root, e.id from tree join equipment e on e.parent_id = tree.id where e.deleted_at is null),
    whole as (
      select tree.root from tree join equipment on equipment.id = tree.id
      group by tree.root having bool_and((${reachableEquipment(actor, "delete")}) is true)),
    there as (
      select id from equipment where id in (select tree.id from tree join whole on whole.root = tree.root)
      order by id for no key update)
    update equipment set deleted_at = now(), version = equipment.version + 1, updated_at = now()
    from there where equipment.id = there.id returning equipment.id`.execute(tx);
  const gone = rows.map(({ id }) => id);
  await recordChanges(tx, actor, gone.map(entry("deleted")), batchId);
  return movedOf(ids, gone);
}

/**
 * Takes pieces back out of the trash, by the right to delete, with what went there together with them. What was a part of
 * something that is still there stands on top from now on.
 */
export async function restoreEquipment(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  if (ids.length === 0) return { done: [], refused: [] };
  const known = await sql<{ id: string }>`
    select id from equipment where id = any(${ids}::uuid[]) and deleted_at is not null`.execute(tx);
  if (known.rows.length === 0) return { done: [], refused: [...ids] };
  await lockTrees(tx, ids, [], "alone");
  const { rows } = await sql<Back>`
    with recursive tree (root, id, deleted_at) as (
      select id, id, deleted_at from equipment where id = any(${ids}::uuid[]) and deleted_at is not null
      union all
      select tree.root, e.id, e.deleted_at from tree join equipment e on e.parent_id = tree.id and e.deleted_at = tree.deleted_at),
    whole as (
      select tree.root from tree join equipment on equipment.id = tree.id
      group by tree.root having bool_and((${reachableEquipment(actor, "delete")}) is true)),
    back as (select distinct tree.id from tree join whole on whole.root = tree.root)
    select e.id, e.company_id as company, e.contact_id as contact, e.parent_id as parent,
      p.deleted_at is not null and p.id not in (select id from back) as "isLoose"
    from equipment e join back on back.id = e.id left join equipment p on p.id = e.parent_id
    order by e.id for no key update of e`.execute(tx);
  const loose = rows.filter(({ isLoose }) => isLoose);
  const places = await placesBehind(
    tx,
    loose.map((one) => ({ ...one, parent: null })),
  );
  const freed = loose.map(({ id }) => ({ id, position: places.get(id) }));
  const back = rows.map(({ id }) => id);
  await sql`
    update equipment set deleted_at = null, version = version + 1, updated_at = now(),
      parent_id = case when f.id is null then parent_id end, position = coalesce(f.position, equipment.position)
    from unnest(${back}::uuid[]) as b (id)
    left join jsonb_to_recordset(${JSON.stringify(freed)}::jsonb) as f (id uuid, position numeric) on f.id = b.id
    where equipment.id = b.id`.execute(tx);
  const moved = new Map(loose.map(({ id, parent }): [string, Change] => [id, { parent: [parent, null] }]));
  await recordChanges(
    tx,
    actor,
    back.map((id) => {
      const change = moved.get(id);
      return { ...entry("restored")(id), ...(change && { change }) };
    }),
    batchId,
  );
  return movedOf(ids, back);
}

interface Back {
  id: string;
  company: string | null;
  contact: string | null;
  parent: string | null;
  /** Its whole stays in the trash. */
  isLoose: boolean;
}

function entry<A extends "deleted" | "restored">(action: A) {
  return (subjectId: string) => ({ subjectKind: "equipment" as const, subjectId, action });
}
