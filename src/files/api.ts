import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { recordKinds, type RecordPath } from "../access/record-paths.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";

const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());

/** What it hangs on: contact, company, … */
export const On = Type.Object({ kind: Type.Enum([...recordKinds]), id: Id });

export const FileReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  /** Media type by its bytes. */
  type: Type.String(),
  bytes: Type.Integer(),
  at: Time,
  by: orNull(Link),
  on: On,
  /** The note that it is part of. */
  note: orNull(Id),
  /** How it can be looked at without being opened elsewhere. */
  preview: orNull(Type.Enum(["picture", "pdf", "text"])),
  /** `edit` (the name), `delete`. */
  can: Type.Array(Type.String()),
});

export const FilePage = Type.Object({ items: Type.Array(FileReply), next: orNull(Type.String()) });

export const pageQuery = {
  after: Type.Optional(Text(200)),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};

function filesOf(path: RecordPath) {
  return {
    list: endpoint({
      method: "GET",
      path: `/${path}/:id/files`,
      summary: "Files on the record and on its notes, newest first",
      right: needs("files:see"),
      params: ById,
      query: Type.Object(pageQuery),
      reply: FilePage,
    }),
    add: endpoint({
      method: "POST",
      path: `/${path}/:id/files`,
      summary:
        "Adds a file (multipart `file`; MAX_FILE_MB at most). With draft=true it waits, seen by its maker only, for the note that names it, a week at most",
      right: needs("files:create"),
      params: ById,
      query: Type.Object({ draft: Type.Optional(Type.Boolean()) }),
      accepts: "multipart",
      reply: FileReply,
      status: 201,
    }),
  };
}

/** By the place of the records. */
export const recordFiles: Readonly<Record<RecordPath, ReturnType<typeof filesOf>>> = {
  contacts: filesOf("contacts"),
  companies: filesOf("companies"),
  opportunities: filesOf("opportunities"),
  equipment: filesOf("equipment"),
};

const see = needs("files:see");

export const downloadFile = endpoint({
  method: "GET",
  path: "/files/:id",
  summary:
    "The bytes of a file, as a download; view=inline shows pictures, PDF and plain text in the browser, where they run nothing",
  right: see,
  params: ById,
  query: Type.Object({ view: Type.Optional(Type.Enum(["inline"])) }),
  replies: "stream",
});

export const showThumbnail = endpoint({
  method: "GET",
  path: "/files/:id/thumbnail",
  summary: "A picture drawn anew within 480 pixels (WebP); 404 for what is no picture or cannot be drawn",
  right: see,
  params: ById,
  replies: "stream",
});

export const renameFile = endpoint({
  method: "PATCH",
  path: "/files/:id",
  summary: "Renames a file",
  right: needs("files:edit"),
  params: ById,
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), version: Version }),
  reply: FileReply,
  versioned: true,
});

export const deleteFile = endpoint({
  method: "DELETE",
  path: "/files/:id",
  summary: "Moves a file to the trash, out of which `restore` takes it",
  right: needs("files:delete"),
  params: ById,
  body: Type.Object({ version: Version }),
  versioned: true,
  status: 204,
});

export const restoreFile = endpoint({
  method: "POST",
  path: "/files/:id/restore",
  summary: "Takes a deleted file back, by the right to delete it",
  right: needs("files:delete"),
  params: ById,
  reply: FileReply,
});
