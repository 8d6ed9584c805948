import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { signOut } from "../../access/api.ts";
import { call } from "../client.ts";

/** Ends the session and forgets everything that was fetched under it. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await call(signOut).catch(() => {});
    await navigate({ to: "/sign-in", search: {} });
    queries.clear();
  }, [queries, navigate]);
}
