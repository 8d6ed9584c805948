import type { Mount } from "../access/door.ts";
import { checkAtRecord, type RecordKind } from "../access/record-kind.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { listNotes, type NoteShown } from "./read-notes.ts";
import { addNote, changeNote, deleteNote, restoreNote } from "./write.ts";

/** Notes on records of these kinds. */
export function noteRoutes(mount: Mount, kinds: readonly RecordKind[]): void {
  for (const record of kinds) {
    const { list, add } = api.recordNotes[record.path];

    mount(list, async ({ tx, actor, params, query }) => {
      await checkAtRecord(tx, actor, record, params.id, "notes", "see");
      return listNotes(tx, kinds, actor, { kind: record.kind, id: params.id }, query);
    });

    mount(add, async ({ tx, actor, params, body, afterCommit }) => {
      const note = await addNote(tx, kinds, actor, record, params.id, body);
      afterCommit(() => announceOf(note));
      return note;
    });
  }

  mount(api.updateNote, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    const note = await changeNote(tx, kinds, actor, params.id, version, change);
    afterCommit(() => announceOf(note));
    return note;
  });

  mount(api.deleteNote, async ({ tx, actor, params, version, afterCommit }) => {
    const note = await deleteNote(tx, kinds, actor, params.id, version);
    afterCommit(() => announceOf(note));
    return {};
  });

  mount(api.restoreNote, async ({ tx, actor, params, afterCommit }) => {
    const note = await restoreNote(tx, kinds, actor, params.id);
    afterCommit(() => announceOf(note));
    return note;
  });

  /** To whoever looks at the record, and to those who are named. */
  function announceOf({ on, mentions }: NoteShown): void {
    const path = kinds.find(({ kind }) => kind === on.kind)?.path;
    if (path) announce(path, [on.id]);
    const told = mentions.filter((one) => one.told).map(({ id }) => id);
    if (told.length > 0) announce("notifications", told);
  }
}
