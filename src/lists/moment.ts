import { sql, type RawBuilder } from "kysely";

/** A moment within JSON that the database builds, as everywhere in answers: ISO 8601 in UTC, with milliseconds. */
export function momentJson(at: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
