import { printLabels } from "../../equipment/api.ts";
import { urlOf } from "../client.ts";
import type { Chosen } from "../grid/list.ts";

/** Where the sheet of labels of some pieces is. */
export function labelsOf(ids: readonly string[]): string {
  return urlOf(printLabels, { query: { ids: ids.join(",") } });
}

/** The same for what is chosen in the list. */
export function labelsOfChosen({ ids, all }: Chosen): string {
  if (all === undefined) return labelsOf(ids);
  const { search, filter } = all;
  return urlOf(printLabels, { query: { search: search || undefined, filter: filter && JSON.stringify(filter) } });
}
