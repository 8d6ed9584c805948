import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { type listManagedTags as declared, listManagedTags } from "../../../tags/api.ts";
import { call, type CallError } from "../../client.ts";
import type { OptionSource } from "../../kit/choice-options.ts";

export type ManagedTag = ReplyOf<typeof declared>["items"][number];

export const managedTagsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ["tags", "all", search],
    queryFn: ({ pageParam, signal }) =>
      call(listManagedTags, {
        query: { search: search || undefined, after: pageParam || undefined, limit: 50 },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** Every tag there is, but for these, to be merged into. */
export function tagsBut(ids: readonly string[]): OptionSource {
  return {
    loadKey: ["tags", "all", ids],
    load: async (search, signal) => {
      const { items } = await call(listManagedTags, { query: { search: search || undefined, limit: 100 }, signal });
      return items
        .filter(({ id }) => !ids.includes(id))
        .map(({ id, name, color }) => ({ value: id, label: name, color }));
    },
  };
}

/** The tag that has a name already, as it comes with a 409. */
export function holderOf({ problem }: CallError): { id: string; name: string; color: string } | undefined {
  const current: unknown = problem.current;
  if (typeof current !== "object" || current === null) return undefined;
  if (!("id" in current) || !("name" in current) || !("color" in current)) return undefined;
  const { id, name, color } = current;
  return typeof id === "string" && typeof name === "string" && typeof color === "string"
    ? { id, name, color }
    : undefined;
}
