import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { valuesBefore } from "../records/history.ts";
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
  const back = await valuesBefore(tx, { record: id, entry: entryId, field }, (key) => Object.hasOwn(noValues, key));
  if (back["tags"] !== undefined) back["tags"] = (await tagsAsNow(tx, [back["tags"]]))(back["tags"]);
  return updateCompany(tx, actor, id, version, asChange(back), "reverted");
}
