import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";

interface Held {
  id: string;
  company: string | null;
  contact: string | null;
}

/** From today on, by the actor's calendar, these belong to whom they are said to; whose they were ends then. */
export async function changeHands(tx: Tx, { timeZone }: Pick<Actor, "timeZone">, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return;
  const today = sql`(now() at time zone ${timeZone})::date`;
  const ids = held.map(({ id }) => id);
  await endHoldings(tx, ids, today);
  await sql`
    insert into equipment_holdings (equipment_id, company_id, contact_id, from_date)
    select h.id, h.company, h.contact, ${today}
    from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h (id uuid, company uuid, contact uuid)
    where h.company is not null or h.contact is not null`.execute(tx);
}

/** Whose they are ends on a day; who had one less than a day is kept, for an undo, and told to nobody. */
export async function endHoldings(tx: Tx, ids: readonly string[], day: RawBuilder<unknown>): Promise<void> {
  await sql`
    update equipment_holdings set to_date = greatest(from_date, ${day})
    where equipment_id = any(${ids}::uuid[]) and to_date is null`.execute(tx);
}
