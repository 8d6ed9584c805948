import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { inSight, readView, type View } from "./read.ts";
import { opens, type ViewedLists } from "./viewed-list.ts";

/** A view as it is stored, locked for a change. */
export interface LoadedView {
  id: string;
  on: string;
  name: string;
  owner: { id: string };
  shared: View["shared"];
  groups: string[];
  search: string;
  filter: Record<string, unknown> | null;
  sort: string;
  columns: string[] | null;
  widths: Record<string, number>;
  density: View["density"];
}

/** Locks a view that the actor sees (404 otherwise, and for one of a list he has not); a stale version is 412 with the view as it is. */
export async function loadView(
  tx: Tx,
  actor: Actor,
  lists: ViewedLists,
  id: string,
  version: number,
): Promise<LoadedView> {
  const view = await findView(tx, actor, lists, id, "present");
  if (!view) refuseAsAbsent();
  if (view.version !== version) refuse(412, "stale", { members: { current: await readView(tx, actor, lists, id) } });
  return view;
}

/** The same without a version; `deleted`: among those that were. */
export async function findView(
  tx: Tx,
  actor: Actor,
  lists: ViewedLists,
  id: string,
  where: "present" | "deleted",
): Promise<(LoadedView & { version: number }) | undefined> {
  const isThere = where === "present" ? sql<SqlBool>`v.deleted_at is null` : sql<SqlBool>`v.deleted_at is not null`;
  const { rows } = await sql<LoadedView & { version: number }>`
    select v.id, v.version, v.list as on, v.name, jsonb_build_object('id', v.owner_id) as owner, v.shared,
      array(select g.access_group_id from view_groups g where g.view_id = v.id order by 1)::text[] as groups,
      v.search, v.filter, v.sort, v.columns, v.widths, v.density
    from views v where v.id = ${id} and ${isThere} and ${inSight(actor)} for no key update of v`.execute(tx);
  const [view] = rows;
  const list = view && lists[view.on];
  return view && list && opens(list, actor) ? view : undefined;
}
