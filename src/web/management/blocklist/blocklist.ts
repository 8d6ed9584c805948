import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { listBlocklist } from "../../../blocklist/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { call } from "../../client.ts";

export type Sender = ReplyOf<typeof listBlocklist>["items"][number];

export const blocklistQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ["blocklist", search],
    queryFn: ({ pageParam, signal }) =>
      call(listBlocklist, { query: { search: search || undefined, after: pageParam || undefined, limit: 50 }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
