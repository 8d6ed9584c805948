import type { Import } from "./import-query.ts";

/** Where the list shows those whom an import has written: by its tags when it gave some, else the latest changes of its day. */
export function peopleOf(
  { startedAt, finishedAt, options }: Pick<Import, "startedAt" | "finishedAt" | "options">,
  timeZone: string,
): Record<string, string> {
  const latest = { sort: "-updatedAt" };
  if (options.tags.length > 0)
    return {
      ...latest,
      filter: JSON.stringify({ all: options.tags.map((tag) => ({ field: "tags", is: "anyOf", value: [tag] })) }),
    };
  if (startedAt === null) return latest;
  const days = [dayIn(timeZone, startedAt), dayIn(timeZone, finishedAt ?? new Date().toISOString())];
  return { ...latest, filter: JSON.stringify({ all: [{ field: "updatedAt", is: "between", value: days }] }) };
}

// Of all languages the Swedish one writes days as ISO 8601 does.
function dayIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(at));
}
