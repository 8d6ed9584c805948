import { queryOptions } from "@tanstack/react-query";
import { showSettings } from "../../settings/api.ts";
import { call } from "../client.ts";

/** What the organisation says of itself: name, logo. */
export const organisationQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => call(showSettings, { signal }),
  staleTime: 5 * 60_000,
});
