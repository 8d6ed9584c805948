import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { checkedVersion, checkNameIsFree, checkPlace, nameOf } from "./change.ts";
import { seatsOf, unseat } from "./seats.ts";
import { childrenOf, holdTree, type Tree } from "./tree.ts";

/**
 * Deletes a department for good. While it has people (also in the trash) or departments below it that is refused (409),
 * unless `moveTo` says where they go: another department, or null for the top and for none.
 */
export async function deleteDepartment(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  moveTo: string | null | undefined,
): Promise<void> {
  const tree = await holdTree(tx);
  const node = await checkedVersion(tx, actor, tree, id, version);
  // Whoever is about to sit down here refers to this row: he waits, or has been seen.
  await tx.selectFrom("departments").select("id").where("id", "=", id).forUpdate().execute();
  if (moveTo === undefined) await checkIsEmpty(tx, tree, id);
  else {
    if (moveTo === id) refuseField("/moveTo", "circle");
    await moveDepartments(tx, actor, tree, id, moveTo);
    await unseat(tx, actor, id, [...(await seatsOf(tx, id)).keys()], moveTo);
    await moveAbsent(tx, id, moveTo);
  }
  await tx.deleteFrom("departments").where("id", "=", id).execute();
  await recordChanges(tx, actor, [
    { subjectKind: "department", subjectId: id, action: "deleted", change: { name: [node.name, null] } },
  ]);
}

async function checkIsEmpty(tx: Tx, tree: Tree, id: string): Promise<void> {
  const { people } = await tx
    .selectFrom("department_people")
    .select(({ fn }) => fn.countAll<string>().as("people"))
    .where("department_id", "=", id)
    .executeTakeFirstOrThrow();
  const departments = childrenOf(tree, id).length;
  if (Number(people) > 0 || departments > 0)
    refuse(409, "departmentInUse", { members: { people: Number(people), departments } });
}

async function moveDepartments(tx: Tx, actor: Actor, tree: Tree, id: string, moveTo: string | null): Promise<void> {
  const children = childrenOf(tree, id);
  for (const child of children) {
    checkPlace(tree, child.id, moveTo, "/moveTo");
    checkNameIsFree(tree, id, child.name, moveTo);
  }
  if (moveTo !== null && !tree.has(moveTo)) refuseField("/moveTo", "departmentUnknown");
  if (children.length === 0) return;
  await tx
    .updateTable("departments")
    .set({ parent_id: moveTo, version: sql`version + 1`, updated_at: sql`now()` })
    .where("parent_id", "=", id)
    .execute();
  await recordChanges(
    tx,
    actor,
    children.map((child) => ({
      subjectKind: "department",
      subjectId: child.id,
      action: "updated",
      change: { parent: [nameOf(tree, id), nameOf(tree, moveTo)] },
    })),
  );
}

/** Who is in the trash finds the seat moved when he comes back. */
async function moveAbsent(tx: Tx, id: string, moveTo: string | null): Promise<void> {
  if (moveTo === null) return;
  await sql`
    insert into department_people (department_id, contact_id)
    select ${moveTo}::uuid, contact_id from department_people where department_id = ${id} on conflict do nothing`.execute(
    tx,
  );
}
