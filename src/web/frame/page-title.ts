import { useEffect, useSyncExternalStore } from "react";

/** Names the page in the browser's tab and, on a phone, in its top bar. Give the words once they are known. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    turn(title);
    return () => turn(undefined);
  }, [title]);
}

/** Whose pages these are, in the browser's tab: in the personal account the organisation's. */
export function useTitleOwner(name: string | undefined): void {
  useEffect(() => {
    if (!name) return;
    owner = name;
    turn(current);
    return () => {
      owner = product;
      turn(current);
    };
  }, [name]);
}

export function useCurrentTitle(): string | undefined {
  return useSyncExternalStore(subscribe, () => current);
}

const product = "Acquaint";
let owner = product;
let current: string | undefined;
const listeners = new Set<() => void>();

function turn(title: string | undefined): void {
  current = title;
  document.title = title === undefined ? owner : `${title} · ${owner}`;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
