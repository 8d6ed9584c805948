import { queryOptions } from "@tanstack/react-query";
import {
  listImportFields,
  listImports,
  showImport,
  type changeImport,
  type listImportRows,
} from "../../transfer/api.ts";
import type { BodyOf, ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";

export type Import = ReplyOf<typeof showImport>;
export type ImportOptions = Import["options"];
export type ImportColumn = Import["columns"][number];
export type ImportChange = BodyOf<typeof changeImport>;
export type ImportRow = ReplyOf<typeof listImportRows>["items"][number];
export type Outcome = ImportRow["outcome"];
export type Problem = ImportRow["problems"][number];

const pollEvery = 700;

/** An import; asked again and again while the server works at it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: ({ signal }) => call(showImport, { params: { id }, signal }),
    refetchInterval: ({ state }) => (isWorking(state.data) ? pollEvery : false),
  });

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: ({ signal }) => call(listImports, { signal }),
  select: ({ items }) => items,
  refetchInterval: ({ state }) => (state.data?.items.some(isWorking) ? 2 * pollEvery : false),
});

export const importFieldsQuery = (kind: Import["kind"]) =>
  queryOptions({
    queryKey: ["fields", "import", kind],
    queryFn: ({ signal }) => call(listImportFields, { query: { kind }, signal }),
    select: ({ items }) => items,
    staleTime: Infinity,
  });

/** Where a record that a row hits stands. */
export const cardOf = { contacts: "/contacts/$id", companies: "/companies/$id", equipment: "/equipment/$id" } as const;

export function isWorking(one: Import | undefined): boolean {
  return one?.state === "checking" || one?.state === "running";
}

/** What its rows do can still be decided. */
export function isOpen({ state }: Import): boolean {
  return state === "ready" || state === "checking";
}

/** The file is not UTF-8 and somebody must say what it is. */
export function asksForEncoding({ options, encodings }: Import): boolean {
  return options.encoding === "" && encodings.length > 0;
}

export const outcomes = ["create", "update", "unchanged", "skip", "asks", "invalid"] as const;

/** How many rows come to each outcome. */
export function countsByOutcome({ counts }: Import): Record<Outcome, number> {
  const { created, updated, unchanged, skipped, asks, invalid } = counts;
  return { create: created, update: updated, unchanged, skip: skipped, asks, invalid };
}
