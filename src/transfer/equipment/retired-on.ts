import { sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import type { Tx } from "../../database/transaction.ts";
import type { RowEquipment } from "./row-equipment.ts";

/** What of the installation and of the importer's calendar the telling of rows needs. */
export interface DaySettings {
  serialsUnique: boolean;
  /** When a day begins for the importer, as it is stored; null for no day. */
  momentOf: (day: string) => string | null;
  isToCome: (day: string) => boolean;
}

export async function findSettings(
  tx: Tx,
  { timeZone }: Pick<Actor, "timeZone">,
  rows: readonly RowEquipment[],
): Promise<DaySettings> {
  const days = [...new Set(rows.flatMap(({ retiredOn }) => retiredOn || []))];
  const { rows: found } = await sql<{ isUnique: boolean; today: string; moments: Record<string, string> | null }>`
    select serials_unique as "isUnique", (now() at time zone ${timeZone})::date::text as today, (
      select jsonb_object_agg(day, to_char(day::timestamp at time zone ${timeZone} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from unnest(${days}::text[]) as day) as moments
    from installation`.execute(tx);
  const { isUnique = false, today = "", moments = null } = found[0] ?? {};
  return {
    serialsUnique: isUnique,
    momentOf: (day) => moments?.[day] ?? null,
    isToCome: (day) => day > today,
  };
}

/** The day of a moment on somebody's calendar, YYYY-MM-DD. */
export function dayOf(moment: string, { timeZone }: Pick<Actor, "timeZone">): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(new Date(moment))
    .map(({ type, value }): [string, string] => [type, value]);
  const of = new Map(parts);
  return `${of.get("year")}-${of.get("month")}-${of.get("day")}`;
}
