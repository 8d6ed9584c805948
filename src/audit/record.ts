import { sql, type Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Change } from "../database/tables/audit.ts";
import type { AuditAction, AuditKind } from "./actions.ts";
import { keepNews } from "./keep-news.ts";

/** Who did it and from where; nobody for the installation itself. */
export interface Author {
  id: string | null;
  address?: string | undefined;
  /** The personal token it was done by. */
  token?: { id: string } | undefined;
}

export interface AuditEntry {
  subjectKind: AuditKind;
  subjectId: string;
  action: AuditAction;
  /** Field → [before, after]; left out where there is nothing to compare, as with a creation. */
  change?: Change;
}

/** Writes journal entries in the transaction of the change itself: the one exists exactly when the other does. Any number, one statement. */
export async function recordChanges(
  tx: Transaction<Tables>,
  author: Author,
  entries: readonly AuditEntry[],
  batchId: string | null = null,
): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into audit (actor_id, address, subject_kind, subject_id, action, batch_id, change)
    select ${author.id}::uuid, ${author.address ?? null}::inet, e.kind, e.id, e.action, ${batchId}::uuid, e.change
    from jsonb_to_recordset(${JSON.stringify(
      entries.map((entry) => ({
        kind: entry.subjectKind,
        id: entry.subjectId,
        action: entry.action,
        change: entry.change ?? null,
      })),
    )}::jsonb) as e (kind text, id uuid, action text, change jsonb)`.execute(tx);
  await keepNews(tx, author, entries, batchId);
}
