import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { searchEverything } from "../../search/api.ts";
import { call } from "../client.ts";
import type { Hit } from "./recent.ts";

interface Hits {
  hits: readonly Hit[];
  /** What the hits answer; behind what is typed for a moment. */
  answered: boolean;
  /** Not answered for longer than one waits without a word. */
  slow: boolean;
  failed: boolean;
  again: () => void;
}

const longest = 100;
const patience = 1_200;

/** Records of every kind for what is typed, after 80 ms of rest; the last ones stay until the next come. */
export function useHits(typed: string): Hits {
  const wanted = typed.trim().slice(0, longest);
  const [asked] = useDebouncedValue(wanted, 80);
  const { data, isError, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ["search", asked],
    queryFn: ({ signal }) => call(searchEverything, { query: { q: asked, limit: 20 }, signal }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const failed = wanted !== "" && isError && !isFetching;
  const answered = wanted === "" || (data !== undefined && !isPlaceholderData && asked === wanted);
  const slow = useLate(!answered && !failed);
  if (wanted === "") return { hits: [], answered, slow: false, failed: false, again: () => {} };
  return { hits: data?.items ?? [], answered, slow, failed, again: () => void refetch() };
}

/** Whether it has been so for longer than one waits. */
function useLate(waits: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!waits) return;
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, [waits]);
  return late && waits;
}
