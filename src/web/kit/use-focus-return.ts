import { useEffect, useRef, useState, type RefObject } from "react";

/**
 * Gives the focus back, when this part has left the page with it, to what had it before; where that may be another by
 * then, to what `find` finds (the same function always). Put the ref on the part.
 */
export function useFocusReturn<Part extends HTMLElement>(find?: () => HTMLElement | null): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const own = part.current;
    return () => {
      setTimeout(() => {
        if (own?.isConnected || !isFocusLost()) return;
        const to = find ? find() : before;
        if (to instanceof HTMLElement) to.focus({ preventScroll: true });
      });
    };
  }, [before, find]);
  return part;
}

/** Whether what had the focus has left the page. */
export function isFocusLost(): boolean {
  return document.activeElement === document.body || document.activeElement === null;
}
