import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import { openRunningBatch } from "../audit/batches.ts";
import { companyConditions } from "../companies/list.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { newId } from "../values/uuid.ts";
import type { bulkCompanies as declared } from "./api.ts";
import { beginBatch } from "./begin.ts";
import { asExpected, freezeFound } from "./freeze.ts";
import { fieldsOf, mayDoToCompanies } from "./wish.ts";

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
  if (!mayDoToCompanies(actor, action)) refuse(403, "notAllowed");
  const id = newId();
  const total = await freeze(tx, actor, id, whom);
  const wish = { change, add, remove };
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "company", action, wish, total });
  return { batch: id, total, ...(await beginBatch(tx, actor, batch)) };
}

/** Whom it is for, with the version that was seen: either ids or what a list finds, never both (422). */
async function freeze(
  tx: Tx,
  actor: Actor,
  batchId: string,
  { ids, expected, filter, ...query }: Omit<Wish, "change" | "add" | "remove" | "delete">,
): Promise<number> {
  const narrows = Object.values({ filter, ...query }).some((value) => value !== undefined);
  if (ids ? narrows : !narrows && expected === undefined) refuseField("/ids", "oneOf", { allowed: "ids, filter" });
  if (ids) return asExpected(await freezeIds(tx, actor, batchId, ids), expected ?? new Set(ids).size);
  if (expected === undefined) refuseField("/expected", "required");
  const text = filter === undefined || typeof filter === "string" ? filter : JSON.stringify(filter);
  const conditions = companyConditions(actor, "see", { ...query, filter: text });
  return freezeFound(tx, batchId, "companies", conditions, expected);
}

async function freezeIds(tx: Tx, actor: Actor, batchId: string, ids: readonly string[]): Promise<number> {
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id, version)
    select ${batchId}::uuid, asked.id, seen.version from (select distinct unnest(${ids}::uuid[]) as id) as asked
    left join lateral (
      select version from companies where companies.id = asked.id and companies.deleted_at is null and ${reach}) as seen on true
    order by asked.id`.execute(tx);
  return Number(frozen.numAffectedRows ?? 0);
}
