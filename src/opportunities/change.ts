import type { Actor } from "../access/actor.ts";
import type { AuditAction } from "../audit/actions.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { showWritten } from "../records/show-written.ts";
import type { moveOpportunity as declaredMove, showOpportunity as declared } from "./api.ts";
import type { OpportunityChange } from "./fields.ts";
import { showOpportunity } from "./show.ts";
import { writeOpportunities, type OpportunityWriting } from "./write.ts";

type Reply = ReplyOf<typeof declared>;

export async function createOpportunity(tx: Tx, actor: Actor, change: OpportunityChange): Promise<Reply> {
  return writeOne(tx, actor, { id: null, change });
}

/** Changes the named fields of one opportunity; a stale version is refused with the current record, so that nobody's change is lost. */
export async function updateOpportunity(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: OpportunityChange,
  updatedAs: AuditAction = "updated",
): Promise<Reply> {
  return writeOne(tx, actor, { id, version, change }, updatedAs);
}

export async function moveOpportunity(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  { stage, before, after, lostReason }: Omit<BodyOf<typeof declaredMove>, "version">,
): Promise<Reply> {
  if (before !== undefined && after !== undefined) refuseField("/after", "unknownKey");
  const card = before ?? after;
  const side = before === undefined ? ("after" as const) : ("before" as const);
  return writeOne(tx, actor, {
    id,
    version,
    change: { stage, ...(lostReason !== undefined && { lostReason }) },
    ...(card === undefined ? { toTop: true } : { beside: { side, card } }),
  });
}

async function writeOne(
  tx: Tx,
  actor: Actor,
  writing: OpportunityWriting,
  updatedAs: AuditAction = "updated",
): Promise<Reply> {
  const written = await writeOpportunities(tx, actor, [writing], { updatedAs });
  return showWritten(written, writing.id, (id) => showOpportunity(tx, actor, id));
}
