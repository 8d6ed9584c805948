import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Batch } from "../audit/batches.ts";
import type { CompanyChange } from "../companies/fields.ts";
import { loadCompanies } from "../companies/load.ts";
import { trashCompanies } from "../companies/trash.ts";
import { weighCompanies, type CompanyWriting } from "../companies/weigh.ts";
import { writeCompanies, type WrittenCompany } from "../companies/write.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { namesAsNow } from "../tags/name-tags.ts";
import { changedList } from "./edit-set.ts";
import { editedSince } from "./edited-since.ts";
import { reasonOf, refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions, seenOf } from "./lock-versions.ts";
import { editOf } from "./wish.ts";

/** Edits a set of companies, as contacts are edited: what somebody has set since the freeze stays as he has left it ("stale"). */
export async function editCompanies(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  return outcomesOf(await writeEdits(tx, actor, batch, items));
}

/** The same, but a change that is wrong for one of them is refused for all (422), and nothing is written. */
export async function editCompaniesWhole(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  items: readonly Item[],
): Promise<Outcome[]> {
  const edits = await writeEdits(tx, actor, batch, items);
  refuseFaults(edits.written);
  return outcomesOf(edits);
}

/** What is wrong with a change is mostly wrong for all: said at once (422) where it is so for the first of them. */
export async function checkCompanyEdit(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<void> {
  const { writings } = await writingsOf(tx, batch, items);
  const weighed = await weighCompanies(tx, actor, writings, "active");
  if (weighed.every(({ outcome }) => outcome === "refused")) refuseFaults(weighed);
}

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

interface Composed {
  writings: (CompanyWriting & { id: string })[];
  refused: Outcome[];
}

interface Edits extends Composed {
  /** Of each writing what became of it. */
  written: readonly WrittenCompany[];
}

async function writeEdits(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Edits> {
  const composed = await writingsOf(tx, batch, items);
  return { ...composed, written: await writeCompanies(tx, actor, composed.writings, batch.id) };
}

/** As in a company's own change. */
const mostTags = 100;

async function writingsOf(tx: Tx, batch: Batch, items: readonly Item[]): Promise<Composed> {
  const { change: kept = {}, add, remove } = editOf(batch);
  const change: CompanyChange = Object.assign({}, kept);
  const versions = await lockVersions(tx, items, "companies");
  const stale = await editedSince(tx, kept, items, versions, "company");
  const movesTags = add?.tags !== undefined || remove?.tags !== undefined;
  const present = await loadCompanies(tx, movesTags ? [...versions.keys()] : []);
  const gone = await namesAsNow(tx, remove?.tags ?? []);
  const composed: Composed = { writings: [], refused: [] };
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

function outcomesOf({ writings, refused, written }: Edits): Outcome[] {
  const outcomes = written.map((one, index): Outcome => {
    const id = writings[index]?.id ?? "";
    if (one.outcome === "refused") return refusedItem(id, reasonOf(one));
    return { id, outcome: one.outcome === "unchanged" ? "unchanged" : "done" };
  });
  return [...refused, ...outcomes];
}

function refuseFaults(written: readonly (WrittenCompany | Awaited<ReturnType<typeof weighCompanies>>[number])[]): void {
  for (const one of written)
    if (one.outcome === "refused" && one.status === 422) refuse(one.status, one.code, { faults: one.faults });
}
