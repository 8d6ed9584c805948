import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { listTagColors } from "../../tags/api.ts";
import { call } from "../client.ts";
import type { Option } from "../kit/choice-options.ts";
import { useMay } from "../session.ts";

/** What must be known of tags wherever they stand. */
export interface Tags {
  /** Of those that have a color, by their names. */
  colors: ReadonlyMap<string, string>;
  optionOf: (name: string) => Option;
  /** Makes a tag of what was typed; missing for who may not make tags. */
  add: ((typed: string) => Option) | undefined;
}

const colorsQuery = queryOptions({
  queryKey: ["tags", "colors"],
  queryFn: ({ signal }) => call(listTagColors, { signal }),
  staleTime: 60_000,
});

/** The colors of tags, fetched once for the whole page, and whether one may make new ones. */
export function useTags(): Tags {
  const may = useMay();
  const sees = may("contacts.clients", "see") || may("contacts.agents", "see");
  const { data } = useQuery({ ...colorsQuery, enabled: sees });
  const mayMake = may("tags", "create");
  return useMemo(() => {
    const colors = new Map(data?.items.map(({ name, color }) => [name, color]));
    const optionOf = (name: string): Option => ({ value: name, label: name, color: colors.get(name) ?? "" });
    return { colors, optionOf, add: mayMake ? optionOf : undefined };
  }, [data, mayMake]);
}
