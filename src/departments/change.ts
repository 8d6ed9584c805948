import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import { showDepartment, type Department } from "./show.ts";
import { childrenOf, deepest, heightOf, holdTree, pathOf, type Node, type Tree } from "./tree.ts";

export interface DepartmentChange {
  name?: string;
  parent?: string | null;
}

/** Makes a department below another one, or at the top. */
export async function createDepartment(
  tx: Tx,
  actor: Actor,
  { name: given, parent = null }: { name: string; parent?: string | null },
): Promise<Department> {
  const tree = await holdTree(tx);
  const name = checkedName(given);
  checkPlace(tree, undefined, parent);
  checkNameIsFree(tree, undefined, name, parent);
  const { id } = await tx
    .insertInto("departments")
    .values({ name, parent_id: parent })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChanges(tx, actor, [{ subjectKind: "department", subjectId: id, action: "created" }]);
  return showDepartment(tx, actor, id);
}

/** Renames a department, or moves it together with all below it. */
export async function updateDepartment(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: DepartmentChange,
): Promise<Department> {
  const tree = await holdTree(tx);
  const before = await checkedVersion(tx, actor, tree, id, version);
  const name = change.name === undefined ? before.name : checkedName(change.name);
  const parentId = change.parent === undefined ? before.parentId : change.parent;
  const difference: Change = {
    ...(name !== before.name && { name: [before.name, name] }),
    ...(parentId !== before.parentId && { parent: [nameOf(tree, before.parentId), nameOf(tree, parentId)] }),
  };
  if (parentId !== before.parentId) checkPlace(tree, id, parentId);
  checkNameIsFree(tree, id, name, parentId);
  if (Object.keys(difference).length === 0) return showDepartment(tx, actor, id);
  await tx
    .updateTable("departments")
    .set({ name, parent_id: parentId, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "department", subjectId: id, action: "updated", change: difference }]);
  return showDepartment(tx, actor, id);
}

/** The department as the caller saw it: absent is 404, a stale version is refused with the present one. */
export async function checkedVersion(tx: Tx, actor: Actor, tree: Tree, id: string, version: number): Promise<Node> {
  const node = tree.get(id);
  if (!node) refuseAsAbsent();
  if (node.version !== version) refuse(412, "stale", { members: { current: await showDepartment(tx, actor, id) } });
  return node;
}

/** Where a department may stand: below one that is there, not below itself, and not too deep. */
export function checkPlace(tree: Tree, id: string | undefined, parent: string | null, pointer = "/parent"): void {
  if (parent === null) return;
  if (!tree.has(parent)) refuseField(pointer, "departmentUnknown");
  const path = pathOf(tree, parent);
  if (path.some((node) => node.id === id)) refuseField(pointer, "circle");
  if (path.length + (id === undefined ? 1 : heightOf(tree, id)) > deepest)
    refuseField(pointer, "tooDeep", { limit: deepest });
}

/** Two departments beside each other have two names, in whatever case. */
export function checkNameIsFree(tree: Tree, id: string | undefined, name: string, parentId: string | null): void {
  const others = childrenOf(tree, parentId).filter((other) => other.id !== id);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    refuse(409, "nameTaken", { faults: [{ pointer: "/name", code: "taken" }] });
}

function checkedName(given: string): string {
  if (!isCleanText(given)) refuseField("/name", "text");
  const name = cleanText(given);
  if (name === "") refuseField("/name", "required");
  return name;
}

/** For the journal: a department may be gone when it is read. */
export function nameOf(tree: Tree, id: string | null): string | null {
  return id === null ? null : (tree.get(id)?.name ?? null);
}
