import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import { inSight } from "./read.ts";
import { opens, type ViewedLists } from "./viewed-list.ts";

/** The WHERE of the views (`v`) that the actor may delete, whether they are there or lie in the trash: of lists that he has, his own and those shared with him where he may. */
export function deletableViews(actor: Actor, lists: ViewedLists): RawBuilder<SqlBool> {
  const had = Object.entries(lists).flatMap(([name, list]) => (opens(list, actor) ? [name] : []));
  const mayShared = holds(actor, "views.shared", "delete");
  return sql<SqlBool>`(v.list = any(${had}::text[]) and ${inSight(actor)} and (v.shared = 'private' or ${mayShared}))`;
}

/** Holds those of the views that lie in the trash and that the actor may delete. */
export async function holdViews(tx: Tx, actor: Actor, lists: ViewedLists, ids: readonly string[]): Promise<string[]> {
  const there = await sql<{ id: string }>`
    select v.id from views v where v.id = any(${ids}::uuid[]) and v.deleted_at is not null and ${deletableViews(actor, lists)}
    order by v.id for update`.execute(tx);
  return there.rows.map(({ id }) => id);
}

/** Deletes views that are held for good, with their places in everybody's tabs. */
export async function dropViews(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from views where id = any(${ids}::uuid[])`.execute(tx);
}
