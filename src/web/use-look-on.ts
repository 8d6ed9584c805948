import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";

type Pages = UseInfiniteQueryResult<InfiniteData<{ items: readonly unknown[] }>>;

/** So many empty pages after one press: of the audit some 200,000 entries, a few seconds. */
const mostEmpty = 30;

/** Where the server looks at so much for a page and finds nothing, the next is asked for at once, so that nobody has to press through a year. */
export function useLookOn({ data, hasNextPage, isFetching, isError, fetchNextPage }: Pages): void {
  const pages = data?.pages ?? [];
  const empty = pages.length - 1 - pages.findLastIndex(({ items }) => items.length > 0);
  const goesOn = hasNextPage && !isFetching && !isError && empty % mostEmpty !== 0;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
}
