import type { QueryClient } from "@tanstack/react-query";
import { listContacts } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import { writeAsked } from "../../grid/asked.ts";
import type { Source } from "../../grid/source.ts";
import type { Contact } from "../fields/contact.ts";

/** Contacts from the server, asked through the page's queries: an ended session and a lost connection are noticed there. */
export function contactSource(queries: QueryClient): Source<Contact> {
  return {
    idOf: ({ id }) => id,
    list: (asked, signal) => {
      const query = writeAsked(asked);
      return queries.fetchQuery({
        queryKey: ["contacts", "rows", query],
        queryFn: (own) => call(listContacts, { query, signal: AbortSignal.any([own.signal, signal]) }),
        staleTime: 0,
        gcTime: 0,
      });
    },
  };
}
