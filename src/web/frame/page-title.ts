import { useEffect, useSyncExternalStore } from "react";

/** Names the page in the browser's tab and, on a phone, in its top bar. Give the words once they are known. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    turn(title);
    return () => turn(undefined);
  }, [title]);
}

export function useCurrentTitle(): string | undefined {
  return useSyncExternalStore(subscribe, () => current);
}

let current: string | undefined;
const listeners = new Set<() => void>();

function turn(title: string | undefined): void {
  current = title;
  document.title = title === undefined ? "Acquaint" : `${title} · Acquaint`;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
