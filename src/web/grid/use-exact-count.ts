import { useQuery } from "@tanstack/react-query";
import type { Count } from "../kit/format-for.ts";
import type { List } from "./list.ts";
import type { Query } from "./source.ts";

/** How many match; with `wanted` the exact number is asked for where the list has an estimate only. */
export function useExactCount<Row extends object>(
  { kind, scope = "", source }: List<Row>,
  query: Query,
  known: Count | undefined,
  wanted: boolean,
): Count | undefined {
  const { search, filter } = query;
  const { data } = useQuery({
    queryKey: [kind, "exact", scope, search, filter],
    queryFn: async ({ signal }) => {
      const asked = {
        search,
        filter,
        sort: [],
        from: "",
        fields: ["id"],
        after: null,
        limit: 1,
        count: "exact",
      } as const;
      return (await source.list(asked, signal)).count ?? null;
    },
    enabled: wanted && known?.exact === false,
  });
  return known?.exact === false && wanted ? (data ?? known) : known;
}
