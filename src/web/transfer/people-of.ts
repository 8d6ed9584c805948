import type { Import } from "./import-query.ts";

/** Where the list shows exactly those whom an import has written; undefined where there are none. */
export function peopleOf({
  kind,
  batch,
  state,
  counts,
}: Pick<Import, "kind" | "batch" | "state" | "counts">): Record<string, string> | undefined {
  if (batch === null || state === "undone" || counts.created + counts.updated === 0) return undefined;
  // Companies are not narrowed by what has written them: the latest changes stand first.
  if (kind === "companies") return { sort: "-updatedAt" };
  return { filter: JSON.stringify({ all: [{ field: "batch", is: "is", value: batch }] }) };
}
