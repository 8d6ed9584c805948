import { queryOptions } from "@tanstack/react-query";
import { type listContactGroups, showContactGroup } from "../../contact-groups/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";

export type Group = ReplyOf<typeof listContactGroups>["items"][number];

export const groupQuery = (id: string) =>
  queryOptions<Group>({
    queryKey: ["contactGroups", "one", id],
    queryFn: ({ signal }) => call(showContactGroup, { params: { id }, signal }),
  });

/** The record that comes with a 412. */
export function readCurrentGroup(record: unknown): Group | undefined {
  return isGroup(record) ? record : undefined;
}

function isGroup(record: unknown): record is Group {
  return (
    typeof record === "object" &&
    record !== null &&
    "members" in record &&
    "version" in record &&
    typeof record.version === "number"
  );
}
