import { queryOptions } from "@tanstack/react-query";
import { listOwnFields } from "../../../fields/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { call } from "../../client.ts";

/** An own field as those see it who look after them. */
export type OwnField = ReplyOf<typeof listOwnFields>["items"][number];
export type Kind = OwnField["type"];
/** Whose fields. */
export type On = OwnField["on"];

/** In the order in which they are offered. */
export const kinds = [
  "text",
  "longText",
  "number",
  "money",
  "date",
  "dateTime",
  "yesNo",
  "choice",
  "choices",
  "pattern",
  "contact",
  "company",
  "file",
] as const satisfies readonly Kind[];

export const ownFieldsQuery = (on: On) =>
  queryOptions({
    queryKey: ["fields", "own", on],
    queryFn: ({ signal }) => call(listOwnFields, { query: { on }, signal }),
    select: ({ items }) => items,
  });

export function isChoice(kind: Kind): boolean {
  return kind === "choice" || kind === "choices";
}

export function canBeSorted(kind: Kind): boolean {
  return canBeUnique(kind) || kind === "money" || kind === "date" || kind === "dateTime";
}

export function canBeUnique(kind: Kind): boolean {
  return kind === "text" || kind === "pattern" || kind === "number";
}

/** Whether a value for new records can be typed in here. */
export function canBegin(kind: Kind): boolean {
  return canBeUnique(kind) || kind === "yesNo" || kind === "date" || kind === "choice";
}
