import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { showSession } from "../access/api.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { call } from "./client.ts";

export type Session = ReplyOf<typeof showSession>;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => call(showSession, { signal }),
  staleTime: 60_000,
});

/** Who is signed in and what he may; only inside the frame, where it is always there. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** `may("contacts.clients", "create")`: whether one may do it at all, as far as it reaches. Rows say their own `can`. */
export function useMay(): (subject: string, action: string) => boolean {
  const { may } = useSession();
  return useMemo(() => (subject, action) => mayOf(may, subject, action), [may]);
}

export function mayOf(may: Session["may"], subject: string, action: string): boolean {
  const reach = may.rights[subject]?.[action];
  return reach !== undefined && reach !== "none";
}
