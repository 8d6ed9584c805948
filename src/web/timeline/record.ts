import { useQueryClient } from "@tanstack/react-query";
import type { RecordPath } from "../../access/record-paths.ts";
import type { FileReply } from "../../files/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import type { updateNote } from "../../notes/api.ts";
import type { recordTimelines } from "../../timeline/api.ts";
import type { Static } from "typebox";

/** What a timeline is of. */
export interface TimelineRecord {
  path: RecordPath;
  id: string;
  name: string;
}

type Page = ReplyOf<(typeof recordTimelines)["contacts"]>;

export type TimelineEntry = Page["items"][number];
export type ChangeEntry = NonNullable<TimelineEntry["change"]>;
export type Note = ReplyOf<typeof updateNote>;
export type KeptFile = Static<typeof FileReply>;

/** Everything that is asked of a record's past begins with it. */
export function pastKey({ path, id }: Pick<TimelineRecord, "path" | "id">): readonly string[] {
  return [path, "history", id];
}

/** Has the timeline of a record be fetched anew. */
export function useRefresh(record: Pick<TimelineRecord, "path" | "id">): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: pastKey(record) });
}
