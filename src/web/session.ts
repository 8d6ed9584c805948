import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { showSession } from "../access/api.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { showStart } from "../settings/api.ts";
import { call, CallError } from "./client.ts";
import { settingsQuery } from "./settings.ts";

export type Session = ReplyOf<typeof showSession>;

/**
 * Who is signed in; the settings come along. A stranger's page asks for nothing that it cannot have: the server tells it of
 * nobody, and here that is the 401 which it is for every other call.
 */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  async queryFn({ signal, client }): Promise<Session> {
    const { session, settings } = await call(showStart, { signal });
    if (session === null) throw new CallError(401, { title: "signInNeeded" });
    if (settings !== null) client.setQueryData(settingsQuery.queryKey, settings);
    return session;
  },
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
