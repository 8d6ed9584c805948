import { sql, type Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import { addJob } from "../jobs/add.ts";
import type { AuditAction, AuditKind } from "./actions.ts";
import type { AuditEntry, Author } from "./record.ts";

/** The name of the job that tells followers; the room of follows has it. */
export const tellFollowers = "follows.tell";

const kinds: readonly AuditKind[] = ["contact", "company", "opportunity", "equipment"];
/** What followers hear of: what a record is and what is written on it, not how a person gets in. */
const told: readonly AuditAction[] = [
  "updated",
  "reverted",
  "imported",
  "blocked",
  "unblocked",
  "fired",
  "deleted",
  "restored",
  "noteAdded",
  "noteChanged",
  "fileAdded",
];

/**
 * Keeps what followers will be told of, where there are any but the author: one look along an index for a whole set, and nothing
 * for what is new, for nobody follows what was not there. Who may see what is asked when they are told.
 */
export async function keepNews(
  tx: Transaction<Tables>,
  author: Author,
  entries: readonly AuditEntry[],
  batchId: string | null,
): Promise<void> {
  const worth = entries.filter(({ subjectKind, action }) => kinds.includes(subjectKind) && told.includes(action));
  if (worth.length === 0) return;
  const ids = [...new Set(worth.map(({ subjectId }) => subjectId))];
  const found = await sql<{ id: string }>`
    select distinct subject_id as id from follows
    where subject_id = any(${ids}::uuid[]) and contact_id is distinct from ${author.id}::uuid`.execute(tx);
  const followed = new Set(found.rows.map(({ id }) => id));
  if (followed.size === 0) return;
  const news = worth
    .filter(({ subjectId }) => followed.has(subjectId))
    .map(({ subjectKind: kind, subjectId: id, action, change }) => ({
      kind,
      id,
      action,
      fields: Object.keys(change ?? {}),
    }));
  await sql`
    insert into follow_news (subject_kind, subject_id, action, fields, actor_id, batch_id)
    select n.kind, n.id, n.action, n.fields, ${author.id}::uuid, ${batchId}::uuid
    from jsonb_to_recordset(${JSON.stringify(news)}::jsonb) as n (kind text, id uuid, action text, fields text[])`.execute(
    tx,
  );
  // Without a key: of two with one, the later would wait for whoever asked first to commit.
  await addJob(tx, tellFollowers, {});
}
