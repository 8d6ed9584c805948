import { useQuery } from "@tanstack/react-query";
import { listContacts } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import type { Chosen } from "../../grid/list.ts";

/** All that a view finds, as something chosen; counted exactly before anything is done to them. */
export function useAllOfView({ search, filter }: NonNullable<Chosen["all"]>): Chosen {
  const { data } = useQuery({
    queryKey: ["contacts", "exact", "view", search, filter],
    queryFn: async ({ signal }) => {
      const query = {
        ...(search && { search }),
        ...(filter && { filter: JSON.stringify(filter) }),
        fields: "firstName",
        limit: 1,
        count: "exact" as const,
      };
      return (await call(listContacts, { query, signal })).count;
    },
    staleTime: 0,
  });
  return { ids: [], all: { search, filter }, count: data ?? { value: 0, exact: false } };
}
