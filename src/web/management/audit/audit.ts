import { infiniteQueryOptions } from "@tanstack/react-query";
import type { QueryOf, ReplyOf } from "../../../http/endpoint.ts";
import { listAudit } from "../../../journal/api.ts";
import { call } from "../../client.ts";
import type { PageSearch } from "../../page-search.ts";

export type Entry = ReplyOf<typeof listAudit>["items"][number];
type AuditQuery = Omit<QueryOf<typeof listAudit>, "after" | "limit">;

/** What the page can be narrowed by, each a word of its address. */
const askedBy = ["actor", "kind", "action", "field", "from", "to", "subject"] as const;
export type Asked = Partial<Record<(typeof askedBy)[number], string>>;

export function askedOf(search: PageSearch): Asked {
  const asked: Asked = {};
  for (const key of askedBy) if (search[key]) asked[key] = search[key];
  return asked;
}

export function isNarrowed(asked: Asked): boolean {
  return Object.keys(asked).length > 0;
}

// Deeds, kinds and fields are said in the reader's language.
export const auditQuery = (asked: AuditQuery, language: string) =>
  infiniteQueryOptions({
    queryKey: ["audit", asked, language],
    queryFn: ({ pageParam, signal }) =>
      call(listAudit, { query: { ...asked, after: pageParam || undefined, limit: 50 }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });

/** Where a record of the journal is shown; nothing for what has no page. */
export function placeOf({ kind, id, name }: Entry["subject"]): string | undefined {
  // What is gone has no name any more.
  const isThere = name !== null;
  switch (kind) {
    case "contact":
      return isThere ? `/contacts/${id}` : undefined;
    case "company":
      return isThere ? `/companies/${id}` : undefined;
    case "equipment":
      return isThere ? `/equipment/${id}` : undefined;
    case "contactGroup":
      return isThere ? `/contact-groups/${id}` : undefined;
    case "accessGroup":
      return isThere ? `/management/groups/${id}` : undefined;
    case "department":
      return isThere ? `/management/departments/${id}` : undefined;
    case "import":
      return isThere ? `/imports/${id}` : undefined;
    case "blocklist":
      return isThere ? "/management/blocklist" : undefined;
    case "installation":
      return "/management/organisation";
    default:
      return undefined;
  }
}
