import { sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableEquipment } from "../../access/reach-equipment.ts";
import type { Tx } from "../../database/transaction.ts";

/** Whose trees a path leads through. */
export interface Holder {
  company: string | null;
  contact: string | null;
}

/** More of one serial number or path say nothing more than these. */
const most = 20;

/** The pieces of these ids that the actor sees. */
export async function seenPieces(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select equipment.id from equipment
    where equipment.id = any(${ids}::uuid[]) and deleted_at is null and ${reachableEquipment(actor, "see")}`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of serial numbers, by the number, each with whose it is. */
export async function piecesBySerial(
  tx: Tx,
  actor: Actor,
  serials: readonly string[],
): Promise<Map<string, (Holder & { id: string })[]>> {
  if (serials.length === 0) return new Map();
  const { rows } = await sql<Holder & { id: string; serial: string }>`
    select asked.serial, hit.id, hit.company, hit.contact from unnest(${serials}::text[]) as asked (serial)
    cross join lateral (
      select equipment.id, company_id as company, contact_id as contact from equipment
      where serial_key = asked.serial and deleted_at is null and ${reachableEquipment(actor, "see")} limit ${sql.lit(most)}) as hit`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ serial }) => serial);
}

/** Those at paths, from what stands on top downwards: a statement for each level, however many paths. Answers the ids of each path in its order. */
export async function piecesByPath(
  tx: Tx,
  actor: Actor,
  paths: readonly { holder: Holder; path: readonly string[] }[],
): Promise<string[][]> {
  const begun = await stepDown(
    tx,
    actor,
    paths.map(({ holder, path }) => ({ ...holder, parent: null, name: path[0] ?? "" })),
  );
  return goOn(tx, actor, paths, begun, 1);
}

async function goOn(
  tx: Tx,
  actor: Actor,
  paths: readonly { path: readonly string[] }[],
  found: readonly string[][],
  level: number,
): Promise<string[][]> {
  const steps = paths.flatMap(({ path }, at) =>
    (path.length > level ? (found[at] ?? []) : []).map((parent) => ({ at, parent, name: path[level] ?? "" })),
  );
  const isFurther = paths.some(({ path }) => path.length > level);
  if (!isFurther) return [...found];
  const below = await stepDown(
    tx,
    actor,
    steps.map(({ parent, name }) => ({ parent, name, company: null, contact: null })),
  );
  const next = paths.map(({ path }, at) => (path.length > level ? [] : [...(found[at] ?? [])]));
  for (const [index, { at }] of steps.entries()) next[at]?.push(...(below[index] ?? []));
  return goOn(tx, actor, paths, next, level + 1);
}

interface Step extends Holder {
  parent: string | null;
  name: string;
}

/** Of each step the pieces of its name. All that stands at the places is read once, and joined by hashes: a place may have thousands. */
async function stepDown(tx: Tx, actor: Actor, steps: readonly Step[]): Promise<string[][]> {
  if (steps.length === 0) return [];
  const at = (key: "parent" | "company" | "contact") => [...new Set(steps.flatMap((step) => step[key] ?? []))];
  const asked = steps.map(({ parent, company, contact, name }, nth) => ({
    nth,
    place: parent ?? company ?? contact,
    name: name.normalize("NFC").trim(),
  }));
  const { rows } = await sql<{ nth: number; ids: string[] }>`
    with asked as materialized (
      select nth, place, lower(name collate "und-x-icu") as name
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (nth int, place uuid, name text)),
    there as materialized (
      select equipment.id, coalesce(parent_id, company_id, contact_id) as place, lower(name collate "und-x-icu") as name
      from equipment
      where (parent_id = any(${at("parent")}::uuid[])
          or parent_id is null and company_id = any(${at("company")}::uuid[])
          or parent_id is null and contact_id = any(${at("contact")}::uuid[]))
        and deleted_at is null and ${reachableEquipment(actor, "see")})
    select asked.nth, (array_agg(there.id order by there.id))[1:${sql.lit(most)}] as ids
    from asked join there using (place, name) group by asked.nth`.execute(tx);
  const byNth = new Map(rows.map(({ nth, ids }) => [nth, ids]));
  return steps.map((_, nth) => byNth.get(nth) ?? []);
}
