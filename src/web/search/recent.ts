import { queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../http/endpoint.ts";
import { listRecent } from "../../recent/api.ts";
import type { searchEverything } from "../../search/api.ts";
import { call } from "../client.ts";

export type Hit = ReplyOf<typeof searchEverything>["items"][number];
export type Opened = ReplyOf<typeof listRecent>["items"][number];

/** What this person opened lately, on any device, the latest first. Asked anew wherever it is shown, for it may be called otherwise by now. */
export const recentQuery = queryOptions({
  queryKey: ["recent"],
  queryFn: ({ signal }) => call(listRecent, { query: { limit: 8 }, signal }),
  select: ({ items }) => items,
  staleTime: 0,
});
