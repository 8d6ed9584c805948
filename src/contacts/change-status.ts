import type { Static } from "typebox";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import type { setStatus as declared, StatusWrite } from "./api.ts";
import { showContact } from "./show.ts";
import { setStatuses, type StatusWriting } from "./status.ts";

/** Blocks, unblocks or fires one contact; a stale version is refused with the current record. */
export async function changeStatus(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  wish: Static<typeof StatusWrite>,
): Promise<ReplyOf<typeof declared>> {
  const [written] = await setStatuses(tx, actor, [{ id, version, ...checkStatus(wish, "") }], null);
  if (written?.outcome === "refused" && written.code === "stale")
    refuse(412, "stale", { members: { current: await showContact(tx, actor, id) } });
  if (written?.outcome === "refused") refuse(written.status, written.code, { faults: written.faults });
  return showContact(tx, actor, id);
}

/** The status as it is kept; 422 for a reason or an end without a block, and for an end that is past. `at` is where the wish stands in the body. */
export function checkStatus(
  { status, reason, until = null }: Static<typeof StatusWrite>,
  at: string,
): Omit<StatusWriting, "id" | "version"> {
  if (status !== "blocked" && reason) refuseField(`${at}/reason`, "onlyOfBlocks");
  if (status !== "blocked" && until !== null) refuseField(`${at}/until`, "onlyOfBlocks");
  if (status !== "blocked") return { status };
  const end = until === null ? null : new Date(until);
  if (end && !(end.getTime() > Date.now())) refuseField(`${at}/until`, "past");
  return { status, reason: cleanText(reason ?? ""), until: end?.toISOString() ?? null };
}
