import type { QueryClient } from "@tanstack/react-query";
import { listContacts } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import { ask } from "../../grid/ask.ts";
import { writeAsked } from "../../grid/asked.ts";
import type { Source } from "../../grid/source.ts";
import type { Contact } from "../fields/contact.ts";

/** `group` or `company` narrows the list to the people of one. */
export interface Within {
  group?: string;
  company?: string;
}

export function contactSource(queries: QueryClient, within: Within = {}): Source<Contact> {
  return {
    idOf: ({ id }) => id,
    list: (asked, own) =>
      ask(queries, own, (signal) => call(listContacts, { query: { ...writeAsked(asked), ...within }, signal })),
  };
}
