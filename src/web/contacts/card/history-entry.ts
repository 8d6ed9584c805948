import type { showHistory } from "../../../contacts/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";

/** Somebody's doing: what, when, and of each field what it was and what it became. */
export type HistoryEntry = ReplyOf<typeof showHistory>["items"][number];
