import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 700px)");

/** Whether rows have two lines instead of columns. */
export function usePhone(): boolean {
  return useSyncExternalStore(listen, () => narrow.matches);
}

function listen(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  return () => narrow.removeEventListener("change", changed);
}
