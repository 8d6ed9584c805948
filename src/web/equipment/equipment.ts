import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  countSubtree,
  type createEquipment,
  type listEquipment,
  showEquipment,
  showTree,
  type updateEquipment,
} from "../../equipment/api.ts";
import type { BodyOf, ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";
import { fieldsQuery, type Linked } from "../contacts/fields/contact.ts";

/** A row of the list: only what was asked for. */
export type EquipmentRow = ReplyOf<typeof listEquipment>["items"][number];
export type Equipment = ReplyOf<typeof showEquipment>;
export type EquipmentChange = BodyOf<typeof updateEquipment>;
export type NewEquipment = BodyOf<typeof createEquipment>;
/** A line of the tree. */
export type TreePiece = ReplyOf<typeof showTree>["items"][number];

/** Where a tree begins: below a piece, or at the top of what somebody has, or of all. */
export interface TreeRoot {
  parent?: string;
  company?: string;
  contact?: string;
}

export const equipmentQuery = (id: string) =>
  queryOptions<Equipment>({
    queryKey: ["equipment", "one", id],
    queryFn: ({ signal }) => call(showEquipment, { params: { id }, signal }),
  });

export const equipmentFieldsQuery = fieldsQuery("equipment");

const perPage = 100;

/** One branch of the tree, a page at a time; the first one goes as far as `reaching`. */
export const branchQuery = (root: TreeRoot, reaching: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["equipment", "tree", root, reaching],
    queryFn: ({ pageParam, signal }) =>
      call(showTree, {
        query: { ...root, limit: perPage, ...(pageParam ? { after: pageParam } : { reaching }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** How many pieces go along with one, itself among them. */
export const subtreeQuery = (id: string) =>
  queryOptions({
    queryKey: ["equipment", "subtree", id],
    queryFn: ({ signal }) => call(countSubtree, { params: { id }, signal }),
    select: ({ count }) => count,
  });

/** Whose a piece is. */
export interface Holder {
  company: Linked | null;
  contact: Linked | null;
}

/** Article and serial number in one line. */
export function numbersOf({ article = "", serial = "" }: { article?: string; serial?: string }): string {
  return [article, serial].filter(Boolean).join(" · ");
}

/** The record that comes with a 412. */
export function readCurrentEquipment(record: unknown): Equipment | undefined {
  return isEquipment(record) ? record : undefined;
}

function isEquipment(record: unknown): record is Equipment {
  return typeof record === "object" && record !== null && "id" in record && "version" in record && "path" in record;
}
