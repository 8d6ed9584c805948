import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Static } from "typebox";
import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import { groupName } from "../words/group-name.ts";
import type { ViewReply } from "./api.ts";
import { takes, type ViewedList, type ViewedLists } from "./viewed-list.ts";

export type View = Static<typeof ViewReply>;
type Stored = Omit<View, "runs" | "can" | "groups"> & {
  groups: { id: string; name: string; standing: "client" | "agent" | "administrator" | null }[];
};

/** The views of a list that the actor may see, in the order of his tabs: those he has put in order first, then by age. */
export async function listViews(tx: Tx, actor: Actor, lists: ViewedLists, on: string): Promise<View[]> {
  return readViews(tx, actor, lists, sql<SqlBool>`v.list = ${on} and v.deleted_at is null and ${inSight(actor)}`);
}

/** Views by their ids, whether or not they are in sight: for who has just written them. */
export async function readView(tx: Tx, actor: Actor, lists: ViewedLists, id: string): Promise<View | undefined> {
  const [view] = await readViews(tx, actor, lists, sql<SqlBool>`v.id = ${id}`);
  return view;
}

/** One's own, and those shared with everybody or with one's access group. */
export function inSight(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`(v.owner_id = ${actor.id} or v.shared = 'all' or v.shared = 'groups' and exists (
    select from view_groups g where g.view_id = v.id and g.access_group_id = ${actor.accessGroup.id}))`;
}

async function readViews(tx: Tx, actor: Actor, lists: ViewedLists, where: RawBuilder<SqlBool>): Promise<View[]> {
  const { rows } = await sql<Stored>`
    select v.id, v.version, v.list as on, v.name, v.shared, v.search, v.filter, v.sort, v.columns, v.widths, v.density,
      jsonb_build_object('id', o.id, 'name', trim(o.first_name || ' ' || o.last_name)) as owner,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'standing', a.standing) order by a.name), '[]')
        from view_groups g join access_groups a on a.id = g.access_group_id where g.view_id = v.id) as groups,
      coalesce(p.is_default, false) as "isDefault",
      to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
      to_char(v.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from views v join contacts o on o.id = v.owner_id
    left join view_places p on p.view_id = v.id and p.contact_id = ${actor.id}
    where ${where} order by p.position nulls last, v.created_at, v.id`.execute(tx);
  const views: View[] = [];
  for (const row of rows) {
    const list = lists[row.on];
    if (list) views.push(await asSeenBy(tx, actor, list, row));
  }
  return views;
}

/** What it names that is hidden from the reader is absent: an order or a column is left out, a condition takes the whole of it away. */
async function asSeenBy(tx: Tx, actor: Actor, list: ViewedList, row: Stored): Promise<View> {
  const isSeen = (key: string) => !list.hides(actor, key.replace(/^-/, ""));
  const runs = await takes(list, tx, actor, row.filter);
  const sort = row.sort.split(",").filter(isSeen).join(",");
  const columns = row.columns?.filter(isSeen) ?? null;
  const widths = Object.fromEntries(Object.entries(row.widths).filter(([key]) => isSeen(key)));
  const isWhole =
    runs &&
    sort === row.sort &&
    columns?.length === row.columns?.length &&
    Object.keys(widths).length === Object.keys(row.widths).length;
  const can = mayDo(actor, row).filter((deed) => isWhole || deed !== "edit");
  const groups = row.groups.map(({ id, name, standing }) => ({ id, name: groupName(name, standing, actor.language) }));
  if (runs) return { ...row, groups, sort, columns, widths, runs, can };
  return { ...row, groups, search: "", filter: null, sort: "", columns: null, widths: {}, runs, can };
}

/** What the actor may do with a view that he sees; who shares it once more or with others needs to be allowed to. */
export function mayDo(actor: Actor, view: { owner: { id: string }; shared: View["shared"] }): View["can"] {
  if (view.shared === "private")
    return holds(actor, "views.shared", "create") ? ["edit", "share", "delete"] : ["edit", "delete"];
  return [
    ...(holds(actor, "views.shared", "edit") ? (["edit", "share"] as const) : []),
    ...(holds(actor, "views.shared", "delete") ? (["delete"] as const) : []),
  ];
}
