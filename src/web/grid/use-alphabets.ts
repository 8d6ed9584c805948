import { useQuery } from "@tanstack/react-query";
import { type Alphabet, alphabetsFor, findAlphabets } from "./alphabets.ts";
import type { List } from "./list.ts";
import type { Query } from "./source.ts";
import { usePlace } from "../kit/place.ts";

const rest = 5 * 60_000;
const none: readonly Alphabet[] = [];

/** The alphabets with which values of the first order begin; none where one cannot jump by it. */
export function useAlphabets<Row extends object>(list: List<Row>, { sort }: Query): readonly Alphabet[] {
  const { language } = usePlace();
  const field = sort[0]?.field ?? "";
  const { data } = useQuery({
    // Not by its kind: what changes in the list hardly ever changes this.
    queryKey: ["alphabets", list.kind, list.scope, field, language],
    queryFn: ({ signal }) =>
      findAlphabets(alphabetsFor(language), async (from) => {
        const order = [{ field, descending: false }];
        const asked = {
          search: "",
          filter: [],
          sort: order,
          from,
          fields: [field],
          after: null,
          limit: 1,
          count: false,
        };
        const { items } = await list.source.list(asked, signal);
        const value: unknown = items[0] && Reflect.get(items[0], field);
        return typeof value === "string" ? value : undefined;
      }),
    enabled: list.jumpsBy?.includes(field) === true,
    staleTime: rest,
  });
  return list.jumpsBy?.includes(field) ? (data ?? none) : none;
}
