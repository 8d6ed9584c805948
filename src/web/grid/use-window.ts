import { defaultRangeExtractor, useVirtualizer, type VirtualItem, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { assignSlots } from "./slots.ts";

interface WindowOptions {
  root: RefObject<HTMLElement | null>;
  count: number;
  rowHeight: number;
  headHeight: number;
  /** Rows that stay even when they are off the screen: the focused one, those being edited. */
  held: readonly number[];
  top: number;
}

export interface RowWindow {
  items: readonly (VirtualItem & { slot: number })[];
  height: number;
  first: number;
  last: number;
  virtual: Virtualizer<HTMLElement, Element>;
}

/** Space beneath the last row, so that the bulk bar never covers it. */
const foot = 84;
const overscan = 8;

/** The rows on the screen and a few around it, each in an element that is used again. */
export function useWindow({ root, count, rowHeight, headHeight, held, top }: WindowOptions): RowWindow {
  const slots = useRef(new Map<number, number>());
  const virtual = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => root.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: foot,
    paddingEnd: foot,
    initialOffset: top,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const others = held.filter((row) => row >= 0 && row < count && !shown.includes(row));
      return others.length === 0 ? shown : [...shown, ...others].sort((one, other) => one - other);
    },
  });
  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtual.measure();
  }, [rowHeight, virtual]);
  const items = virtual.getVirtualItems();
  slots.current = assignSlots(
    slots.current,
    items.map((item) => item.index),
  );
  const range = virtual.range ?? { startIndex: 0, endIndex: Math.min(count, 30) };
  return {
    items: items.map((item) => ({
      ...item,
      start: item.start - headHeight,
      slot: slots.current.get(item.index) ?? item.index,
    })),
    height: virtual.getTotalSize(),
    first: range.startIndex,
    last: range.endIndex,
    virtual,
  };
}
