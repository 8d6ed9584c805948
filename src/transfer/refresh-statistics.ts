import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

const tables = {
  staged: ["import_rows"],
  written: [
    "contacts",
    "identities",
    "search_texts",
    "addresses",
    "memberships",
    "companies",
    "contact_tags",
    "company_tags",
    "contact_group_members",
  ],
};

/**
 * Tells the planner how large the tables have become that an import fills: it thinks them empty until the server looks by
 * itself a minute later, and reads them whole for every key meanwhile.
 */
export async function refreshStatistics(tx: Tx, which: keyof typeof tables): Promise<void> {
  for (const table of tables[which]) await sql`analyze ${sql.table(table)}`.execute(tx);
}

/** While rows are written: after 1,000, 4,000, 16,000, 64,000… */
export function isTimeToLook(rowsDone: number): boolean {
  const steps = rowsDone / 1_000;
  return Number.isInteger(steps) && Number.isInteger(Math.log2(steps) / 2);
}
