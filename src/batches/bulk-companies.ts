import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import { holds } from "../access/rights.ts";
import { endBatch, moveBatch, openRunningBatch } from "../audit/batches.ts";
import { loadCompanies } from "../companies/load.ts";
import { trashCompanies } from "../companies/trash.ts";
import { writeCompanies } from "../companies/write.ts";
import type { BatchOutcome, Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { namesAsNow } from "../tags/name-tags.ts";
import type { bulkCompanies as declared } from "./api.ts";
import { askForCleaning } from "./clean-batches.ts";
import { changedList } from "./edit-set.ts";
import { keepOutcomes, reasonOf, refusedItem, type Outcome } from "./items.ts";

type Wish = BodyOf<typeof declared>;

/** Edits or deletes companies as one batch, within the request. Those out of reach are counted as refused; what is wrong with the change itself is refused whole (422). */
export async function bulkCompanies(tx: Tx, actor: Actor, wish: Wish): Promise<ReplyOf<typeof declared>> {
  const { ids, change, add, remove } = wish;
  const action = actionOf(wish);
  if (!holds(actor, "companies", action)) refuse(403, "notAllowed");
  const asked = [...new Set(ids)].toSorted();
  const opening = { subjectKind: "company", action, wish: { change, add, remove }, total: asked.length };
  const batch = await openRunningBatch(tx, actor, opening);
  await askForCleaning(tx);
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const frozen = await sql<{ id: string; version: number | null }>`
    insert into batch_items (batch_id, subject_id, version)
    select ${batch.id}::uuid, asked.id, seen.version from unnest(${asked}::uuid[]) as asked (id)
    left join lateral (
      select version from companies where companies.id = asked.id and companies.deleted_at is null and ${reach}) as seen on true
    returning subject_id as id, version`.execute(tx);
  const visible = new Set(frozen.rows.flatMap(({ id, version }) => (version === null ? [] : [id])));
  const there = asked.filter((id) => visible.has(id));
  const outcomes = [
    ...asked.flatMap((id) => (visible.has(id) ? [] : [refusedItem(id, { code: "absent" })])),
    ...(action === "delete"
      ? await trashAll(tx, actor, batch.id, there)
      : await editAll(tx, actor, batch.id, there, wish)),
  ];
  await keepOutcomes(tx, batch.id, outcomes);
  const of = (outcome: BatchOutcome) => outcomes.filter((one) => one.outcome === outcome).length;
  const counts = { done: of("done"), unchanged: of("unchanged"), refused: of("refused") };
  await moveBatch(tx, batch.id, { ...counts, reached: asked.at(-1) ?? null });
  await endBatch(tx, batch.id, "done");
  return {
    batch: batch.id,
    state: "done",
    total: asked.length,
    done: counts.done + counts.unchanged,
    refused: counts.refused,
  };
}

function actionOf({ change, add, remove, delete: goes }: Wish): "edit" | "delete" {
  const edits = change !== undefined || add !== undefined || remove !== undefined;
  if (edits === (goes === true)) refuseField("/change", "oneOf", { allowed: "change, add, remove, delete" });
  return edits ? "edit" : "delete";
}

async function trashAll(tx: Tx, actor: Actor, batchId: string, ids: readonly string[]): Promise<Outcome[]> {
  const { done, refused } = await trashCompanies(tx, actor, ids, batchId);
  return [
    ...done.map((id): Outcome => ({ id, outcome: "done" })),
    ...refused.map((id) => refusedItem(id, { code: "notAllowed" })),
  ];
}

async function editAll(
  tx: Tx,
  actor: Actor,
  batchId: string,
  ids: readonly string[],
  { change = {}, add, remove }: Wish,
): Promise<Outcome[]> {
  const present = await loadCompanies(tx, add?.tags || remove?.tags ? ids : []);
  const gone = await namesAsNow(tx, remove?.tags ?? []);
  const writings = ids.map((id) => {
    const bears = present.get(id)?.values.tags;
    const tags = bears && changedList(change.tags ?? bears, add?.tags ?? [], gone);
    return { id, change: { ...change, ...(tags && { tags }) } };
  });
  const written = await writeCompanies(tx, actor, writings, batchId);
  return written.map((one, index): Outcome => {
    const id = ids[index] ?? "";
    if (one.outcome !== "refused") return { id, outcome: one.outcome === "unchanged" ? "unchanged" : "done" };
    if (one.status === 422) refuse(one.status, one.code, { faults: one.faults });
    return refusedItem(id, reasonOf(one));
  });
}
