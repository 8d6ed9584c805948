import type { QueryClient } from "@tanstack/react-query";

let asked = 0;

/**
 * Asks through the page's queries, which notice an ended session and try again after a lost connection, but keeps
 * nothing and shares nothing: every call is a request of its own that ends with its signal.
 */
export function ask<Answer>(
  queries: QueryClient,
  signal: AbortSignal,
  request: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  asked += 1;
  return queries.fetchQuery({
    queryKey: ["rows", asked],
    queryFn: async (own) => {
      const either = AbortSignal.any([own.signal, signal]);
      const answer = await request(either);
      either.throwIfAborted();
      return answer;
    },
    staleTime: 0,
    gcTime: 0,
  });
}
