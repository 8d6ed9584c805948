import { Type } from "typebox";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Time } from "../http/shapes.ts";

export const WorkItem = Type.Object({
  kind: Type.Enum(["import", "batch"]),
  /** Of the import or the batch: it is shown, cancelled and undone there. */
  id: Id,
  /** Of a batch: the kind of records. */
  subject: Type.Optional(Type.String()),
  /** import, edit, delete, restore, undo. */
  action: Type.String(),
  /** What an edit writes. */
  fields: Type.Array(Type.String()),
  /** `checking`: an import's dry run. */
  state: Type.Enum(["checking", "running", "paused", "done", "cancelled", "failed", "undoing", "undone"]),
  /** Null while nobody knows: a file that is being read. */
  total: orNull(Type.Integer()),
  /** How many are behind us, whatever became of them. */
  done: Type.Integer(),
  refused: Type.Integer(),
  kept: Type.Integer(),
  /** The name of the file. */
  label: Type.Optional(Type.String()),
  /** Why it stopped, in the asker's language. */
  problem: orNull(Type.Object({ code: Type.String(), detail: Type.String() })),
  startedAt: Time,
  finishedAt: orNull(Time),
  /** pause and resume: imports only, by their own endpoints (`/pause`, `/run`). */
  can: Type.Array(Type.Enum(["pause", "resume", "cancel", "undo"])),
});

export const listWork = endpoint({
  method: "GET",
  path: "/work",
  summary:
    "One's own long work (imports; batches of more than 1,000), newest first: what runs, and what ended in the last 24 hours. `change` events: imports, batches",
  right: "signedIn",
  reply: Type.Object({ items: Type.Array(WorkItem) }),
});
