import { sql } from "kysely";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { isId } from "../values/uuid.ts";
import { refuse } from "../http/refusal.ts";

export interface JournalEntry {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  action: string;
  batch: string | null;
  change: Change;
}

/** The journal of one record and of those it has absorbed, newest first; `after` is the last entry seen. */
export async function readJournal(
  tx: Tx,
  subjectIds: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<{ items: JournalEntry[]; next: string | null }> {
  if (after && !isId(after)) refuse(400, "malformed");
  const found = await sql<JournalEntry>`
    ${entriesOf} where a.subject_id = any(${subjectIds}::uuid[]) ${after ? sql`and a.id < ${after}` : sql``}
    order by a.id desc limit ${limit + 1}`.execute(tx);
  const items = found.rows.slice(0, limit);
  return { items, next: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** The entries with these ids of the journals of these records, newest first. */
export async function readEntries(
  tx: Tx,
  subjectIds: readonly string[],
  ids: readonly string[],
): Promise<JournalEntry[]> {
  if (ids.length === 0) return [];
  const found = await sql<JournalEntry>`
    ${entriesOf} where a.subject_id = any(${subjectIds}::uuid[]) and a.id = any(${ids}::uuid[])
    order by a.at desc, a.id desc`.execute(tx);
  return found.rows;
}

const entriesOf = sql`
  select a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.action, a.batch_id as batch, coalesce(a.change, '{}') as change,
    case when c.id is null then null else json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) end as actor
  from audit a left join contacts c on c.id = a.actor_id`;

/** One entry of a record's journal. */
export async function findEntry(tx: Tx, subjectId: string, entryId: string): Promise<{ change: Change } | undefined> {
  const row = await tx
    .selectFrom("audit")
    .select("change")
    .where("id", "=", entryId)
    .where("subject_id", "=", subjectId)
    .executeTakeFirst();
  return row ? { change: row.change ?? {} } : undefined;
}
