import { useRef, useState } from "react";
import { everybody, isSelected, nobody, type Selection, tick } from "./selection.ts";

export interface Ticking {
  selection: Selection;
  /** Ticks a row or lets it go; with `range` all between it and the last one ticked. */
  toggle: (row: number, range: boolean) => void;
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
    const [first, last] = row < anchor.current ? [row, anchor.current] : [anchor.current, row];
    const ids = Array.from({ length: last - first + 1 }, (_, step) => idAt(first + step) ?? []).flat();
    setSelection((old) => tick(old, ids, true));
  };
  return {
    selection,
    toggle,
    set: (ids, on) => setSelection((old) => tick(old, ids, on)),
    all: () => setSelection(everybody),
    none: () => setSelection(nobody),
  };
}
