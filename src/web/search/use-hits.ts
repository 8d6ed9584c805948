import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import { searchEverything } from "../../search/api.ts";
import { call } from "../client.ts";
import type { Hit } from "./recent.ts";

interface Hits {
  hits: readonly Hit[];
  /** What the hits answer; behind what is typed for a moment. */
  answered: boolean;
  failed: boolean;
}

const longest = 100;

/** Records of every kind for what is typed, after 80 ms of rest; the last ones stay until the next come. */
export function useHits(typed: string): Hits {
  const wanted = typed.trim().slice(0, longest);
  const [asked] = useDebouncedValue(wanted, 80);
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ["search", asked],
    queryFn: ({ signal }) => call(searchEverything, { query: { q: asked, limit: 20 }, signal }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  if (wanted === "") return { hits: [], answered: true, failed: false };
  return {
    hits: data?.items ?? [],
    answered: data !== undefined && !isPlaceholderData && asked === wanted,
    failed: isError,
  };
}
