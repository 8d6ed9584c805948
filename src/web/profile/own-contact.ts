import { queryOptions } from "@tanstack/react-query";
import { showContact } from "../../contacts/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";

export type OwnContact = ReplyOf<typeof showContact>;

/** One's own card, as far as one sees it; the key is that of every card. */
export const ownContactQuery = (id: string) =>
  queryOptions<OwnContact>({
    queryKey: ["contacts", "one", id],
    queryFn: ({ signal }) => call(showContact, { params: { id }, signal }),
  });
