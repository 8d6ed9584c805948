import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { Actor } from "../access/actor.ts";
import { fieldRight } from "../access/field-rights.ts";
import { holds } from "../access/rights.ts";
import { findBatch, type Batch } from "../audit/batches.ts";
import { mergeGroups } from "../contact-groups/merge.ts";
import { mayMoveMembers } from "../contact-groups/show.ts";
import { rightOfTreeAction } from "../equipment/tree-actions.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { isTagAction } from "../tags/move.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { type bulkContacts as declared, Lists } from "./api.ts";

export type BulkWish = BodyOf<typeof declared>;
export type Action = "edit" | "delete" | "restore" | StatusAction;
type StatusAction = "block" | "unblock" | "fire";

/** What an edit is to do to each contact, as it is kept with the batch. The write path checks the change itself. */
const Edit = Type.Object({
  change: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  add: Type.Optional(Lists),
  remove: Type.Optional(Lists),
});
export type Edit = Static<typeof Edit>;

/** The same of a batch that blocks, unblocks or fires. */
const NewStatus = Type.Object({
  status: Type.Enum(["active", "blocked", "fired"]),
  reason: Type.Optional(Type.String()),
  until: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

const statusActions = { active: "unblock", blocked: "block", fired: "fire" } as const;

/** What is asked for: one of `delete`, `restore` (of ids only), a status and an edit; 422 for anything else. */
export function actionOf(wish: BulkWish): Action {
  const asked: Action[] = [
    ...(wish.delete ? (["delete"] as const) : []),
    ...(wish.restore ? (["restore"] as const) : []),
    ...(wish.setStatus ? [statusActions[wish.setStatus.status]] : []),
    ...(fieldsOf(wish).length > 0 ? (["edit"] as const) : []),
  ];
  const [action] = asked;
  if (!action || asked.length > 1)
    refuseField("/change", "oneOf", { allowed: "change, add, remove, delete, restore, setStatus" });
  if (action === "restore" && !wish.ids) refuseField("/ids", "required");
  return action;
}

/** The fields that an edit writes. */
export function fieldsOf({ change, add, remove }: Edit): string[] {
  const lists = (["tags", "groups"] as const).filter((key) => (add?.[key] ?? remove?.[key]) !== undefined);
  return [...new Set([...Object.keys(change ?? {}), ...lists])];
}

export function editOf(batch: Batch): Edit {
  if (!Value.Check(Edit, batch.wish)) throw new Error(`batch ${batch.id} holds another shape than this program writes`);
  return batch.wish;
}

export function statusOf(batch: Batch): Static<typeof NewStatus> {
  if (!Value.Check(NewStatus, batch.wish))
    throw new Error(`batch ${batch.id} holds another shape than this program writes`);
  return batch.wish;
}

/** What an undo of such a batch does not take back: firing is final. */
export function staysOf(action: string): "fired"[] {
  return action === "fire" || action === "leave" ? ["fired"] : [];
}

/** Whether the actor may do this to anybody at all; looked up again at each step (A145). */
export function mayDo(actor: Actor, action: string): boolean {
  const may = (right: "edit" | "delete") =>
    holds(actor, "contacts.clients", right) || holds(actor, "contacts.agents", right);
  if (isTagAction(action)) return holds(actor, "tags", action === "mergeTags" ? "edit" : "delete");
  if (action === mergeGroups) return mayMoveMembers(actor);
  const ofTrees = rightOfTreeAction(action);
  if (ofTrees) return holds(actor, "equipment", ofTrees);
  if (action === "undo") return may("edit") || may("delete");
  return may(action === "delete" || action === "restore" ? "delete" : "edit");
}

/** Such batches take in everybody, frozen or not, and their undo begins by itself. */
export function touchesEverybody(action: string): boolean {
  return isTagAction(action) || action === mergeGroups;
}

/** The same of a batch under way; to take back what was done to tags or groups is to do it. */
export async function mayGoOn(tx: Tx, actor: Actor, { action, undoes_id, subject_kind }: Batch): Promise<boolean> {
  const undone = undoes_id === null ? undefined : await findBatch(tx, undoes_id, "shared");
  const isOwn = undone && (touchesEverybody(undone.action) || rightOfTreeAction(undone.action));
  if (subject_kind === "company" && !isOwn) return mayDoToRecords(actor, "companies", action);
  if (subject_kind === "equipment" && !isOwn) return mayDoToRecords(actor, "equipment", action);
  return mayDo(actor, isOwn ? undone.action : action);
}

/** The same of a batch of companies or equipment. */
export function mayDoToRecords(actor: Actor, subject: "companies" | "equipment", action: string): boolean {
  const rights = action === "undo" ? (["edit", "delete"] as const) : ([action === "delete" ? action : "edit"] as const);
  return rights.some((right) => holds(actor, subject, right));
}

/** 403 where nobody would be changed whoever was chosen. A wish that names one closed field is refused whole. */
export function checkMay(actor: Actor, action: Action, wish: BulkWish): void {
  if (!mayDo(actor, action)) refuse(403, "notAllowed");
  const closed = [...fieldsOf(wish), ...(wish.setStatus ? ["status"] : [])].filter(
    (key) => fieldRight(actor, key) !== "editable",
  );
  if (closed.length > 0)
    refuse(403, "notAllowed", { faults: closed.map((key) => ({ pointer: `/${key}`, code: "notAllowed" })) });
}
