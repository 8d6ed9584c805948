import type { Actor } from "../access/actor.ts";
import { restoreCompanies } from "../companies/trash.ts";
import { restoreContactGroup } from "../contact-groups/change.ts";
import { restoreContacts } from "../contacts/trash.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { restoreOpportunities } from "../opportunities/trash.ts";
import type { restoreFromTrash as declared } from "./api.ts";

/** Takes back whatever record of the trash has this id. */
export async function restoreFromTrash(tx: Tx, actor: Actor, id: string): Promise<ReplyOf<typeof declared>> {
  if ((await restoreContacts(tx, actor, [id], null)).done.length > 0) return { id, kind: "contact" };
  if ((await restoreCompanies(tx, actor, [id], null)).done.length > 0) return { id, kind: "company" };
  if ((await restoreOpportunities(tx, actor, [id])).done.length > 0) return { id, kind: "opportunity" };
  if (await restoreContactGroup(tx, actor, id)) return { id, kind: "contactGroup" };
  refuseAsAbsent();
}
