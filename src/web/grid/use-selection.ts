import { useRef, useState } from "react";
import { everybody, isSelected, nobody, type Selection, tick } from "./selection.ts";

export interface Ticking {
  selection: Selection;
  /** Ticks a row or lets it go; with `range` all between it and the last one ticked. */
  toggle: (row: number, range: boolean) => void;
  /** Ticks all between two rows, as Shift with an arrow does. */
  reach: (from: number, to: number) => void;
  set: (ids: readonly string[], on: boolean) => void;
  all: () => void;
  none: () => void;
}

export function useSelection(idAt: (row: number) => string | undefined): Ticking {
  const [selection, setSelection] = useState(nobody);
  const anchor = useRef(0);
  const toggle = (row: number, range: boolean) => {
    const id = idAt(row);
    if (id === undefined) return;
    if (!range) {
      anchor.current = row;
      setSelection((old) => tick(old, [id], !isSelected(old, id)));
      return;
    }
    reach(anchor.current, row);
  };
  const reach = (from: number, to: number) => {
    const first = Math.min(from, to);
    const ids = Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => idAt(first + step) ?? []).flat();
    setSelection((old) => tick(old, ids, true));
  };
  return {
    selection,
    toggle,
    reach,
    set: (ids, on) => setSelection((old) => tick(old, ids, on)),
    all: () => setSelection(everybody),
    none: () => setSelection(nobody),
  };
}
