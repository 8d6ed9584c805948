import { queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../http/endpoint.ts";
import { listViews } from "../../views/api.ts";
import { call } from "../client.ts";
import { joinParts, partsOf, readFilter } from "../grid/filter.ts";
import { type ListState, readSort, writeSort } from "../grid/list-state.ts";
import type { Columns } from "../grid/use-columns.ts";

export type View = ReplyOf<typeof listViews>["items"][number];
/** What a view keeps of a list as it stands. */
export type ViewContent = Pick<View, "search" | "filter" | "sort" | "columns" | "widths" | "density">;

export const viewsQuery = (on: string) =>
  queryOptions({
    queryKey: ["views", on],
    queryFn: ({ signal }) => call(listViews, { query: { on }, signal }),
    staleTime: 60_000,
  });

/** The list as a view has it; `ownColumns` where it says nothing of columns. */
export function stateOf(view: View, ownColumns: readonly string[]): ListState {
  return {
    search: view.search,
    filter: partsOf(readFilter(view.filter)),
    sort: readSort(view.sort),
    from: "",
    columns: view.columns ?? ownColumns,
    view: view.id,
  };
}

export function contentOf<Row>(state: ListState, columns: Columns<Row>): ViewContent {
  const filter = joinParts(state.filter);
  return {
    search: state.search,
    filter: filter ? { ...filter } : null,
    sort: writeSort(state.sort),
    columns: [...columns.keys],
    widths: { ...columns.widths },
    density: columns.density,
  };
}

/** Whether the list no longer stands as the view was saved; where it begins is no part of a view. */
export function isChanged<Row>(
  view: View,
  ownColumns: readonly string[],
  state: ListState,
  columns: Columns<Row>,
): boolean {
  const saved = stateOf(view, ownColumns);
  const said = (one: ListState) => JSON.stringify([one.search, one.filter, writeSort(one.sort)]);
  return (
    said(saved) !== said(state) || JSON.stringify(saved.columns) !== JSON.stringify(columns.keys) || columns.isChanged
  );
}

/** A list that stands at its beginning: nothing asked, nothing chosen. */
export function isBare({ search, filter, sort, from, columns }: ListState): boolean {
  return search === "" && filter.length === 0 && sort.length === 0 && from === "" && columns === undefined;
}
