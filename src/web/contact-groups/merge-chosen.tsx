import { useQuery } from "@tanstack/react-query";
import { listContactGroups } from "../../contact-groups/api.ts";
import { call } from "../client.ts";
import type { BulkAsked } from "../grid/list.ts";
import { MergeGroups } from "./merge-groups.tsx";

/** Merges the groups that are ticked in their list, into the one with the most people unless said. */
export function MergeChosen({ chosen: { ids, all }, onClose, onDone }: BulkAsked) {
  const search = all?.search || undefined;
  const { data } = useQuery({
    queryKey: ["contactGroups", "all", search],
    queryFn: ({ signal }) => call(listContactGroups, { query: { search }, signal }),
    staleTime: 0,
  });
  if (data === undefined) return null;
  const groups = all ? data.items : data.items.filter(({ id }) => ids.includes(id));
  const [largest] = groups.toSorted((a, b) => b.members - a.members);
  return <MergeGroups groups={groups} into={largest} onClose={onClose} onDone={onDone} />;
}
