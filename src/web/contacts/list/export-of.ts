import { joinParts } from "../../grid/filter.ts";
import { writeSort } from "../../grid/list-state.ts";
import type { ListModel } from "../../grid/use-list.ts";
import type { ExportList } from "../../transfer/export-query.ts";
import type { Contact } from "../fields/contact.ts";

/** What the list shows and what of it is ticked, as the export wants to know it. */
export function exportOf({ query, columns, loaded, chosen }: ListModel<Contact>): ExportList {
  const { ids, all, count } = chosen;
  return {
    search: query.search,
    filter: joinParts(query.filter),
    sort: writeSort(query.sort),
    // The name is one column here and two in a file.
    fields: columns.shown.flatMap(({ key }) => (key === "name" ? ["firstName", "lastName"] : [key])),
    shown: loaded.count,
    selected: count.value === 0 ? undefined : { count, ids, filter: all?.filter },
  };
}
