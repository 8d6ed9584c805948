import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import { ownKey } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { addJob } from "../jobs/add.ts";
import { askToPrepare } from "./prepare-own.ts";
import { purgeValuesName } from "./purge-values.ts";
import { holdOwnField, listOwnFields, showOwnField, type OwnDefinition } from "./show-own.ts";

/** Hides a field from everybody; its values stay. Refused (409) while choices of another depend on it. */
export async function retireField(tx: Tx, actor: Actor, id: string, version: number): Promise<OwnDefinition> {
  const field = await holdOwnField(tx, id, version);
  if (field.retired) return field;
  const dependents = (await listOwnFields(tx, field.on)).filter((one) => one.dependsOn === field.key && !one.retired);
  if (dependents.length > 0)
    refuse(409, "fieldDependedOn", { params: { fields: dependents.map(({ name }) => name).join(", ") } });
  return turn(tx, actor, id, "deleted");
}

export async function restoreField(tx: Tx, actor: Actor, id: string): Promise<OwnDefinition> {
  const field = await holdOwnField(tx, id);
  return field.retired ? turn(tx, actor, id, "restored") : field;
}

async function turn(tx: Tx, actor: Actor, id: string, action: "deleted" | "restored"): Promise<OwnDefinition> {
  await tx
    .updateTable("own_fields")
    .set({
      retired_at: action === "deleted" ? sql`now()` : null,
      version: sql`version + 1`,
      updated_at: sql`now()`,
    })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "field", subjectId: id, action }]);
  await askToPrepare(tx);
  return showOwnField(tx, id);
}

/** Deletes a hidden field for good, and asks for its values to go from every record. */
export async function purgeField(tx: Tx, actor: Actor, id: string, typed: string): Promise<void> {
  const field = await holdOwnField(tx, id);
  if (!field.retired) refuse(409, "fieldInUse");
  if (typed.trim() !== field.name) refuseField("/name", "otherName", { name: field.name });
  await tx.updateTable("own_fields").set({ is_going: true }).where("id", "=", id).execute();
  await recordChanges(tx, actor, [
    {
      subjectKind: "field",
      subjectId: id,
      action: "purged",
      change: { name: [field.name, null], key: [ownKey(field.key), null] },
    },
  ]);
  await addJob(tx, purgeValuesName, { id, after: null }, { key: `${purgeValuesName} ${id}` });
}
