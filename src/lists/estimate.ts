import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { every } from "./every.ts";
import type { ListWish } from "./wish.ts";

/** What the planner thinks of finding all that match. */
export interface Estimate {
  rows: number;
  /** Rows of the table in all. */
  of: number;
  /** In the planner's units: of pages read in order. */
  cost: number;
}

/** Asks the planner; about a millisecond. */
export async function estimateMatch<T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Promise<Estimate> {
  const explained = await sql<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number; "Total Cost": number } }] }>`
    explain (format json) select 1 from ${sql.table(wish.table)} where ${every(wish)}`.execute(tx);
  const plan = explained.rows[0]?.["QUERY PLAN"][0].Plan;
  const table = await sql<{ of: number }>`
    select greatest(reltuples, 0) as of from pg_class where oid = ${wish.table}::text::regclass`.execute(tx);
  return {
    rows: Math.round(plan?.["Plan Rows"] ?? 0),
    of: table.rows[0]?.of ?? 0,
    cost: plan?.["Total Cost"] ?? 0,
  };
}
