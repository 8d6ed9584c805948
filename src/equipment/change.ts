import type { Actor } from "../access/actor.ts";
import type { AuditAction } from "../audit/actions.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { showWritten } from "../records/show-written.ts";
import type { showEquipment as declared } from "./api.ts";
import type { EquipmentChange } from "./fields.ts";
import { showEquipment } from "./show.ts";
import { writeEquipment, type EquipmentWriting } from "./write.ts";

type Reply = ReplyOf<typeof declared>;

export async function createEquipment(tx: Tx, actor: Actor, change: EquipmentChange): Promise<Reply> {
  return writeOne(tx, actor, { id: null, change });
}

/** Changes the named fields of one piece; a stale version is refused with the current record, so that nobody's change is lost. */
export async function updateEquipment(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: EquipmentChange,
  updatedAs: AuditAction = "updated",
): Promise<Reply> {
  return writeOne(tx, actor, { id, version, change }, { updatedAs });
}

/** Writes one, or refuses as the write path does. */
export async function writeOne(
  tx: Tx,
  actor: Actor,
  writing: EquipmentWriting,
  rules: { updatedAs?: AuditAction; batchId?: string } = {},
): Promise<Reply> {
  const written = await writeEquipment(tx, actor, [writing], rules);
  return showWritten(written, writing.id, (id) => showEquipment(tx, actor, id));
}
