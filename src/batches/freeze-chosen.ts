import { sql, type Expression, type SqlBool } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";
import { asExpected, freezeFound } from "./freeze.ts";

interface Chosen {
  ids?: readonly string[] | undefined;
  expected?: number | undefined;
  /** As in lists: JSON as text, or the filter itself. */
  filter?: unknown;
}

type Conditions = readonly Expression<SqlBool>[];

/**
 * Writes down which records a batch is for, with the version that was seen: either ids or what a list finds, never both
 * (422). `conditionsOf` are those of the list; ids beyond them are kept without a version: they count, and are refused.
 */
export async function freezeChosen<Query extends Chosen>(
  tx: Tx,
  batchId: string,
  table: "companies" | "equipment",
  { ids, expected, filter, ...query }: Query,
  conditionsOf: (query: Partial<Omit<Query, keyof Chosen>> & { filter?: string | undefined }) => Conditions,
): Promise<number> {
  const narrows = Object.values({ filter, ...query }).some((value) => value !== undefined);
  if (ids ? narrows : !narrows && expected === undefined) refuseField("/ids", "oneOf", { allowed: "ids, filter" });
  if (ids) return asExpected(await freezeIds(tx, batchId, table, ids, conditionsOf({})), expected ?? new Set(ids).size);
  if (expected === undefined) refuseField("/expected", "required");
  const text = filter === undefined || typeof filter === "string" ? filter : JSON.stringify(filter);
  return freezeFound(tx, batchId, table, conditionsOf({ ...query, filter: text }), expected);
}

async function freezeIds(
  tx: Tx,
  batchId: string,
  table: "companies" | "equipment",
  ids: readonly string[],
  conditions: Conditions,
): Promise<number> {
  const id = sql.ref(`${table}.id`);
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id, version)
    select ${batchId}::uuid, asked.id, seen.version from (select distinct unnest(${ids}::uuid[]) as id) as asked
    left join lateral (
      select version from ${sql.table(table)} where ${id} = asked.id and ${sql.join(conditions, sql` and `)}) as seen on true
    order by asked.id`.execute(tx);
  return Number(frozen.numAffectedRows ?? 0);
}
