import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { checkAtRecord, type OnRecord, type RecordKind } from "../access/record-kind.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { attachDrafts } from "../files/attach.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { mentionPeople } from "./mention.ts";
import { checkedText } from "./note-text.ts";
import { showNote, type NoteShown } from "./read-notes.ts";

export interface NewNote {
  html: string;
  mentions?: readonly string[];
  files?: readonly string[];
}

/** Writes a note on a record that one sees. */
export async function addNote(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  record: RecordKind,
  id: string,
  { html, mentions = [], files = [] }: NewNote,
): Promise<NoteShown> {
  await checkAtRecord(tx, actor, record, id, "notes", "create");
  const words = checkedText(html);
  if (words.text === "" && files.length === 0) refuseField("/html", "required");
  const on = { kind: record.kind, id };
  const made = await tx
    .insertInto("notes")
    .values({ subject_kind: on.kind, subject_id: id, author_id: actor.id, ...words })
    .returning("id")
    .executeTakeFirstOrThrow();
  await attachDrafts(tx, actor, on, made.id, files);
  await mentionPeople(tx, kinds, actor, { id: made.id, on }, mentions);
  await tellOfNote(tx, actor, on, made.id, "noteAdded");
  return showNote(tx, kinds, actor, made.id);
}

export interface NoteChange {
  html?: string;
  mentions?: readonly string[];
  pinned?: boolean;
}

/** Changes the words of a note, or pins it; a stale version is refused with the current one. */
export async function changeNote(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
  { html, mentions, pinned }: NoteChange,
): Promise<NoteShown> {
  const note = await lockNote(tx, kinds, actor, id, version, "edit");
  const words = html === undefined ? undefined : checkedText(html);
  if (words?.text === "" && note.files.length === 0) refuseField("/html", "required");
  const isAnew = words !== undefined && words.html !== note.html;
  if (isAnew || (pinned !== undefined && pinned !== note.pinned))
    await tx
      .updateTable("notes")
      .set({
        ...(isAnew && { ...words, edited_at: sql`now()` }),
        ...(pinned !== undefined && { is_pinned: pinned }),
        ...touched,
      })
      .where("id", "=", id)
      .execute();
  if (mentions !== undefined) await mentionPeople(tx, kinds, actor, note, mentions);
  if (isAnew) {
    await tellOfNote(tx, actor, note.on, id, "noteChanged");
    // What it said is kept in the journal of notes themselves, which follows no record: only administrators read it.
    await recordChanges(tx, actor, [
      { subjectKind: "note", subjectId: id, action: "updated", change: { html: [note.html, words.html] } },
    ]);
  }
  return showNote(tx, kinds, actor, id);
}

/** Moves a note to the trash; its files go with it, and come back with it. */
export async function deleteNote(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
): Promise<NoteShown> {
  const note = await lockNote(tx, kinds, actor, id, version, "delete");
  await tx
    .updateTable("notes")
    .set({ deleted_at: sql`now()`, ...touched })
    .where("id", "=", id)
    .execute();
  await tellOfNote(tx, actor, note.on, id, "noteDeleted");
  return note;
}

/** Takes a note back out of the trash. */
export async function restoreNote(tx: Tx, kinds: readonly RecordKind[], actor: Actor, id: string): Promise<NoteShown> {
  await tx.selectFrom("notes").select("id").where("id", "=", id).forNoKeyUpdate().execute();
  const note = await showNote(tx, kinds, actor, id, "inTrash");
  if (!note.can.includes("delete")) refuse(403, "notAllowed");
  await tx
    .updateTable("notes")
    .set({ deleted_at: null, ...touched })
    .where("id", "=", id)
    .execute();
  await tellOfNote(tx, actor, note.on, id, "noteRestored");
  return showNote(tx, kinds, actor, id);
}

const touched = { version: sql<number>`version + 1`, updated_at: sql<Date>`now()` };

/** In the journal of the record, with the note that it is about; what it says follows the right to notes, not that to the audit. */
async function tellOfNote(
  tx: Tx,
  actor: Actor,
  { kind, id }: OnRecord,
  note: string,
  action: "noteAdded" | "noteChanged" | "noteDeleted" | "noteRestored",
): Promise<void> {
  const change: Change = { note: action === "noteDeleted" ? [note, null] : [null, note] };
  await recordChanges(tx, actor, [{ subjectKind: kind, subjectId: id, action, change }]);
}

async function lockNote(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  version: number,
  action: "edit" | "delete",
): Promise<NoteShown> {
  await tx.selectFrom("notes").select("id").where("id", "=", id).forNoKeyUpdate().execute();
  const note = await showNote(tx, kinds, actor, id);
  if (!note.can.includes(action)) refuse(403, "notAllowed");
  if (note.version !== version) refuse(412, "stale", { members: { current: note } });
  return note;
}
