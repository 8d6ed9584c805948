import { queryOptions } from "@tanstack/react-query";
import { previewJoining } from "../../companies/api.ts";
import { call } from "../client.ts";

/** Who would join a company by its domains, and which of these look like others'. */
export const joiningQuery = (id: string) =>
  queryOptions({
    queryKey: ["companies", "joining", id],
    queryFn: ({ signal }) => call(previewJoining, { params: { id }, query: { limit: 50 }, signal }),
  });
