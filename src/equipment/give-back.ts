import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges, type AuditEntry } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
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
  const rows = await sql<Was>`
    select id, company_id as company, contact_id as contact, used_by_id as "usedBy", parent_id as parent
    from equipment where id = any(${ids}::uuid[]) order by id`.execute(tx);
  const asked = [...new Set([...given.values()].flatMap(({ usedBy }) => usedBy ?? []))];
  const live = await sql<{ id: string }>`select id from contacts where id = any(${asked}::uuid[]) and live`.execute(tx);
  const people = new Set(live.rows.map(({ id }) => id));
  const users = rows.rows.flatMap(({ id, usedBy }) => {
    const user = given.get(id)?.usedBy ?? null;
    return usedBy === null && user !== null && people.has(user) ? [{ id, user }] : [];
  });
  const restored = new Map(users.map(({ id, user }) => [id, user]));
  // Each row once, since each writing of one goes into every index. Arrays tell the planner how many they are.
  await sql`
    update equipment set company_id = ${now.company}::uuid, contact_id = ${now.contact}::uuid,
      used_by_id = coalesce(back.used_by, used_by_id),
      parent_id = case when id = ${now.root} then ${now.parent}::uuid else parent_id end,
      position = case when id = ${now.root} then ${places.get(now.root) ?? "0"}::numeric else position end,
      version = version + 1, updated_at = now()
    from unnest(${ids}::uuid[], ${ids.map((id) => restored.get(id) ?? null)}::uuid[]) as back (piece, used_by)
    where id = back.piece`.execute(tx);
  const entries = rows.rows.map((was): AuditEntry => ({
    subjectKind: "equipment",
    subjectId: was.id,
    action: "updated",
    change: changeOf(was, now, restored.get(was.id) ?? was.usedBy),
  }));
  await recordChanges(tx, actor, entries, undoId);
}

function changeOf(was: Was, now: Gift, usedBy: string | null): Change {
  const after = {
    company: now.company,
    contact: now.contact,
    parent: was.id === now.root ? now.parent : was.parent,
    usedBy,
  };
  const keys = (["company", "contact", "parent", "usedBy"] as const).filter((key) => was[key] !== after[key]);
  return Object.fromEntries(keys.map((key): [string, Change[string]] => [key, [was[key], after[key]]]));
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
