import { infiniteQueryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../http/endpoint.ts";
import { listNotifications } from "../../notifications/api.ts";
import { call } from "../client.ts";

export type Notification = ReplyOf<typeof listNotifications>["items"][number];

/** What one was told, newest first; its key is the kind of the event that has it be fetched anew. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: ["notifications"],
  queryFn: ({ pageParam, signal }) => call(listNotifications, { query: { after: pageParam, limit: 30 }, signal }),
  initialPageParam: "",
  getNextPageParam: ({ next }) => next,
});
