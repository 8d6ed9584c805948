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
    with matched as materialized (select id, name, site, search_name, tax_key from companies where ${sql.join(where, sql` and `)})
    select id, name, site, case when search_name = ${key} or tax_key = ${taxKey(text)} then 0 when search_name like ${`${likePattern(key)}%`} then 1 else 2 end as rank
    from matched order by rank, ${openedPlace(sql`id`, opened)}, name, id limit ${limit}`.execute(tx);
  return found.rows;
}

/** The conditions under which a company is found: one or two letters begin the name (prefix index), longer words stand anywhere (trigrams); what may be a tax number begins one. */
export function foundBy(text: string): Expression<SqlBool>[] {
  const key = companyKey(text);
  if (key === "") return text.trim() === "" ? [] : [sql<SqlBool>`false`];
  const words = key.split(" ").slice(0, 8);
  if (!words.some((word) => [...word].length > 2))
    return [orByTaxNumber(sql<SqlBool>`companies.search_name like ${`${likePattern(key)}%`}`, text)];
  const named = words.map((word) => sql<SqlBool>`companies.search_name like ${`%${likePattern(word)}%`}`);
  return /\d/.test(text) ? [orByTaxNumber(sql<SqlBool>`(${sql.join(named, sql` and `)})`, text)] : named;
}

function orByTaxNumber(named: Expression<SqlBool>, text: string): Expression<SqlBool> {
  const key = taxKey(text);
  if (key.length < 4 || !/\d/.test(key)) return named;
  return sql<SqlBool>`(${named} or companies.tax_key <> '' and companies.tax_key like ${`${likePattern(key)}%`})`;
}

/** A tax number as the database compares it: letters and digits alone. */
function taxKey(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
}
