import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** Of every part that gave or will give the focus back: what had it before. */
const origins = new WeakMap<Element, Element>();

/**
 * Gives the focus back, when this part has left the page with it, to what had it before; where that may be another by
 * then, to what `find` finds (the same function always). A menu that opened a dialog and went leaves it to the menu's
 * button. Put the ref on the part.
 */
export function useFocusReturn<Part extends HTMLElement>(find?: () => HTMLElement | null): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    if (part.current && before) origins.set(part.current, before);
  }, [before]);
  useEffect(() => {
    const own = part.current;
    return () => {
      setTimeout(() => {
        if (own?.isConnected || !isFocusLost()) return;
        const to = find ? find() : present(before);
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

/** What is still on the page: it, or what its part was opened from. */
function present(element: Element | null): Element | undefined {
  let one = element ?? undefined;
  while (one && !one.isConnected) one = originOf(one);
  return one;
}

function originOf(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const origin = origins.get(at);
    if (origin) return origin;
  }
  return undefined;
}
