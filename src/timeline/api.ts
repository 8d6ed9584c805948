import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import type { RecordPath } from "../access/record-paths.ts";
import { FileReply, pageQuery } from "../files/api.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Time } from "../http/shapes.ts";
import { NoteReply } from "../notes/api.ts";
import { HistoryEntry } from "../records/history-shapes.ts";
import { TaskReply } from "../tasks/api.ts";

export const timelineParts = ["notes", "files", "tasks", "changes"] as const;
export type TimelinePart = (typeof timelineParts)[number];

/** One of `note`, `file`, `task` and `change` is there; a task stands where it was done. */
export const TimelineItem = Type.Object({
  id: Id,
  at: Time,
  note: Type.Optional(NoteReply),
  file: Type.Optional(FileReply),
  task: Type.Optional(TaskReply),
  change: Type.Optional(HistoryEntry),
});

function timelineOf(path: RecordPath) {
  return endpoint({
    method: "GET",
    path: `/${path}/:id/timeline`,
    summary:
      "Notes, files, done tasks and changes of a record in one order, newest first, as far as one may see each; `show` picks one of them. Pinned notes stand apart, on the first page",
    right: needs("notes:see", "files:see", "tasks:see", "audit:see"),
    params: Type.Object({ id: Id }),
    query: Type.Object({ ...pageQuery, show: Type.Optional(Type.Enum([...timelineParts])) }),
    reply: Type.Object({
      items: Type.Array(TimelineItem),
      pinned: Type.Array(NoteReply),
      next: orNull(Type.String()),
      /** The parts that one may see here. */
      parts: Type.Array(Type.Enum([...timelineParts])),
      /** `addNote`, `addFile`. */
      can: Type.Array(Type.String()),
    }),
  });
}

/** By the place of the records. */
export const recordTimelines: Readonly<Record<RecordPath, ReturnType<typeof timelineOf>>> = {
  contacts: timelineOf("contacts"),
  companies: timelineOf("companies"),
  opportunities: timelineOf("opportunities"),
  equipment: timelineOf("equipment"),
};
