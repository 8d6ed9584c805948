import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { findView } from "./load.ts";
import { inSight } from "./read.ts";
import { openedList, type ViewedLists } from "./viewed-list.ts";

// How somebody has his tabs is no record of the team's: the journal does not tell of it.

/** Has a list open with a view, for the actor alone. */
export async function makeDefault(tx: Tx, actor: Actor, lists: ViewedLists, id: string): Promise<void> {
  const view = await findView(tx, actor, lists, id, "present");
  if (!view) refuseAsAbsent();
  await sql`update view_places set is_default = false
    where contact_id = ${actor.id} and list = ${view.on} and is_default and view_id <> ${id}`.execute(tx);
  await sql`insert into view_places (contact_id, view_id, list, is_default) values (${actor.id}, ${id}, ${view.on}, true)
    on conflict (contact_id, view_id) do update set is_default = true`.execute(tx);
}

/** Has the list open with everything again, where it opened with this view. */
export async function clearDefault(tx: Tx, actor: Actor, lists: ViewedLists, id: string): Promise<void> {
  if (!(await findView(tx, actor, lists, id, "present"))) refuseAsAbsent();
  await tx
    .updateTable("view_places")
    .set({ is_default: false })
    .where("contact_id", "=", actor.id)
    .where("view_id", "=", id)
    .execute();
}

/** The order of the actor's own tabs; ids that are none of his views are passed over, views that are not named stand behind. */
export async function orderViews(
  tx: Tx,
  actor: Actor,
  lists: ViewedLists,
  on: string,
  ids: readonly string[],
): Promise<void> {
  openedList(lists, actor, on, "/on");
  await sql`update view_places set position = null
    where contact_id = ${actor.id} and list = ${on} and not (view_id = any(${ids}::uuid[]))`.execute(tx);
  await sql`insert into view_places (contact_id, view_id, list, position)
    select ${actor.id}, v.id, v.list, min(asked.place)::int
    from unnest(${ids}::uuid[]) with ordinality as asked (id, place) join views v on v.id = asked.id
    where v.list = ${on} and v.deleted_at is null and ${inSight(actor)} group by v.id
    on conflict (contact_id, view_id) do update set position = excluded.position`.execute(tx);
}
