import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import type { Item } from "./items.ts";

/** Locks those of a set that were seen and are still there, in order of ids, and gives their versions of now. */
export async function lockVersions(
  tx: Tx,
  items: readonly Item[],
  table: "contacts" | "companies" | "equipment" = "contacts",
): Promise<Map<string, number>> {
  const there = table === "contacts" ? sql`live` : sql`deleted_at is null`;
  const now = await sql<{ id: string; version: number }>`
    select id, version from ${sql.table(table)} where id = any(${seenOf(items)}::uuid[]) and ${there}
    order by id for no key update`.execute(tx);
  return new Map(now.rows.map(({ id, version }) => [id, version]));
}

/** The ids of those who were in sight when the batch was frozen. */
export function seenOf(items: readonly Item[]): string[] {
  return items.flatMap(({ id, version }) => (version === null ? [] : [id]));
}
