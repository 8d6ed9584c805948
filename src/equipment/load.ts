import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment, type ReachedEquipment } from "../access/reach-equipment.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import type { Tx } from "../database/transaction.ts";
import { findOwnLinks } from "../fields/own-rules.ts";
import { reachedJson } from "./may.ts";
import type { EquipmentValues } from "./values.ts";

/** A piece as a change finds it, locked until the transaction ends. */
export interface LoadedEquipment {
  id: string;
  version: number;
  reached: ReachedEquipment;
  /** Parts, in the trash or not. */
  hasParts: boolean;
  values: EquipmentValues;
}

/** The pieces of a set that are not in the trash, in order of their ids, so that two sets never lock each other. */
export async function loadEquipment(tx: Tx, ids: readonly string[]): Promise<Map<string, LoadedEquipment>> {
  if (ids.length === 0) return new Map();
  await sql`select from equipment where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
  const rows = await sql<LoadedEquipment>`
    select id, version, ${reachedJson} as reached,
      exists (select from equipment part where part.parent_id = equipment.id) as "hasParts",
      json_build_object('name', name, 'article', article, 'serial', serial, 'company', company_id, 'contact', contact_id,
        'usedBy', used_by_id, 'parent', parent_id, 'description', description, 'own', custom,
        'retiredAt', to_char(retired_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as "values"
    from equipment where id = any(${ids}::uuid[]) and deleted_at is null`.execute(tx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}

/** The trees that a set changes, held until the transaction ends: alone where something moves, beside others where pieces are only added. */
export async function lockTrees(
  tx: Tx,
  pieces: readonly string[],
  holders: readonly string[],
  how: "alone" | "adding",
): Promise<void> {
  await sql`
    select lock_equipment_of(array(
      select distinct coalesce(company_id, contact_id) from equipment where id = any(${pieces}::uuid[])
      union select unnest(${holders}::uuid[])), ${how === "alone"})`.execute(tx);
}

/** A piece that others are to be parts of. */
export interface Whole {
  id: string;
  company: string | null;
  contact: string | null;
}

/** What a set of changes links to, looked up once for all of them. */
export interface Links {
  /** Companies and contacts that the actor sees, each with its owner. */
  companies: ReadonlyMap<string, string | null>;
  people: ReadonlyMap<string, string | null>;
  /** Pieces that he sees. */
  wholes: ReadonlyMap<string, Whole>;
  /** Who owns what holds those. */
  ownerOf: ReadonlyMap<string, string | null>;
  /** Records that own fields link to, within reach. */
  own: ReadonlySet<string>;
}

export async function findLinks(tx: Tx, actor: Actor, all: readonly Partial<EquipmentValues>[]): Promise<Links> {
  const firms = all.flatMap(({ company }) => company ?? []);
  const people = all.flatMap(({ contact, usedBy }) => [contact ?? [], usedBy ?? []].flat());
  const parents = all.flatMap(({ parent }) => parent ?? []);
  const wholes =
    parents.length === 0
      ? []
      : (
          await sql<Whole & { ownerId: string | null }>`
            select id, company_id as company, contact_id as contact, ${reachedJson} ->> 'ownerId' as "ownerId" from equipment
            where id = any(${parents}::uuid[]) and deleted_at is null and ${reachableEquipment(actor, "see")}`.execute(
            tx,
          )
        ).rows;
  const known = async (table: "companies" | "contacts", ids: readonly string[], seen: typeof isSeen) => {
    if (ids.length === 0) return [];
    const { rows } = await sql<{ id: string; owner: string | null }>`
      select id, owner_id as owner from ${sql.table(table)} where id = any(${ids}::uuid[]) and ${seen}`.execute(tx);
    return rows.map(({ id, owner }) => [id, owner] as const);
  };
  const isSeen = seenCompanies(actor);
  return {
    companies: new Map(await known("companies", firms, isSeen)),
    people: new Map(await known("contacts", people, seenContacts(actor))),
    wholes: new Map(wholes.map((whole) => [whole.id, whole])),
    ownerOf: new Map(wholes.map(({ company, contact, ownerId }) => [company ?? contact ?? "", ownerId])),
    own: await findOwnLinks(
      tx,
      actor,
      actor.own.equipment,
      all.flatMap(({ own }) => (own ? [own] : [])),
    ),
  };
}
