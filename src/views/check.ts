import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { LoadedView } from "./load.ts";
import type { ViewedList } from "./viewed-list.ts";

/** What a view holds beside whose it is. */
export type ViewContent = Omit<LoadedView, "id" | "on" | "owner">;

const longestFilter = 20_000;
const most = 200;

/** Refuses (422) what a view cannot hold: no name, groups that are not of the team, a filter that the list does not take from its author. */
export async function checkContent(
  tx: Tx,
  actor: Actor,
  list: ViewedList,
  { name, shared, groups, filter }: ViewContent,
): Promise<void> {
  if (name === "") refuseField("/name", "required");
  if (shared === "groups" && groups.length === 0) refuseField("/groups", "required");
  await checkGroups(tx, groups);
  if (filter === null) return;
  const json = JSON.stringify(filter);
  if (json.length > longestFilter) refuseField("/filter", "tooLong", { limit: longestFilter });
  await list.check(tx, actor, json);
}

/** Sharing what was one's own is making a shared view; taking it back to oneself is deleting one for the others, and its owner's alone. */
export function checkSharing(
  actor: Actor,
  owner: string,
  before: LoadedView["shared"],
  after: LoadedView["shared"],
): void {
  const deed = before === "private" ? "create" : after === "private" ? "delete" : "edit";
  if (before === "private" && after === "private") return;
  const mayTakeBack = after !== "private" || owner === actor.id;
  if (!mayTakeBack || !holds(actor, "views.shared", deed)) refuse(403, "notAllowed");
}

/** A list has 200 shared views at most, and 200 of each person's own. */
export async function checkRoom(tx: Tx, actor: Actor, on: string, shared: LoadedView["shared"]): Promise<void> {
  const { count } = await tx
    .selectFrom("views")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("list", "=", on)
    .where("deleted_at", "is", null)
    .$if(shared === "private", (query) => query.where("shared", "=", "private").where("owner_id", "=", actor.id))
    .$if(shared !== "private", (query) => query.where("shared", "<>", "private"))
    .executeTakeFirstOrThrow();
  if (Number(count) >= most) refuseField("", "tooMany", { limit: most });
}

async function checkGroups(tx: Tx, groups: readonly string[]): Promise<void> {
  if (groups.length === 0) return;
  const rows = await tx
    .selectFrom("access_groups")
    .select("id")
    .where("id", "in", [...groups])
    .where("kind", "=", "agent")
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const strange = groups.findIndex((id) => !known.has(id));
  if (strange >= 0) refuseField(`/groups/${strange}`, "groupUnknown");
}
