import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { every } from "./every.ts";
import type { ListWish } from "./wish.ts";

/** What the planner thinks of a list; nothing of it is done. About a millisecond a question, each asked once. */
export interface Estimates {
  /** How many match. */
  rows(): Promise<number>;
  /** Finding all that match: in the planner's units, of pages read in order. */
  cost(): Promise<number>;
  /** How many there are in all. */
  of(): Promise<number>;
}

export function estimatesOf<T extends keyof Tables>(tx: Tx, wish: ListWish<T>): Estimates {
  const rows = once(() => explain(tx, wish, every(wish, "estimate")));
  const isGuessed = wish.where.some((condition) => condition.isGuessed);
  const cost = once(() => explain(tx, wish, every(wish, "match")));
  return {
    // Finding one after the other costs a unit at least.
    rows: async () =>
      Math.round(Math.min((await rows())["Plan Rows"], isGuessed ? (await cost())["Total Cost"] : Infinity)),
    cost: async () => (await cost())["Total Cost"],
    of: once(() => countOf(tx, wish.table)),
  };
}

interface Plan {
  "Plan Rows": number;
  "Total Cost": number;
}

async function explain<T extends keyof Tables>(tx: Tx, wish: ListWish<T>, where: RawBuilder<SqlBool>): Promise<Plan> {
  const explained = await sql<{ "QUERY PLAN": [{ Plan: Plan }] }>`
    explain (format json) select 1 from ${sql.table(wish.table)} where ${where}`.execute(tx);
  return explained.rows[0]?.["QUERY PLAN"][0].Plan ?? { "Plan Rows": 0, "Total Cost": 0 };
}

async function countOf(tx: Tx, table: string): Promise<number> {
  const found = await sql<{ of: number }>`
    select greatest(reltuples, 0) as of from pg_class where oid = ${table}::text::regclass`.execute(tx);
  return found.rows[0]?.of ?? 0;
}

function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => (answer ??= ask());
}
