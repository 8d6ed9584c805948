import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { listOutbox, listTemplates, previewTemplate, showMailSettings } from "../../../mail/api.ts";
import { call } from "../../client.ts";

type MailReply = ReplyOf<typeof showMailSettings>;
export type MailSettings = NonNullable<MailReply["settings"]>;
type Outbox = ReplyOf<typeof listOutbox>;
export type Letter = Outbox["items"][number];
export type LetterState = Letter["state"];
type Templates = ReplyOf<typeof listTemplates>;
export type LetterKind = Templates["items"][number]["kind"];

// Problems and kinds are said in the reader's language.
export const mailSettingsQuery = (language: string) =>
  queryOptions({
    queryKey: ["mail", "settings", language],
    queryFn: ({ signal }) => call(showMailSettings, { signal }),
  });

/** How soon letters that are on their way are asked for again; no event tells of them. */
const soon = 5_000;

export const outboxQuery = (state: LetterState | undefined, language: string) =>
  infiniteQueryOptions({
    queryKey: ["mail", "outbox", state, language],
    queryFn: ({ pageParam, signal }) =>
      call(listOutbox, { query: { state, after: pageParam || undefined, limit: 50 }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data } }) => {
      const { waiting = 0, sending = 0 } = data?.pages[0]?.counts ?? {};
      return waiting + sending > 0 ? soon : false;
    },
  });

export const templatesQuery = (language: string) =>
  queryOptions({
    queryKey: ["mail", "templates", language],
    queryFn: ({ signal }) => call(listTemplates, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const previewQuery = (kind: LetterKind, language: string) =>
  queryOptions({
    queryKey: ["mail", "preview", kind, language],
    queryFn: ({ signal }) => call(previewTemplate, { params: { kind }, query: { language }, signal }),
    placeholderData: keepPreviousData,
  });
