import { queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../http/endpoint.ts";
import type { showBatch } from "../../batches/api.ts";
import { listWork } from "../../work/api.ts";
import { call } from "../client.ts";

export type WorkItem = ReplyOf<typeof listWork>["items"][number];
export type Batch = ReplyOf<typeof showBatch>;

/** Events tell of every step; this only bridges a stream that is away. */
const askAgain = 4_000;

/** One's own long work: what runs, and what ended within a day, newest first. Told anew by events of batches and imports. */
export const workQuery = queryOptions({
  queryKey: ["batches", "work"],
  queryFn: ({ signal }) => call(listWork, { signal }),
  select: ({ items }) => items,
  refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? askAgain : false),
});

export function isRunning({ state }: Pick<WorkItem, "state">): boolean {
  return state === "checking" || state === "running" || state === "undoing";
}

/** It runs, or stands still for a while: it has not ended. */
export function isUnderWay(item: Pick<WorkItem, "state">): boolean {
  return isRunning(item) || item.state === "paused";
}
