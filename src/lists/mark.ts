import { sql, type RawBuilder } from "kysely";
import { refuse } from "../http/refusal.ts";
import { isMoment } from "../values/moment.ts";
import { isId } from "../values/uuid.ts";

/** The place of a row in an order of time and id, as a page gives it for the next one. */
export function markOf({ at, id }: { at: Date | string; id: string }): string {
  return `${new Date(at).toISOString()}_${id}`;
}

/** The WHERE of the rows behind a mark, newest first; 400 for what is no mark. */
export function behindMark(
  mark: string | undefined,
  row: { at: RawBuilder<unknown>; id: RawBuilder<unknown> },
): RawBuilder<boolean> {
  if (mark === undefined || mark === "") return sql<boolean>`true`;
  const [, at, id = ""] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z)_([\da-f-]{36})$/.exec(mark) ?? [];
  if (at === undefined || !isMoment(at) || !isId(id)) refuse(400, "malformed");
  return sql<boolean>`(${row.at}, ${row.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
