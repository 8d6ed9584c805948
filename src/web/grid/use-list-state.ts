import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { type ListState, readListState, writeListState } from "./list-state.ts";

export type ChangeState = (part: Partial<ListState>, quietly?: boolean) => void;

/** The list's state, kept in the address. `quietly` changes it without a step for the Back button: while one types. */
export function useListState(): [state: ListState, change: ChangeState] {
  const params = useSearch({ strict: false });
  const navigate = useNavigate();
  const words = JSON.stringify(params);
  const state = useMemo(() => readListState(JSON.parse(words)), [words]);
  const change = useCallback(
    (part: Partial<ListState>, quietly = false) => {
      void navigate({
        to: ".",
        search: writeListState({ ...state, ...(isOther(part) && { from: "" }), ...part }),
        replace: quietly,
        resetScroll: false,
      });
    },
    [navigate, state],
  );
  return [state, change];
}

/** Other rows, or in another order: they are looked at from their beginning. */
function isOther(part: Partial<ListState>): boolean {
  return "search" in part || "filter" in part || "sort" in part;
}
