import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 700px)");
const touched = window.matchMedia("(hover: none)");

/** Whether rows have two lines instead of columns. */
export function usePhone(): boolean {
  return useSyncExternalStore(listenTo(narrow), () => narrow.matches);
}

/** Whether nothing hovers: what would show under a pointer is there always. */
export function useTouch(): boolean {
  return useSyncExternalStore(listenTo(touched), () => touched.matches);
}

const listeners = new Map<MediaQueryList, (changed: () => void) => () => void>();

/** The same function for the same query: another one would be taken for another store. */
function listenTo(query: MediaQueryList): (changed: () => void) => () => void {
  const listen =
    listeners.get(query) ??
    ((changed) => {
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    });
  listeners.set(query, listen);
  return listen;
}
