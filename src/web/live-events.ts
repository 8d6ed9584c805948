import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

interface Change {
  kind: string;
  ids?: string[];
  reload?: boolean;
}

/**
 * Follows GET /events: what changed elsewhere is fetched anew through the ordinary endpoints. The event names kind
 * and ids, never data. The delay is random up to a second, so that a thousand open pages do not ask at once.
 */
export function useLiveEvents(): void {
  const queries = useQueryClient();
  useEffect(() => follow(queries), [queries]);
}

function follow(queries: QueryClient): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const refresh = (kind: string) => {
    if (waiting.has(kind)) return;
    const again = () => {
      waiting.delete(kind);
      void queries.invalidateQueries({ queryKey: [kind] });
    };
    waiting.set(kind, setTimeout(again, 100 + Math.random() * 900));
  };
  let lost = false;
  const stream = new EventSource("/api/v1/events");
  stream.addEventListener("change", ({ data }) => {
    const change = readChange(data);
    if (change) refresh(change.kind);
  });
  stream.onerror = () => {
    lost = true;
  };
  stream.onopen = () => {
    // What happened while nobody listened is unknown.
    if (lost) void queries.invalidateQueries();
    lost = false;
  };
  return () => {
    stream.close();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}

function readChange(data: unknown): Change | undefined {
  const change: unknown = typeof data === "string" ? JSON.parse(data) : undefined;
  if (typeof change !== "object" || change === null || !("kind" in change) || typeof change.kind !== "string") return undefined;
  return { kind: change.kind };
}
