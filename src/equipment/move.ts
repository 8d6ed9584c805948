import { sql } from "kysely";
import { Type } from "typebox";
import { Value } from "typebox/value";
import type { Actor } from "../access/actor.ts";
import { endBatch, moveBatch, openRunningBatch, type Batch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent, refuseField } from "../http/refusal.ts";
import type { moveEquipment as declared } from "./api.ts";
import { writeOne } from "./change.ts";

type Reply = ReplyOf<typeof declared>;

/** Where a piece stood, as it is kept with the batch that moved it. */
const Was = Type.Object({ id: Type.String(), position: Type.String() });

/** Puts a piece elsewhere in its holder's trees; only its own row is written, however much is below it. Under another whole it is a batch, to be taken back. */
export async function moveEquipment(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  { parent, before, after }: Omit<BodyOf<typeof declared>, "version">,
): Promise<Reply> {
  if (before !== undefined && after !== undefined) refuseField("/after", "unknownKey");
  const piece = before ?? after;
  const side = before === undefined ? ("after" as const) : ("before" as const);
  const { rows } = await sql<{ parent: string | null; position: string }>`
    select parent_id as parent, position::text as position from equipment where id = ${id}`.execute(tx);
  const [was] = rows;
  if (!was) refuseAsAbsent();
  const beside = piece === undefined ? undefined : { side, piece };
  const writing = { id, version, change: { parent }, beside };
  if (was.parent === parent) return { batch: null, equipment: await writeOne(tx, actor, writing) };
  const batch = await openRunningBatch(tx, actor, {
    subjectKind: "equipment",
    action: "moveEquipment",
    total: 1,
    wish: { id, position: was.position },
  });
  const equipment = await writeOne(tx, actor, writing, { batchId: batch.id });
  await moveBatch(tx, batch.id, { done: 1, reached: null });
  await endBatch(tx, batch.id, "done");
  return { batch: batch.id, equipment };
}

/** When a move has been taken back, the place among the others is as well. */
export async function placeBack(tx: Tx, { wish }: Batch): Promise<void> {
  if (!Value.Check(Was, wish)) return;
  await sql`update equipment set position = ${wish.position}::numeric where id = ${wish.id}`.execute(tx);
}
