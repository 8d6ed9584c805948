import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";

export interface Opened {
  kind: string;
  id: string;
  openedAt: Date;
}

/** So many are remembered of each person. */
export const mostOpened = 50;

/** What somebody opened lately, the latest first; whether he still sees it must be asked of each. */
export async function openedBy(tx: Tx, actor: Actor): Promise<Opened[]> {
  const { rows } = await sql<Opened>`
    select kind, record_id as id, opened_at as "openedAt" from recent_records
    where contact_id = ${actor.id} order by opened_at desc limit ${mostOpened}`.execute(tx);
  return rows;
}

/** The ids of one kind among them. */
export function idsOf(kind: string, opened: readonly Opened[]): string[] {
  return opened.filter((one) => one.kind === kind).map(({ id }) => id);
}
