import { sql } from "kysely";
import { recordChanges, type Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";

/** Locks contacts, those in the trash as well, in order of ids, as every write does; says who is there. */
export async function lockAll(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select id from contacts where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}

/** A new version and an entry in the journal for everybody whose groups have been written past the write path. */
export async function tellOfList(
  tx: Tx,
  author: Author,
  ids: readonly string[],
  { list, before, after }: Record<"before" | "after", ReadonlyMap<string, string[]>> & { list: "groups" },
  batchId: string,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update contacts set version = version + 1, updated_at = now() where id = any(${ids}::uuid[])`.execute(tx);
  await recordChanges(
    tx,
    author,
    ids.map((id) => ({
      subjectKind: "contact",
      subjectId: id,
      action: "updated",
      change: { [list]: [before.get(id) ?? [], after.get(id) ?? []] },
    })),
    batchId,
  );
}
