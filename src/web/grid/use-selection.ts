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

/** What is ticked. `of` names the rows it is among: what was ticked among others is not meant here. */
export function useSelection(of: string, idAt: (row: number) => string | undefined): Ticking {
  const [held, setHeld] = useState({ of, selection: nobody });
  const anchor = useRef(0);
  const change = (next: (old: Selection) => Selection) =>
    setHeld((old) => ({ of, selection: next(old.of === of ? old.selection : nobody) }));
  const reach = (from: number, to: number) => {
    const first = Math.min(from, to);
    const ids = Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => idAt(first + step) ?? []).flat();
    change((old) => tick(old, ids, true));
  };
  const toggle = (row: number, range: boolean) => {
    const id = idAt(row);
    if (id === undefined) return;
    if (range) return reach(anchor.current, row);
    anchor.current = row;
    change((old) => tick(old, [id], !isSelected(old, id)));
  };
  return {
    selection: held.of === of ? held.selection : nobody,
    toggle,
    reach,
    set: (ids, on) => change((old) => tick(old, ids, on)),
    all: () => change(() => everybody),
    none: () => change(() => nobody),
  };
}
