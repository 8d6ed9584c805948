import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import type { RecordPath } from "../access/record-paths.ts";
import { FileReply, On, pageQuery } from "../files/api.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Time } from "../http/shapes.ts";

const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());

export const Mention = Type.Object({
  id: Id,
  name: Type.String(),
  /** Whether the person was told: who may not see the record is not. */
  told: Type.Boolean(),
});

export const NoteReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  at: Time,
  editedAt: orNull(Time),
  by: orNull(Link),
  on: On,
  /** Safe to be shown as it is. */
  html: Type.String(),
  pinned: Type.Boolean(),
  mentions: Type.Array(Mention),
  files: Type.Array(FileReply),
  /** `edit`, `delete`. */
  can: Type.Array(Type.String()),
});

const html = Type.String({ maxLength: 60_000 });
/** Agents who are named in it, by id; those of them who may see the record are told. */
const mentions = Type.Array(Id, { maxItems: 20 });

function notesOf(path: RecordPath) {
  return {
    list: endpoint({
      method: "GET",
      path: `/${path}/:id/notes`,
      summary: "Notes on the record, newest first",
      right: needs("notes:see"),
      params: ById,
      query: Type.Object(pageQuery),
      reply: Type.Object({ items: Type.Array(NoteReply), next: orNull(Type.String()) }),
    }),
    add: endpoint({
      method: "POST",
      path: `/${path}/:id/notes`,
      summary: "Writes a note; `files` are drafts of one's own, which become part of it. Without words it needs a file",
      right: needs("notes:create"),
      params: ById,
      body: Type.Object({
        html,
        mentions: Type.Optional(mentions),
        files: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
      }),
      reply: NoteReply,
      status: 201,
    }),
  };
}

/** By the place of the records. */
export const recordNotes: Readonly<Record<RecordPath, ReturnType<typeof notesOf>>> = {
  contacts: notesOf("contacts"),
  companies: notesOf("companies"),
  opportunities: notesOf("opportunities"),
  equipment: notesOf("equipment"),
};

export const updateNote = endpoint({
  method: "PATCH",
  path: "/notes/:id",
  summary: "Changes a note: its words (with whoever is named in them), whether it is pinned; a stale version is 412",
  right: needs("notes:edit"),
  params: ById,
  body: Type.Object({
    html: Type.Optional(html),
    mentions: Type.Optional(mentions),
    pinned: Type.Optional(Type.Boolean()),
    version: Version,
  }),
  reply: NoteReply,
  versioned: true,
});

export const deleteNote = endpoint({
  method: "DELETE",
  path: "/notes/:id",
  summary: "Moves a note to the trash with its files, out of which `restore` takes it",
  right: needs("notes:delete"),
  params: ById,
  body: Type.Object({ version: Version }),
  versioned: true,
  status: 204,
});

export const restoreNote = endpoint({
  method: "POST",
  path: "/notes/:id/restore",
  summary: "Takes a deleted note back, by the right to delete it",
  right: needs("notes:delete"),
  params: ById,
  reply: NoteReply,
});
