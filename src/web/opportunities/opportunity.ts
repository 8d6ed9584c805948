import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { BodyOf, ReplyOf } from "../../http/endpoint.ts";
import {
  type listOpportunities,
  listPipelines,
  showBoard,
  showForecast,
  showOpportunity,
  type updateOpportunity,
} from "../../opportunities/api.ts";
import { call } from "../client.ts";
import { fieldsQuery } from "../contacts/fields/contact.ts";

/** A row of the list: only what was asked for. */
export type OpportunityRow = ReplyOf<typeof listOpportunities>["items"][number];
export type Opportunity = ReplyOf<typeof showOpportunity>;
export type OpportunityChange = BodyOf<typeof updateOpportunity>;
export type Board = ReplyOf<typeof showBoard>;
export type BoardStage = Board["stages"][number];
export type Pipeline = ReplyOf<typeof listPipelines>["items"][number];

export const opportunityQuery = (id: string) =>
  queryOptions<Opportunity>({
    queryKey: ["opportunities", "one", id],
    queryFn: ({ signal }) => call(showOpportunity, { params: { id }, signal }),
  });

export const opportunityFieldsQuery = fieldsQuery("opportunities");

export const pipelinesQuery = queryOptions({
  queryKey: ["opportunities", "pipelines"],
  queryFn: ({ signal }) => call(listPipelines, { signal }),
  select: ({ items }) => items,
});

export interface BoardWish {
  pipeline: string | undefined;
  search: string | undefined;
  owner: string | undefined;
  /** Cards of each stage. */
  limit: number;
}

export const boardQuery = (wish: BoardWish) =>
  queryOptions({
    queryKey: ["opportunities", "board", wish],
    queryFn: ({ signal }) => call(showBoard, { query: wish, signal }),
    placeholderData: keepPreviousData,
  });

export const forecastQuery = (pipeline: string | undefined, owner: string | undefined) =>
  queryOptions({
    queryKey: ["opportunities", "forecast", pipeline, owner],
    queryFn: ({ signal }) => call(showForecast, { query: { pipeline, owner }, signal }),
    placeholderData: keepPreviousData,
  });

/** The record that comes with a 412. */
export function readCurrentOpportunity(record: unknown): Opportunity | undefined {
  return isOpportunity(record) ? record : undefined;
}

function isOpportunity(record: unknown): record is Opportunity {
  return typeof record === "object" && record !== null && "id" in record && "version" in record && "stage" in record;
}
