import { queryOptions } from "@tanstack/react-query";
import { listAccessGroups, listRights, type previewAccessGroup, showAccessGroup } from "../../../access-groups/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { call } from "../../client.ts";

export type Group = ReplyOf<typeof showAccessGroup>;
export type GroupLine = ReplyOf<typeof listAccessGroups>["items"][number];
export type GroupType = Group["type"];
export type Preview = ReplyOf<typeof previewAccessGroup>;

/** All there is to be given, in the reader's language. */
export type RightTable = ReplyOf<typeof listRights>;
export type Subject = RightTable["subjects"][number];
export type Right = Subject["actions"][number];
export type FieldLine = RightTable["fields"][number];
export type Preset = RightTable["presets"][number];

// Standing groups and rights are named in the reader's language.
export const groupsQuery = (language: string) =>
  queryOptions({
    queryKey: ["accessGroups", "managed", language],
    queryFn: async ({ signal }) => inOrder((await call(listAccessGroups, { signal })).items),
  });

export const groupQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ["accessGroups", "one", id, language],
    queryFn: ({ signal }) => call(showAccessGroup, { params: { id }, signal }),
  });

export const rightsQuery = (language: string) =>
  queryOptions({
    queryKey: ["rights", language],
    queryFn: ({ signal }) => call(listRights, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Clients before agents, by name as they came. */
function inOrder(groups: readonly GroupLine[]): GroupLine[] {
  return groups.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

const order: readonly GroupType[] = ["client", "agent"];
