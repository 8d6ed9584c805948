import { type RefObject, useLayoutEffect, useRef } from "react";

interface Anchor<Row> {
  rows: readonly Row[];
  id: string | undefined;
}

/**
 * Keeps what one is reading in its place when rows come or go above it: follows the first row on the screen
 * and scrolls by as many rows as it moved.
 */
export function useAnchor<Row>(
  root: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  idOf: (row: Row) => string,
  rowHeight: number,
  onShift: (by: number) => void,
): void {
  const before = useRef<Anchor<Row>>({ rows, id: undefined });
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const first = Math.floor(element.scrollTop / rowHeight);
    const { rows: old, id } = before.current;
    if (old !== rows && id !== undefined && element.scrollTop > 0) {
      const was = old.findIndex((row) => idOf(row) === id);
      const is = rows.findIndex((row) => idOf(row) === id);
      if (was >= 0 && is >= 0 && was !== is) {
        element.scrollTop += (is - was) * rowHeight;
        onShift(is - was);
      }
    }
    const held = rows[Math.floor(element.scrollTop / rowHeight)] ?? rows[first];
    before.current = { rows, id: held && idOf(held) };
  });
}
