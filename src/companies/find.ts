import { expressionBuilder, sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Sought } from "../access/findable.ts";
import { openedPlace } from "../access/opened-place.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { likePattern } from "../values/text.ts";
import { companyKey } from "./values.ts";

export interface FoundCompany {
  id: string;
  name: string;
  site: string;
  /** 0: this very name; 1: it begins so; 2: it stands inside. */
  rank: number;
}

/** The companies whose names hold what was typed, word by word in any order; the closest first, among equals those opened lately. */
export async function findCompanies(tx: Tx, actor: Actor, { text, limit, opened }: Sought): Promise<FoundCompany[]> {
  const key = companyKey(text);
  if (key === "") return [];
  const where = [
    sql<SqlBool>`deleted_at is null`,
    reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">()),
    ...foundBy(text),
  ];
  const found = await sql<FoundCompany>`
    with matched as materialized (select id, name, site, search_name from companies where ${sql.join(where, sql` and `)})
    select id, name, site, case when search_name = ${key} then 0 when search_name like ${`${likePattern(key)}%`} then 1 else 2 end as rank
    from matched order by rank, ${openedPlace(sql`id`, opened)}, name, id limit ${limit}`.execute(tx);
  return found.rows;
}

/** The conditions under which a company is found: one or two letters begin the name (prefix index), longer words stand anywhere (trigrams). */
export function foundBy(text: string): Expression<SqlBool>[] {
  const key = companyKey(text);
  if (key === "") return text.trim() === "" ? [] : [sql<SqlBool>`false`];
  const words = key.split(" ").slice(0, 8);
  if (!words.some((word) => [...word].length > 2))
    return [sql<SqlBool>`companies.search_name like ${`${likePattern(key)}%`}`];
  return words.map((word) => sql<SqlBool>`companies.search_name like ${`%${likePattern(word)}%`}`);
}
