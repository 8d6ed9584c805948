import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { listMoments, showAsOf } from "../../../as-of/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { call } from "../../client.ts";

export type PastContact = ReplyOf<typeof showAsOf>;

/** A contact as it was; the card before stays until the next one is there. */
export function usePast(id: string, at: string) {
  return useQuery<PastContact>({
    queryKey: ["contacts", "as-of", id, at],
    queryFn: ({ signal }) => call(showAsOf, { params: { id }, query: { at }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The moments one may step along, the making first: each shows the card as it was right after. */
export function useMoments(id: string): readonly string[] {
  const { data } = useQuery({
    queryKey: ["contacts", "moments", id],
    queryFn: ({ signal }) => call(listMoments, { params: { id }, signal }),
  });
  return data === undefined ? [] : [data.since, ...data.items.map(({ at }) => at)];
}

/** The moment that a time lies behind; the first, where it lies before all. */
export function placeOf(moments: readonly string[], at: string): number {
  const time = Date.parse(at);
  return Math.max(
    moments.findLastIndex((moment) => Date.parse(moment) <= time),
    0,
  );
}

/** Turns the card to a moment, or back to today. Steps along the way are no pages of their own to go back through. */
export function useTurnTo() {
  const navigate = useNavigate();
  return (at: string | undefined, replace = false) =>
    void navigate({ to: ".", search: (now) => ({ ...now, asOf: at }), replace });
}
