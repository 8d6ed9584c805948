import { useEffect, useRef, useState, type RefObject } from "react";

/** Gives the focus back, when this part has left the page, to what had it before; put the ref on the part. */
export function useFocusReturn<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const own = part.current;
    return () => {
      setTimeout(() => {
        const lost = document.activeElement === document.body || document.activeElement === null;
        if (!own?.isConnected && lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
      });
    };
  }, [before]);
  return part;
}
