import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { CallError } from "./client.ts";

/**
 * What was fetched, by key. Keys begin with the kind that `/events` names: ["contacts", …], ["companies", …],
 * ["equipment", …], ["opportunities", …],
 * ["tasks", …], ["contactGroups", …], ["tags", …], ["imports", …], ["batches", …], ["accessGroups", …], ["departments", …]; besides them
 * ["session"].
 * A session that ended anywhere is noticed here once: `onSignedOut` then leads to the sign-in page.
 */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const notice = (error: unknown) => {
    if (error instanceof CallError && error.status === 401) onSignedOut();
  };
  const queries = new QueryClient({
    // The first question for the session is answered by the router; a later 401 to it means that it has ended.
    queryCache: new QueryCache({
      onError: (error, query) => (query.queryKey[0] !== "session" || query.state.data !== undefined) && notice(error),
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) =>
        mutation.options.mutationKey?.[0] !== "session" && notice(error),
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 3 && error instanceof CallError && (error.offline || error.status === 503),
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: "always" },
    },
  });
  // What was saved while it was being fetched: the answer on its way is older, and must not take its place.
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual !== true) return;
    const { queryKey, state } = event.query;
    if (state.fetchStatus === "fetching" && !state.fetchMeta?.fetchMore)
      void queries.invalidateQueries({ queryKey, exact: true });
  });
  return queries;
}
