import { sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Sought } from "../access/findable.ts";
import { openedPlace } from "../access/opened-place.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import type { Tx } from "../database/transaction.ts";
import { fold, likePattern } from "../values/text.ts";
import { seenCompanies } from "./may.ts";

export interface FoundEquipment {
  id: string;
  name: string;
  article: string;
  serial: string;
  /** Empty where there is none, or none that the actor sees. */
  company: string;
  /** 0: this very name, article or serial number; 1: one of them begins so; 2: it stands inside. */
  rank: number;
}

/** The equipment whose name, article or serial number holds what was typed; the closest first, among equals those opened lately. */
export async function findEquipment(tx: Tx, actor: Actor, { text, limit, opened }: Sought): Promise<FoundEquipment[]> {
  const { key, named } = keysOf(text);
  if (key === "") return [];
  const where = [sql<SqlBool>`equipment.deleted_at is null`, ...foundBy(text), reachableEquipment(actor, "see")];
  const lately = (of: string) => openedPlace(sql.ref(`${of}.id`), opened);
  const found = await sql<FoundEquipment>`
    with matched as materialized (
      select id, name, article, serial, company_id, article_key, serial_key, search_text from equipment
      where ${sql.join(where, sql` and `)}),
    best as (
      select *, case when ${key} in (article_key, serial_key) or lower(name) = ${key} then 0
        when article_key like ${startingWith(key)} or serial_key like ${startingWith(key)}
          or search_text like ${startingWith(named)} then 1 else 2 end as rank
      from matched order by rank, ${lately("matched")}, name, id limit ${limit})
    select best.id, best.name, article, serial, rank, ${companyName(actor)} as company
    from best order by rank, ${lately("best")}, best.name, best.id`.execute(tx);
  return found.rows;

  function companyName(who: Actor) {
    return sql`coalesce((select companies.name from companies where companies.id = best.company_id and ${seenCompanies(who)}), '')`;
  }
}

/** The conditions under which one is found: the beginning of an article or a serial number (each by its index), or of the name; longer words stand anywhere (trigrams). */
export function foundBy(text: string): Expression<SqlBool>[] {
  const { key, named } = keysOf(text);
  if (key === "") return text.trim() === "" ? [] : [sql<SqlBool>`false`];
  const numbered = sql`equipment.article_key like ${startingWith(key)} or equipment.serial_key like ${startingWith(key)}`;
  const words = named.split(" ").filter(Boolean).slice(0, 8);
  if (words.length === 0) return [sql<SqlBool>`(${numbered})`];
  if (!words.some((word) => [...word].length > 2))
    return [sql<SqlBool>`(${numbered} or equipment.name >= ${key} and equipment.name < ${`${key}\uffff`})`];
  const anywhere = words.map((word) => sql`equipment.search_text like ${`%${likePattern(word)}%`}`);
  return [sql<SqlBool>`(${numbered} or (${sql.join(anywhere, sql` and `)}))`];
}

/** As numbers are compared, and as words are. */
function keysOf(text: string): { key: string; named: string } {
  return { key: text.normalize("NFC").trim().toLowerCase(), named: fold(text) };
}

function startingWith(key: string): string {
  return `${likePattern(key)}%`;
}
