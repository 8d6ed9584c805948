import { queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../http/endpoint.ts";
import { showSettings } from "../settings/api.ts";
import { call } from "./client.ts";

export type Settings = ReplyOf<typeof showSettings>;

/** What the installation says of itself. It comes and goes with the session: whoever is not signed in is told nothing, and does not ask. */
export const settingsQuery = queryOptions({
  queryKey: ["session", "settings"],
  queryFn: ({ signal }) => call(showSettings, { signal }),
  staleTime: 60_000,
});
