import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { followEvents } from "../events/api.ts";
import { urlOf } from "./client.ts";

/**
 * Follows GET /events: what changed elsewhere is fetched anew through the ordinary endpoints. The event names kind
 * and ids, never data. The delay is random up to a second, so that a thousand open pages do not ask at once.
 */
export function useLiveEvents(): void {
  const queries = useQueryClient();
  useEffect(() => follow(queries), [queries]);
}

/** Since when nobody answers, as far as the browser and the stream of events know. */
export function useLostSince(): Date | undefined {
  return useSyncExternalStore(subscribe, () => lostSince);
}

const patience = 4_000;
const rest = 10_000;

function follow(queries: QueryClient): () => void {
  const refresh = refresher(queries);
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let missed = false;

  function open(): void {
    stream = new EventSource(urlOf(followEvents, {}));
    stream.addEventListener("change", ({ data }) => refresh.kind(kindOf(data)));
    stream.onopen = () => {
      clearTimeout(timer);
      // An answer that was on its way when the connection went opens the stream of a browser that is offline.
      if (navigator.onLine) turn(undefined);
      // What happened while nobody listened is unknown.
      if (missed) refresh.all();
      missed = false;
    };
    stream.onerror = () => {
      missed = true;
      const since = lostSince ?? new Date();
      clearTimeout(timer);
      // Refused, not broken (EventSource then gives up): the session has ended, or the server is not itself.
      if (stream?.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: ["session"] });
      timer = setTimeout(() => {
        turn(since);
        if (stream?.readyState === EventSource.CLOSED) open();
      }, patience);
    };
  }

  const lose = () => turn(lostSince ?? new Date());
  // The stream itself tells when the way is open again; this only has it look at once.
  const regain = () => {
    stream?.close();
    missed = true;
    open();
  };
  // Browsers hold no more than six connections to a server (HTTP/1.1): tabs in the background must not keep them all.
  const look = () => {
    clearTimeout(resting);
    if (document.hidden) resting = setTimeout(() => stream?.close(), rest);
    else if (stream === undefined || stream.readyState === EventSource.CLOSED) regain();
  };
  if (document.hidden) missed = true;
  else open();
  window.addEventListener("offline", lose);
  window.addEventListener("online", regain);
  document.addEventListener("visibilitychange", look);
  return () => {
    window.removeEventListener("offline", lose);
    window.removeEventListener("online", regain);
    document.removeEventListener("visibilitychange", look);
    clearTimeout(timer);
    clearTimeout(resting);
    refresh.stop();
    stream?.close();
    turn(undefined);
  };
}

function refresher(queries: QueryClient) {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const soon = (name: string, run: () => Promise<void>) => {
    if (waiting.has(name)) return;
    const again = () => {
      waiting.delete(name);
      void run();
    };
    waiting.set(name, setTimeout(again, 100 + Math.random() * 900));
  };
  return {
    kind(kind: string | undefined) {
      if (kind === undefined) return;
      soon(kind, () => queries.invalidateQueries({ queryKey: [kind] }));
      // One's own group may be among them: what one may do decides what the page offers.
      if (kind === "accessGroups") soon("session", () => queries.invalidateQueries({ queryKey: ["session"] }));
    },
    all: () => soon("*", () => queries.invalidateQueries()),
    stop: () => waiting.forEach((timer) => clearTimeout(timer)),
  };
}

function kindOf(data: unknown): string | undefined {
  const change: unknown = typeof data === "string" ? JSON.parse(data) : undefined;
  return typeof change === "object" && change !== null && "kind" in change && typeof change.kind === "string"
    ? change.kind
    : undefined;
}

let lostSince: Date | undefined;
const listeners = new Set<() => void>();

function turn(since: Date | undefined): void {
  lostSince = since;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
