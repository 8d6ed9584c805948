import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import type { createView as declared } from "./api.ts";
import { checkContent, checkRoom, checkSharing, type ViewContent } from "./check.ts";
import { findView, loadView } from "./load.ts";
import { mayDo, readView, type View } from "./read.ts";
import { openedList, type ViewedLists } from "./viewed-list.ts";

/** Saves a view of one's own, or one for others where that is allowed; a name in use is 409. */
export async function createView(
  tx: Tx,
  actor: Actor,
  lists: ViewedLists,
  { on, ...wish }: BodyOf<typeof declared>,
): Promise<View> {
  const list = openedList(lists, actor, on, "/on");
  const content = contentOf({ ...empty, ...wish });
  checkSharing(actor, actor.id, "private", content.shared);
  await checkContent(tx, actor, list, content);
  await checkRoom(tx, actor, on, content.shared);
  const { groups: _, ...columns } = stored(content);
  const made = await tx
    .insertInto("views")
    .values({ ...columns, list: on, owner_id: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) refuseTakenName();
  await storeGroups(tx, made.id, content.groups);
  await recordChanges(tx, actor, [{ subjectKind: "view", subjectId: made.id, action: "created" }]);
  return (await readView(tx, actor, lists, made.id)) ?? refuseAsAbsent();
}

type Wish = Partial<ViewContent>;

/** Changes what is named; a stale version is 412. Who does not see all that a view asks does not change it. */
export async function updateView(
  tx: Tx,
  actor: Actor,
  lists: ViewedLists,
  id: string,
  version: number,
  wish: Wish,
): Promise<View> {
  const before = await loadView(tx, actor, lists, id, version);
  const seen = (await readView(tx, actor, lists, id)) ?? refuseAsAbsent();
  const { shared = before.shared, groups = before.groups, ...rest } = wish;
  const after = contentOf({ ...before, ...rest, shared, groups });
  const change = differenceOf(before, after);
  const { shared: _, groups: regrouped, ...asked } = change;
  if (Object.keys(change).length === 0) return seen;
  if (Object.keys(asked).length > 0 && !seen.can.includes("edit")) refuse(403, "notAllowed");
  if (regrouped || after.shared !== before.shared) checkSharing(actor, before.owner.id, before.shared, after.shared);
  await checkContent(tx, actor, openedList(lists, actor, before.on, "/on"), {
    ...after,
    // A filter that stays was taken once; its author's rights may have changed.
    filter: change["filter"] ? after.filter : null,
  });
  const isMoved = (before.shared === "private") !== (after.shared === "private");
  if (isMoved) await checkRoom(tx, actor, before.on, after.shared);
  const { groups: __, ...columns } = stored(after);
  await tx
    .updateTable("views")
    .set({ ...columns, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await storeGroups(tx, id, after.groups);
  await recordChanges(tx, actor, [{ subjectKind: "view", subjectId: id, action: "updated", change }]);
  return (await readView(tx, actor, lists, id)) ?? refuseAsAbsent();
}

/** Deletes a view for everybody who sees it. */
export async function deleteView(tx: Tx, actor: Actor, lists: ViewedLists, id: string, version: number): Promise<void> {
  const view = await loadView(tx, actor, lists, id, version);
  if (!mayDo(actor, view).includes("delete")) refuse(403, "notAllowed");
  await turn(tx, actor, id, "deleted");
}

/** Takes a deleted view back, with whom it was shared; 404 when there is none for the actor, 409 when its name is in use. */
export async function restoreView(tx: Tx, actor: Actor, lists: ViewedLists, id: string): Promise<View> {
  const view = await findView(tx, actor, lists, id, "deleted");
  if (!view || !mayDo(actor, view).includes("delete")) refuseAsAbsent();
  await checkRoom(tx, actor, view.on, view.shared);
  await turn(tx, actor, id, "restored");
  return (await readView(tx, actor, lists, id)) ?? refuseAsAbsent();
}

const empty: ViewContent = {
  name: "",
  shared: "private",
  groups: [],
  search: "",
  filter: null,
  sort: "",
  columns: null,
  widths: {},
  density: null,
};

/** Cleaned, and with groups only where it is shared with them. */
function contentOf(wish: ViewContent): ViewContent {
  const { name, shared, groups, search, filter, sort, columns, widths, density } = wish;
  return {
    name: cleanText(name),
    shared,
    groups: shared === "groups" ? [...new Set(groups)].toSorted() : [],
    search: cleanText(search),
    filter,
    sort,
    columns,
    widths,
    density,
  };
}

function stored({ filter, widths, ...content }: ViewContent) {
  return { ...content, filter: filter && JSON.stringify(filter), widths: JSON.stringify(widths) };
}

function differenceOf(before: ViewContent, after: ViewContent): Change {
  const said = (content: ViewContent): Record<string, unknown> => stored(content);
  const keys = (
    ["name", "shared", "groups", "search", "filter", "sort", "columns", "widths", "density"] as const
  ).filter((key) => !isDeepStrictEqual(before[key], after[key]));
  return Object.fromEntries(keys.map((key) => [key, [said(before)[key], said(after)[key]]]));
}

async function storeGroups(tx: Tx, id: string, groups: readonly string[]): Promise<void> {
  await sql`delete from view_groups where view_id = ${id} and not (access_group_id = any(${groups}::uuid[]))`.execute(
    tx,
  );
  await sql`insert into view_groups (view_id, access_group_id)
    select ${id}, unnest(${groups}::uuid[]) on conflict do nothing`.execute(tx);
}

async function turn(tx: Tx, actor: Actor, id: string, action: "deleted" | "restored"): Promise<void> {
  const at = action === "deleted" ? sql<Date>`now()` : null;
  await tx
    .updateTable("views")
    .set({ deleted_at: at, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "view", subjectId: id, action }]);
}

function refuseTakenName(): never {
  refuse(409, "nameTaken", { faults: [{ pointer: "/name", code: "taken" }] });
}
