import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies, reachableContacts, reachableOpportunities } from "../access/reachable.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import { tasksInSight } from "../access/task-sight.ts";
import type { Tables } from "../database/tables.ts";
import type { BatchOutcome } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { isId } from "../values/uuid.ts";
import type { Say } from "../words/words.ts";
import type { listBatchItems as declared } from "./api.ts";
import { reasonInWords } from "./items.ts";
import { loadBatch } from "./load-batch.ts";
import { records } from "./records.ts";

interface Row {
  id: string;
  name: string | null;
  companyName: string | null;
  dealName: string | null;
  taskTitle: string | null;
  pieceName: string | null;
  outcome: BatchOutcome | null;
  reason: object | null;
}

/** A page of what became of the records of a batch; `after` is the last one seen. Names only of those whom the asker may see. */
export async function listItems(
  tx: Tx,
  actor: Actor,
  batchId: string,
  { outcome, after, limit = 50 }: QueryOf<typeof declared>,
  say: Say,
): Promise<ReplyOf<typeof declared>> {
  if (after && !isId(after)) refuse(400, "malformed");
  const batch = await loadBatch(tx, actor, batchId, "shared");
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const companies = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const found = await sql<Row>`
    select i.subject_id as id, i.outcome, i.reason, seen.name, (
        select name from companies where companies.id = i.subject_id and ${companies}) as "companyName", (
        select name from opportunities where opportunities.id = i.subject_id and ${reachableOpportunities(actor, "see")}) as "dealName", (
        select title from tasks where tasks.id = i.subject_id and tasks.deleted_at is null and ${tasksInSight(records, actor)}) as "taskTitle", (
        select name from equipment where equipment.id = i.subject_id and equipment.deleted_at is null and ${reachableEquipment(actor, "see")}) as "pieceName"
    from batch_items i
    left join lateral (
      select trim(first_name || ' ' || last_name) as name from contacts where contacts.id = i.subject_id and ${reach}) as seen on true
    where i.batch_id = ${batchId} ${after ? sql`and i.subject_id > ${after}` : sql``}
      ${outcome ? sql`and i.outcome = ${outcome}` : sql``}
    order by i.subject_id limit ${limit + 1}`.execute(tx);
  const rows = found.rows.slice(0, limit);
  return {
    items: rows.map(({ id, name, companyName, dealName, taskTitle, pieceName, outcome: became, reason }) => ({
      id,
      contact: name === null ? null : { id, name },
      ...(companyName !== null && { company: { id, name: companyName } }),
      ...(dealName !== null && { opportunity: { id, name: dealName } }),
      ...(taskTitle !== null && { task: { id, name: taskTitle } }),
      ...(pieceName !== null && { equipment: { id, name: pieceName } }),
      outcome: became,
      ...reasonInWords(reason, say),
    })),
    next: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null,
    count: { value: rows.length === 0 && !after ? 0 : countOf(batch, outcome), exact: true },
  };
}

function countOf(
  batch: { action: string; total: number } & Record<BatchOutcome, number>,
  outcome: BatchOutcome | undefined,
): number {
  if (outcome) return batch[outcome];
  return batch.action === "undo" ? batch.kept : batch.total;
}
