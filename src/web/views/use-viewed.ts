import { useEffect, useMemo } from "react";
import type { List } from "../grid/list.ts";
import type { ListState } from "../grid/list-state.ts";
import { type ChangeState, useListState } from "../grid/use-list-state.ts";
import { isBare, stateOf, type View } from "./view.ts";

export interface Viewed {
  saved: readonly View[];
  /** The saved view in which the list stands, changed or not. */
  view: View | undefined;
  /** The address names a view that is not there, and nothing else. */
  isGone: boolean;
  state: ListState;
  change: ChangeState;
  /** Leads to a saved view as it is saved; without one to everything. */
  open: (id: string | undefined) => void;
}

const nothing = { search: "", filter: [], sort: [], from: "", columns: undefined };

/** In the address: everything, though another view opens by itself. */
const everything = "all";

/**
 * The list's state with its views: an address that only names one means it as it is saved, one that says nothing the view
 * that opens by itself. What is meant is written into the address, so that a link shows the same to everybody.
 */
export function useViewed<Row extends object>(list: List<Row>, saved: readonly View[]): Viewed {
  const [linked, change] = useListState();
  const { shownAtFirst } = list;
  const opened = useMemo(() => openedBy(linked, saved, shownAtFirst), [linked, saved, shownAtFirst]);
  const { view, state } = opened;
  useEffect(() => {
    if (state !== linked) change(state, true);
  }, [state, linked, change]);
  const opensOther = saved.some(({ isDefault }) => isDefault);
  const turn: ChangeState = (part, quietly) => {
    const next = { ...state, ...part };
    const stays = view !== undefined && next.view === view.id;
    // In a view the columns are always said, so that an address without anything else means the view as it is saved.
    const columns = next.columns ?? (stays ? (view.columns ?? shownAtFirst) : undefined);
    const named = next.view ?? (opensOther && isBare({ ...next, columns }) ? everything : undefined);
    change({ ...part, columns, view: named }, quietly);
  };
  const open = (id: string | undefined) => change({ ...nothing, view: id ?? (opensOther ? everything : undefined) });
  return { saved, ...opened, change: turn, open };
}

function openedBy(
  linked: ListState,
  saved: readonly View[],
  shownAtFirst: readonly string[],
): Pick<Viewed, "view" | "isGone" | "state"> {
  const asked = linked.view;
  const view = saved.find(({ id, isDefault }) => (asked === undefined ? isDefault && isBare(linked) : id === asked));
  const isGone = view === undefined && asked !== undefined && asked !== everything && isBare(linked);
  if (view === undefined || !isBare(linked) || !view.runs) return { view, isGone, state: linked };
  return { view, isGone, state: stateOf(view, shownAtFirst) };
}
