import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";

/** Whether sign-in of a group's people waits for a second factor: until they have one they may do nothing but set one up. */
export async function requireSecondFactor(tx: Tx, actor: Actor, groupId: string, required: boolean): Promise<void> {
  if (!actor.administrator) refuse(403, "notAllowed");
  const group = await tx
    .selectFrom("access_groups")
    .select("second_factor_required")
    .where("id", "=", groupId)
    .forUpdate()
    .executeTakeFirst();
  if (!group) refuseAsAbsent();
  if (group.second_factor_required === required) return;
  await tx
    .updateTable("access_groups")
    .set({ second_factor_required: required, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", groupId)
    .execute();
  await recordChanges(tx, actor, [
    {
      subjectKind: "accessGroup",
      subjectId: groupId,
      action: "updated",
      change: { secondFactorRequired: [!required, required] },
    },
  ]);
}
