import { expressionBuilder, sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import { contactConditions } from "../contacts/list.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { BulkWish } from "./wish.ts";

/**
 * Writes down whom a batch is for, with the version that was seen, by one statement however many they are, and counts them.
 * Ids that the actor cannot see are kept without one: they count, nothing is done to them, nothing is told of them.
 */
export async function freeze(tx: Tx, actor: Actor, batchId: string, wish: BulkWish): Promise<number> {
  const {
    expected,
    change: _,
    add: __,
    remove: ___,
    delete: ____,
    setStatus: _____,
    newGroup: ______,
    restore,
    ...whom
  } = wish;
  const { ids, conditions } = readWhom(actor, whom, expected !== undefined);
  if (ids) return asExpected(await freezeIds(tx, actor, batchId, ids, restore === true), expected ?? new Set(ids).size);
  if (expected === undefined) refuseField("/expected", "required");
  return freezeFound(tx, batchId, "contacts", conditions, expected);
}

type Whom = Omit<BulkWish, "expected" | "change" | "add" | "remove" | "delete" | "setStatus" | "newGroup" | "restore">;

/** Either ids or what a list finds, never both (422), and not everybody unless `mayBeAll`. */
export function readWhom(
  actor: Actor,
  { ids, filter, ...query }: Whom,
  mayBeAll: boolean,
): { ids: readonly string[]; conditions?: undefined } | { ids?: undefined; conditions: Conditions } {
  const asked = Object.values({ filter, ...query }).some((value) => value !== undefined);
  if (ids ? asked : !asked && !mayBeAll) refuseField("/ids", "oneOf", { allowed: "ids, filter" });
  if (ids) return { ids };
  const text = filter === undefined || typeof filter === "string" ? filter : JSON.stringify(filter);
  return { conditions: contactConditions(actor, "see", { ...query, filter: text }) };
}

type Conditions = ReturnType<typeof contactConditions>;

/** Writes down all that a list finds, if they are as many as expected (409). */
export async function freezeFound(
  tx: Tx,
  batchId: string,
  table: "contacts" | "companies" | "equipment",
  conditions: readonly Expression<SqlBool>[],
  expected: number,
): Promise<number> {
  const counted = await sql<{ count: number }>`
    with found as materialized (
        select id, version from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}),
      frozen as (
        insert into batch_items (batch_id, subject_id, version)
        select ${batchId}, id, version from found where (select count(*) from found) = ${expected} order by id)
    select count(*)::int as count from found`.execute(tx);
  return asExpected(counted.rows[0]?.count ?? 0, expected);
}

async function freezeIds(
  tx: Tx,
  actor: Actor,
  batchId: string,
  ids: readonly string[],
  fromTrash: boolean,
): Promise<number> {
  const eb = expressionBuilder<Tables, "contacts">();
  const conditions = fromTrash
    ? [
        sql`contacts.deleted_at is not null`,
        sql`contacts.merged_into_id is null`,
        reachableContacts(actor, "delete")(eb),
      ]
    : contactConditions(actor, "see", {});
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id, version)
    select ${batchId}, asked.id, seen.version from (select distinct unnest(${ids}::uuid[]) as id) as asked
    left join lateral (select version from contacts where contacts.id = asked.id and ${sql.join(conditions, sql` and `)}) as seen on true
    order by asked.id`.execute(tx);
  return Number(frozen.numAffectedRows ?? 0);
}

/** The count, where it is the one that was seen. */
export function asExpected(count: number, expected: number): number {
  if (count !== expected) refuse(409, "countChanged", { params: { count } });
  return count;
}
