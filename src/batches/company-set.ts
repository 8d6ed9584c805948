import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Batch } from "../audit/batches.ts";
import type { CompanyChange } from "../companies/fields.ts";
import { loadCompanies } from "../companies/load.ts";
import { trashCompanies } from "../companies/trash.ts";
import { weighCompanies, type CompanyWriting } from "../companies/weigh.ts";
import { writeCompanies } from "../companies/write.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { namesAsNow } from "../tags/name-tags.ts";
import { changedList } from "./edit-set.ts";
import { editsOf, type Composed } from "./edits.ts";
import { editedSince } from "./edited-since.ts";
import { refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions, seenOf } from "./lock-versions.ts";
import { editOf } from "./wish.ts";

/** Companies are edited as contacts are: what somebody has set since the freeze stays as he has left it ("stale"). */
export const companyEdits = editsOf<CompanyWriting & { id: string }>({
  compose,
  weigh: (tx, actor, writings) => weighCompanies(tx, actor, writings, "active"),
  write: (tx, actor, writings, batchId) => writeCompanies(tx, actor, writings, batchId),
});

/** Moves a set to the trash, but for those that somebody has edited since the freeze. */
export async function trashCompanySet(
  tx: Tx,
  actor: Actor,
  batchId: string,
  items: readonly Item[],
): Promise<Outcome[]> {
  const versions = await lockVersions(tx, items, "companies");
  const stale = new Set(items.flatMap(({ id, version }) => ((versions.get(id) ?? version) === version ? [] : [id])));
  const fresh = seenOf(items.filter(({ id }) => !stale.has(id)));
  const done = new Set((await trashCompanies(tx, actor, fresh, batchId)).done);
  const visible = await seenNow(
    tx,
    actor,
    items.map(({ id }) => id).filter((id) => !done.has(id)),
  );
  return items.map(({ id }): Outcome => {
    if (done.has(id)) return { id, outcome: "done" };
    if (!visible.has(id)) return refusedItem(id, { code: "absent" });
    return refusedItem(id, { code: stale.has(id) ? "stale" : "notAllowed" });
  });
}

async function seenNow(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const { rows } = await sql<{ id: string }>`
    select id from companies where id = any(${ids}::uuid[]) and deleted_at is null and ${reach}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** As in a company's own change. */
const mostTags = 100;

async function compose(
  tx: Tx,
  batch: Batch,
  items: readonly Item[],
): Promise<Composed<CompanyWriting & { id: string }>> {
  const { change: kept = {}, add, remove } = editOf(batch);
  const change: CompanyChange = Object.assign({}, kept);
  const versions = await lockVersions(tx, items, "companies");
  const stale = await editedSince(tx, kept, items, versions, "company");
  const movesTags = add?.tags !== undefined || remove?.tags !== undefined;
  const present = await loadCompanies(tx, movesTags ? [...versions.keys()] : []);
  const gone = await namesAsNow(tx, remove?.tags ?? []);
  const composed: Awaited<ReturnType<typeof compose>> = { writings: [], refused: [] };
  for (const { id } of items) {
    const bears = present.get(id)?.values.tags ?? [];
    const tags = movesTags ? changedList(change.tags ?? bears, add?.tags ?? [], gone) : undefined;
    if (!versions.has(id)) composed.refused.push(refusedItem(id, { code: "absent" }));
    else if (stale.has(id)) composed.refused.push(refusedItem(id, { code: "stale" }));
    else if (tags && tags.length > Math.max(mostTags, bears.length))
      composed.refused.push(refusedItem(id, { code: "tooMany", field: "tags", params: { limit: mostTags } }));
    else composed.writings.push({ id, change: { ...change, ...(tags && { tags }) } });
  }
  return composed;
}
