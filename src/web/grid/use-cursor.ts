import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { isFocusLost } from "../kit/use-focus-return.ts";
import { move, type Spot, wayOf } from "./keys.ts";
import { revealColumn, spotOf } from "./spots.ts";

interface CursorOptions {
  root: RefObject<HTMLElement | null>;
  start: Spot;
  rows: number;
  /** 1 where there are no check boxes. */
  firstColumn: number;
  columns: number;
  /** Rows on one screen. */
  page: () => number;
  reveal: (row: number) => void;
  onMove: (spot: Spot) => void;
}

export interface Cursor {
  spot: Spot;
  /** Whether the focus is in the grid. */
  inside: boolean;
  go: (spot: Spot) => void;
  /** Puts the spot on another row without moving the focus: rows came or went above it. */
  shift: (by: number) => void;
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
  /** Whether the key was one for moving. */
  onKeyDown: (event: KeyboardEvent) => boolean;
}

/** One cell of the grid can be reached by Tab; the arrow keys choose which (roving tabindex). */
export function useCursor(options: CursorOptions): Cursor {
  const { root, start, rows, firstColumn, columns, onMove } = options;
  const [spot, setSpot] = useState(start);
  const [inside, setInside] = useState(false);
  const wanted = useRef(false);
  const held = {
    row: Math.min(spot.row, Math.max(0, rows - 1)),
    column: Math.max(firstColumn, Math.min(spot.column, columns - 1)),
  };
  const set = ({ row, column }: Spot) => {
    setSpot({ row, column });
    onMove({ row, column });
  };
  useLayoutEffect(() => {
    // The last row may go from under the focus: what leaves the page blurs nothing.
    if (!wanted.current && !(inside && isFocusLost())) return;
    const cell = root.current?.querySelector<HTMLElement>(`[data-row="${held.row}"] [data-col="${held.column}"]`);
    if (!cell) return;
    wanted.current = false;
    (cell.querySelector<HTMLElement>(".cell-editor input, .cb") ?? cell).focus({ preventScroll: true });
    revealColumn(root.current, cell);
  });
  const go = (next: Spot) => {
    wanted.current = true;
    set(next);
    if (next.row >= 0) options.reveal(next.row);
  };
  return {
    spot: held,
    inside,
    go,
    shift: (by) => setSpot((old) => ({ ...old, row: Math.max(0, old.row + by) })),
    onFocus: (event) => {
      setInside(true);
      const focused = spotOf(event.target);
      if (focused !== undefined && (focused.row !== held.row || focused.column !== held.column)) set(focused);
    },
    onBlur: (event) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
        setInside(false);
    },
    onKeyDown: (event) => {
      const way = wayOf(event, getComputedStyle(event.currentTarget).direction === "rtl");
      if (way === undefined) return false;
      event.preventDefault();
      go(move(held, way, { rows, firstColumn, columns, page: options.page() }));
      return true;
    },
  };
}
