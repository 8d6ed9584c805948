import type { Import } from "./import-query.ts";

/** Where the list shows exactly those whom an import has written; undefined where there are none. */
export function peopleOf({
  batch,
  state,
  counts,
}: Pick<Import, "batch" | "state" | "counts">): Record<string, string> | undefined {
  if (batch === null || state === "undone" || counts.created + counts.updated === 0) return undefined;
  return { filter: JSON.stringify({ all: [{ field: "batch", is: "is", value: batch }] }) };
}
