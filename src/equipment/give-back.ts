import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges, type AuditEntry } from "../audit/record.ts";
import type { Change } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { findBadPlaces } from "./circles.ts";
import { holdTree, isHeldBy } from "./give-tree.ts";
import { changeHands } from "./holdings.ts";
import { placesBehind } from "./places.ts";
import type { Gift } from "./tree-actions.ts";

/** Who each was before the gift, by the journal of its batch. */
interface Was {
  id: string;
  company: string | null;
  contact: string | null;
  parent: string | null;
  usedBy: string | null;
}

/**
 * Takes a gift back as one: the piece goes where it was, with what is below it now; what was taken away from it meanwhile stays
 * where it is (`kept`). Where the piece itself has gone on to somebody else, or is gone, all stays.
 */
export async function giveTreeBack(
  tx: Tx,
  actor: Actor,
  gift: Gift,
  { batchId, undoId }: { batchId: string; undoId: string },
): Promise<{ done: number; kept: string[] }> {
  const given = await readGiven(tx, batchId);
  const all = [...given.keys()];
  const root = given.get(gift.root);
  const back: Gift = {
    ...gift,
    company: root?.company ?? null,
    contact: root?.contact ?? null,
    parent: root?.parent ?? null,
  };
  const ids = root && (await holdTree(tx, actor, back));
  if (!ids || !(await isHeldBy(tx, gift.root, gift))) return { done: 0, kept: all };
  const now = { ...back, parent: await wholeOf(tx, back, ids) };
  await moveBack(tx, now, ids, given, undoId, actor);
  await reopenHoldings(tx, actor, gift, now, ids, all);
  const held = new Set(ids);
  return { done: ids.length, kept: all.filter((id) => !held.has(id)) };
}

async function readGiven(tx: Tx, batchId: string): Promise<Map<string, Was>> {
  const { rows } = await sql<{ id: string; change: Change }>`
    select subject_id as id, change from audit where batch_id = ${batchId} and subject_kind = 'equipment'`.execute(tx);
  const before = (change: Change, key: string) => {
    const value = change[key]?.[0];
    return typeof value === "string" ? value : null;
  };
  return new Map(
    rows.map(({ id, change }) => [
      id,
      {
        id,
        company: before(change, "company"),
        contact: before(change, "contact"),
        parent: before(change, "parent"),
        usedBy: before(change, "usedBy"),
      },
    ]),
  );
}

/** What it was a part of, if that is there still and has room for it; else it stands on top. */
async function wholeOf(
  tx: Tx,
  { root, parent, company, contact }: Gift,
  ids: readonly string[],
): Promise<string | null> {
  if (parent === null || ids.includes(parent)) return null;
  const bad = await findBadPlaces(tx, [{ id: root, parent }]);
  return bad.size === 0 && (await isHeldBy(tx, parent, { company, contact })) ? parent : null;
}

async function moveBack(
  tx: Tx,
  now: Gift,
  ids: readonly string[],
  given: ReadonlyMap<string, Was>,
  undoId: string,
  actor: Actor,
): Promise<void> {
  const places = await placesBehind(tx, [
    { id: now.root, parent: now.parent, company: now.company, contact: now.contact },
  ]);
  const users = [...given.values()].flatMap(({ id, usedBy }) => (usedBy === null ? [] : [{ id, usedBy }]));
  const { rows } = await sql<{ id: string; change: Change }>`
    with users as (
      select u.id, u.used_by from jsonb_to_recordset(${JSON.stringify(users.map(({ id, usedBy }) => ({ id, used_by: usedBy })))}::jsonb) as u (id uuid, used_by uuid)
      join contacts c on c.id = u.used_by and c.live),
    was as materialized (
      select e.id, e.company_id, e.contact_id, e.used_by_id, e.parent_id, coalesce(e.used_by_id, u.used_by) as user_id
      from equipment e left join users u on u.id = e.id where e.id = any(${ids}::uuid[])),
    back as (
      update equipment e set company_id = ${now.company}::uuid, contact_id = ${now.contact}::uuid, used_by_id = was.user_id,
        parent_id = case when e.id = ${now.root} then ${now.parent}::uuid else e.parent_id end,
        position = case when e.id = ${now.root} then ${places.get(now.root) ?? "0"}::numeric else e.position end,
        version = e.version + 1, updated_at = now()
      from was where e.id = was.id returning e.id)
    select was.id, (
      select coalesce(jsonb_object_agg(c.key, jsonb_build_array(c.before, c.after)), '{}') from (values
        ('company', was.company_id, ${now.company}::uuid), ('contact', was.contact_id, ${now.contact}::uuid),
        ('usedBy', was.used_by_id, was.user_id),
        ('parent', was.parent_id, case when was.id = ${now.root} then ${now.parent}::uuid else was.parent_id end)) as c (key, before, after)
      where c.before is distinct from c.after) as change
    from was join back on back.id = was.id`.execute(tx);
  const entries = rows.map(({ id, change }): AuditEntry => ({
    subjectKind: "equipment",
    subjectId: id,
    action: "updated",
    change,
  }));
  await recordChanges(tx, actor, entries, undoId);
}

/** The days that the gift began were none; what came to it meanwhile goes along from today on. */
async function reopenHoldings(
  tx: Tx,
  actor: Actor,
  gift: Gift,
  now: Gift,
  ids: readonly string[],
  given: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with ended as (
      delete from equipment_holdings h where equipment_id = any(${ids}::uuid[]) and equipment_id = any(${given}::uuid[]) and to_date is null
        and (company_id, contact_id) is not distinct from (${gift.company}::uuid, ${gift.contact}::uuid)
        and exists (select from equipment_holdings b where b.equipment_id = h.equipment_id and b.to_date = h.from_date
          and (b.company_id, b.contact_id) is not distinct from (${now.company}::uuid, ${now.contact}::uuid))
      returning equipment_id, from_date)
    select equipment_id as id from ended`.execute(tx);
  const ended = rows.map(({ id }) => id);
  await sql`
    update equipment_holdings h set to_date = null from (
      select distinct on (equipment_id) id from equipment_holdings
      where equipment_id = any(${ended}::uuid[]) and to_date is not null
        and (company_id, contact_id) is not distinct from (${now.company}::uuid, ${now.contact}::uuid)
      order by equipment_id, to_date desc, from_date desc, id desc) as last
    where h.id = last.id`.execute(tx);
  const done = new Set(ended);
  const others = ids.filter((id) => !done.has(id));
  await changeHands(
    tx,
    actor,
    others.map((id) => ({ id, company: now.company, contact: now.contact })),
  );
}
