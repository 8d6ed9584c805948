import type { Actor } from "../access/actor.ts";
import { openRunningBatch } from "../audit/batches.ts";
import { companyConditions } from "../companies/list.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { newId } from "../values/uuid.ts";
import type { bulkCompanies as declared } from "./api.ts";
import { beginBatch } from "./begin.ts";
import { freezeChosen } from "./freeze-chosen.ts";
import { fieldsOf, mayDoToRecords } from "./wish.ts";

type Wish = BodyOf<typeof declared>;

/**
 * Changes or deletes many companies as one batch: frozen first, then written, up to 1,000 within the request, more as a job.
 * Those out of reach are counted as refused; what is wrong with the change itself is refused whole (422).
 */
export async function bulkCompanies(tx: Tx, actor: Actor, asked: Wish): Promise<ReplyOf<typeof declared>> {
  const { change, add, remove, delete: goes, ...whom } = asked;
  const edits = fieldsOf({ change, add, remove }).length > 0;
  if (edits === (goes === true)) refuseField("/change", "oneOf", { allowed: "change, add, remove, delete" });
  const action = edits ? "edit" : "delete";
  if (!mayDoToRecords(actor, "companies", action)) refuse(403, "notAllowed");
  const id = newId();
  const conditions = (query: Parameters<typeof companyConditions>[2]) => companyConditions(actor, "see", query);
  const total = await freezeChosen(tx, id, "companies", whom, conditions);
  const wish = { change, add, remove };
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "company", action, wish, total });
  return { batch: id, total, ...(await beginBatch(tx, actor, batch)) };
}
