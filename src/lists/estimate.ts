import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { every } from "./every.ts";
import type { ListWish } from "./wish.ts";

/** What the planner thinks of finding all that match. */
export interface Estimate {
  rows: number;
  /** In the planner's units: of pages read in order. */
  cost: number;
}

/** Asks the planner; about a millisecond. */
export async function estimateMatch<T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Promise<Estimate> {
  const explained = await sql<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number; "Total Cost": number } }] }>`
    explain (format json) select 1 from ${sql.table(wish.table)} where ${every(wish)}`.execute(tx);
  const plan = explained.rows[0]?.["QUERY PLAN"][0].Plan;
  return { rows: Math.round(plan?.["Plan Rows"] ?? 0), cost: plan?.["Total Cost"] ?? 0 };
}
