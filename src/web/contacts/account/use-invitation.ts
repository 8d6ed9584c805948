import { useQuery, useQueryClient } from "@tanstack/react-query";
import { showInvited } from "../../../users/api.ts";
import { call } from "../../client.ts";
import type { Contact } from "../fields/contact.ts";

/** Whether somebody is a user, and how far an invitation is; nothing for who may not let this person in. */
export function useInvitation({ id, can }: Contact) {
  return useQuery({
    queryKey: ["contacts", "invitation", id],
    queryFn: ({ signal }) => call(showInvited, { params: { id }, signal }),
    enabled: can.includes("edit"),
  });
}

/** After a change of the account: the card and its history say what there is now. */
export function useRefreshAccount(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ["contacts"] });
}
