import type { QueryClient } from "@tanstack/react-query";

/** Whatever told of something that has left the trash is read anew. */
export function refreshTrash(queries: QueryClient): void {
  for (const kind of ["contacts", "companies", "equipment", "opportunities", "contactGroups", "tasks", "views"])
    void queries.invalidateQueries({ queryKey: [kind] });
}
