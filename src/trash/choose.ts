import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { TrashWish } from "./api.ts";
import { checkDays, deletion, lying, mayTakeOut, type Hosts } from "./lying.ts";

/** The query of the ids of everything in the trash that the actor may delete for good: those named, or all that the wish finds. */
export function chosen(
  hosts: Hosts,
  actor: Actor,
  { by, ...wish }: TrashWish,
  ids: readonly string[] | undefined,
): RawBuilder<unknown> {
  const named = ids === undefined ? sql`` : sql`and id = any(${ids}::uuid[])`;
  const deleter = by === undefined ? sql`` : sql`join ${deletion} as d on d.actor_id = ${by}::uuid`;
  return sql`select l.id from ${lying(actor, wish, named, sql``)} as l ${deleter} where ${mayTakeOut(hosts, actor)}`;
}

export async function countTrash(tx: Tx, hosts: Hosts, actor: Actor, wish: TrashWish): Promise<{ count: number }> {
  checkDays(wish, "/query");
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${chosen(hosts, actor, wish, undefined)}) as found`.execute(tx);
  return { count: rows[0]?.count ?? 0 };
}
