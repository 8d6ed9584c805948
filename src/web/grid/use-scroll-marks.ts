import { type RefObject, useEffect } from "react";
import type { Place } from "./rows.ts";

/**
 * Remembers how far one has scrolled, and marks the grid for its style: `data-wide` when there is more than fits
 * sideways, `data-under` while something lies under the fixed columns. Listens before the rows are drawn anew,
 * since asking the browser afterwards would make it lay out twice.
 */
export function useScrollMarks(root: RefObject<HTMLElement | null>, place: Place): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const scroll = () => {
      place.top = element.scrollTop;
      element.toggleAttribute("data-under", element.scrollLeft !== 0);
    };
    const resize = new ResizeObserver(() =>
      element.toggleAttribute("data-wide", element.scrollWidth > element.clientWidth),
    );
    for (const part of [element, ...element.children]) resize.observe(part);
    element.addEventListener("scroll", scroll, { capture: true, passive: true });
    return () => {
      resize.disconnect();
      element.removeEventListener("scroll", scroll, { capture: true });
    };
  }, [root, place]);
}
