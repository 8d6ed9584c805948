import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Place } from "./rows.ts";

interface AnchorOptions<Row> {
  root: RefObject<HTMLElement | null>;
  /** Where one is; kept by the grid as one scrolls, since asking the browser would make it lay out again. */
  place: Place;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  rowHeight: number;
  onShift: (by: number) => void;
}

/**
 * Keeps what one is reading in its place when rows come or go above it: follows the first row on the screen
 * and scrolls by as many rows as it moved.
 */
export function useAnchor<Row>({ root, place, rows, idOf, rowHeight, onShift }: AnchorOptions<Row>): void {
  const before = useRef(rows);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = rows;
    const first = old[Math.floor(place.top / rowHeight)];
    if (old === rows || first === undefined || place.top === 0) return;
    const was = old.indexOf(first);
    const is = rows.findIndex((row) => idOf(row) === idOf(first));
    if (is < 0 || was === is || !root.current) return;
    root.current.scrollTop += (is - was) * rowHeight;
    onShift(is - was);
  }, [root, place, rows, idOf, rowHeight, onShift]);
}
