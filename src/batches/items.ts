import { sql } from "kysely";
import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { BatchOutcome } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { Refused, Written } from "../records/weighed.ts";
import type { Say } from "../words/words.ts";

/** Somebody a batch is for, as frozen. */
export interface Item {
  id: string;
  version: number | null;
}

/** Why a record was refused or kept; its words are made when it is shown, in the language of who asks. */
const Reason = Type.Object({
  /** Words: batches:item.<code>, errors:fault.<code> where there is a field, else errors:<code>.detail. */
  code: Type.String(),
  field: Type.Optional(Type.String()),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});
export type Reason = Static<typeof Reason>;

export interface Outcome {
  id: string;
  outcome: BatchOutcome;
  reason?: Reason;
}

export function refusedItem(id: string, reason: Reason): Outcome {
  return { id, outcome: "refused", reason };
}

/** Of what is wrong with a record the first. What is out of reach says nothing. */
export function reasonOf({ status, code, faults: [fault] }: Refused): Reason {
  if (status === 404 || !fault) return { code };
  return {
    code: fault.code,
    field: fault.pointer.split("/")[1] ?? "",
    ...(fault.params && { params: fault.params }),
  };
}

/** What became of each writing; in their order. */
export function outcomesOf(writings: readonly { id: string }[], written: readonly Written[]): Outcome[] {
  return written.map((one, index): Outcome => {
    const id = writings[index]?.id ?? "";
    if (one.outcome === "refused") return refusedItem(id, reasonOf(one));
    return { id, outcome: one.outcome === "unchanged" ? "unchanged" : "done" };
  });
}

export function reasonInWords(kept: unknown, say: Say): { code: string | null; field: string | null; reason: string } {
  if (!Value.Check(Reason, kept)) return { code: null, field: null, reason: "" };
  const { code, field, params } = kept;
  const key = ownWords.has(code)
    ? `batches:item.${code}`
    : field === undefined
      ? `errors:${code}.detail`
      : `errors:fault.${code}`;
  return { code, field: field ?? null, reason: say(key, params) };
}

const ownWords = new Set(["absent", "stale", "oneself", "kept"]);

/** The next of a batch behind its checkpoint, in order of ids, so that two batches never lock each other. */
export async function nextItems(tx: Tx, batchId: string, reached: string | null, size: number): Promise<Item[]> {
  const found = await sql<Item>`
    select subject_id as id, version from batch_items
    where batch_id = ${batchId} ${reached === null ? sql`` : sql`and subject_id > ${reached}`}
    order by subject_id limit ${size}`.execute(tx);
  return found.rows;
}

export async function keepOutcomes(tx: Tx, batchId: string, outcomes: readonly Outcome[]): Promise<void> {
  await sql`
    update batch_items i set outcome = v.outcome, reason = v.reason
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as v (id uuid, outcome text, reason jsonb)
    where i.batch_id = ${batchId} and i.subject_id = v.id`.execute(tx);
}

/** Of an undo: those that stay as they are. Says how many of them are new. */
export async function keepKept(tx: Tx, batchId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const reason: Reason = { code: "kept" };
  const kept = await sql`
    insert into batch_items (batch_id, subject_id, outcome, reason)
    select distinct ${batchId}::uuid, id, 'kept', ${JSON.stringify(reason)}::jsonb from unnest(${ids}::uuid[]) as id
    on conflict do nothing`.execute(tx);
  return Number(kept.numAffectedRows ?? 0);
}
