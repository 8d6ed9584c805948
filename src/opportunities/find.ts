import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Sought } from "../access/findable.ts";
import { openedPlace } from "../access/opened-place.ts";
import { reachableOpportunities } from "../access/reachable.ts";
import { seenCompanies } from "../access/seen.ts";
import type { Tx } from "../database/transaction.ts";
import { likePattern, nameKey } from "../values/text.ts";
import { shownName } from "./stage-names.ts";

export interface FoundOpportunity {
  id: string;
  name: string;
  stage: string;
  /** Empty where there is none, or none that the actor sees. */
  company: string;
  /** 0: this very name; 1: it begins so; 2: it stands inside. */
  rank: number;
}

/** The opportunities whose names hold what was typed, word by word in any order; the closest first, among equals those opened lately. */
export async function findOpportunities(
  tx: Tx,
  actor: Actor,
  { text, limit, opened }: Sought,
): Promise<FoundOpportunity[]> {
  const key = nameKey(text);
  if (key === "") return [];
  const lately = (of: string) => openedPlace(sql.ref(`${of}.id`), opened);
  const where = [sql<SqlBool>`deleted_at is null`, reachableOpportunities(actor, "see"), ...foundBy(text)];
  const found = await sql<FoundOpportunity>`
    with matched as materialized (
      select id, name, stage_id, company_id, search_name from opportunities where ${sql.join(where, sql` and `)}),
    best as (
      select *, case when search_name = ${key} then 0 when search_name like ${`${likePattern(key)}%`} then 1 else 2 end as rank
      from matched order by rank, ${lately("matched")}, name, id limit ${limit})
    select ${readFound(actor, "best")}, rank from best join stages s on s.id = best.stage_id
    order by rank, ${lately("best")}, best.name, best.id`.execute(tx);
  return found.rows;
}

/** Name, stage and company as the actor reads them, of a row joined to its `stages s`. */
export function readFound(actor: Actor, of: "best" | "opportunities"): RawBuilder<unknown> {
  return sql`${sql.ref(`${of}.id`)}, ${sql.ref(`${of}.name`)}, ${shownName(actor.language, "s")} as stage,
    coalesce((select companies.name from companies
      where companies.id = ${sql.ref(`${of}.company_id`)} and ${seenCompanies(actor)}), '') as company`;
}

/** The conditions under which one is found: one or two letters begin the name (prefix index), longer words stand anywhere (trigrams). */
export function foundBy(text: string): Expression<SqlBool>[] {
  const key = nameKey(text);
  if (key === "") return text.trim() === "" ? [] : [sql<SqlBool>`false`];
  const words = key.split(" ").slice(0, 8);
  if (!words.some((word) => [...word].length > 2))
    return [sql<SqlBool>`opportunities.search_name like ${`${likePattern(key)}%`}`];
  return words.map((word) => sql<SqlBool>`opportunities.search_name like ${`%${likePattern(word)}%`}`);
}
