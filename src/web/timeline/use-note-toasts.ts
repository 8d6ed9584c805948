import { useTranslation } from "react-i18next";
import { deleteNote, restoreNote, updateNote } from "../../notes/api.ts";
import { call, CallError } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { useToast } from "../kit/toast.tsx";
import { useRefresh, type Note, type TimelineRecord } from "./record.ts";

/** What is done to notes, each with the way back. */
export function useNoteToasts(record: TimelineRecord) {
  const { t } = useTranslation("notes");
  const format = useFormat();
  const { show } = useToast();
  const refresh = useRefresh(record);

  const fail = (error: unknown) => {
    if (!(error instanceof CallError)) throw error;
    show({ tone: "red", text: t("notDone"), detail: error.offline ? t("card:offline") : error.message });
  };
  /** Who was named and not told: who may not see the record is not. */
  const untold = ({ mentions }: Note): string | undefined => {
    const names = mentions.filter(({ told }) => !told).map(({ name }) => name);
    return names.length === 0 ? undefined : t("notTold", { count: names.length, names: format.list(names) });
  };
  const takeBack = async ({ id, version }: Note) => {
    await call(deleteNote, { params: { id }, version });
    await refresh();
  };

  return {
    fail,
    saved: (note: Note) => show({ text: t("saved"), detail: untold(note), undo: () => takeBack(note) }),
    changed(before: Note, after: Note) {
      const undo = async () => {
        const mentions = before.mentions.map(({ id }) => id);
        const body = { html: before.html, pinned: before.pinned, mentions };
        await call(updateNote, { params: { id: before.id }, body, version: after.version });
        await refresh();
      };
      const key = before.pinned === after.pinned ? "changed" : after.pinned ? "nowPinned" : "noLongerPinned";
      show({ text: t(key), detail: untold(after), undo });
    },
    async remove({ id, version }: Note) {
      try {
        await call(deleteNote, { params: { id }, version });
        const undo = async () => {
          await call(restoreNote, { params: { id } });
          await refresh();
        };
        show({ text: t("deleted"), undo });
        await refresh();
      } catch (error) {
        fail(error);
      }
    },
  };
}
