import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { listReports, showOrgChart } from "../../../org-chart/api.ts";
import { call } from "../../client.ts";

type Chart = ReplyOf<typeof showOrgChart>;
export type ChartPerson = Chart["person"];

export const chartQuery = (id: string) =>
  queryOptions<Chart>({
    queryKey: ["contacts", "org-chart", id],
    queryFn: ({ signal }) => call(showOrgChart, { params: { id }, signal }),
  });

/** Those who report to somebody, a hundred at a time. */
export const reportsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["contacts", "reports", id],
    queryFn: ({ pageParam, signal }) =>
      call(listReports, { params: { id }, query: { after: pageParam || undefined }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });

/** The first few, for the card. */
export const fewReportsQuery = (id: string) =>
  queryOptions({
    queryKey: ["contacts", "reports", id, "few"],
    queryFn: ({ signal }) => call(listReports, { params: { id }, query: { limit: 5 }, signal }),
  });
