import type { Actor } from "../access/actor.ts";
import { findEntry } from "../audit/read.ts";
import { isOwnKey } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { tagsAsNow } from "../tags/name-tags.ts";
import type { showCompany as declared } from "./api.ts";
import { updateCompany } from "./change.ts";
import { showCompany } from "./show.ts";
import { asChange } from "./undo.ts";
import { noValues } from "./values.ts";

/** Puts one field of a journal entry, or all of them, back to what they were before it: an ordinary change, by its rules and rights. */
export async function revertEntry(
  tx: Tx,
  actor: Actor,
  id: string,
  entryId: string,
  field: string | undefined,
): Promise<ReplyOf<typeof declared>> {
  const { version } = await showCompany(tx, actor, id);
  const entry = await findEntry(tx, id, entryId);
  if (!entry) refuseAsAbsent();
  if (field !== undefined && !Object.hasOwn(entry.change, field))
    refuseField("/field", "choice", { allowed: Object.keys(entry.change).join(", ") });
  const asNow = await tagsAsNow(tx, entry.change["tags"] ?? []);
  const back = Object.entries(entry.change).flatMap(([key, [before]]) =>
    (Object.hasOwn(noValues, key) || isOwnKey(key)) && (field === undefined || key === field)
      ? [[key, key === "tags" ? asNow(before) : before] as const]
      : [],
  );
  if (back.length === 0) refuse(422, "nothingToRevert");
  return updateCompany(tx, actor, id, version, asChange(Object.fromEntries(back)), "reverted");
}
