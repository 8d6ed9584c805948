import { joinParts } from "./filter.ts";
import { writeSort } from "./list-state.ts";
import type { Asked } from "./source.ts";

/** What a list is asked for, as the query of any collection takes it. */
export function writeAsked({ search, filter, sort, from, fields, after, limit, count }: Asked) {
  const joined = joinParts(filter);
  return {
    search: search || undefined,
    filter: joined && JSON.stringify(joined),
    sort: sort.length > 0 ? writeSort(sort) : undefined,
    from: startOf(from, sort[0]?.descending === true),
    fields: fields.join(","),
    after: after ?? undefined,
    limit,
    ...countWish(count),
  };
}

/** Backwards the list begins at the last of those that begin with the letter: U+FFFF stands behind every other (CLDR). */
function startOf(from: string, descending: boolean): string | undefined {
  return from === "" ? undefined : `${from}${descending ? "\uffff" : ""}`;
}

function countWish(count: Asked["count"]): { count?: "none" | "exact" } {
  if (count === true) return {};
  return { count: count === "exact" ? "exact" : "none" };
}
