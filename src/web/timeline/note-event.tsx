import IconNote from "@tabler/icons-react/dist/esm/icons/IconNote.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconPin from "@tabler/icons-react/dist/esm/icons/IconPin.mjs";
import IconPinnedOff from "@tabler/icons-react/dist/esm/icons/IconPinnedOff.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { updateNote } from "../../notes/api.ts";
import { call } from "../client.ts";
import { Html } from "../contacts/fields/rich-text.tsx";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { EditNote } from "./edit-note.tsx";
import { FileCard } from "./file-card.tsx";
import { useRefresh, type Note, type TimelineRecord } from "./record.ts";
import { EventLine } from "./event-line.tsx";
import { useNoteToasts } from "./use-note-toasts.ts";

/** A note as it reads, with its files and what one may do with it. */
export function NoteEvent({ note, record }: { note: Note; record: TimelineRecord }) {
  const { t } = useTranslation("notes");
  const [edited, setEdited] = useState(false);
  const refresh = useRefresh(record);
  const toasts = useNoteToasts(record);
  const mayEdit = note.can.includes("edit");
  const pin = async () => {
    try {
      const body = { pinned: !note.pinned };
      const after = await call(updateNote, { params: { id: note.id }, body, version: note.version });
      toasts.changed(note, after);
      await refresh();
    } catch (error) {
      toasts.fail(error);
    }
  };
  return (
    <li className="ev" id={`note-${note.id}`}>
      <span className="ev-mark">
        <Icon of={note.pinned ? IconPin : IconNote} />
      </span>
      <div className="written">
        <EventLine
          by={note.by}
          at={note.at}
          words="noted"
          dated={note.pinned}
          after={note.editedAt === null ? undefined : t("edited")}
          actions={
            edited ? null : (
              <>
                {mayEdit && (
                  <IconButton icon={IconPencil} size="xs" label={t("edit")} onClick={() => setEdited(true)} />
                )}
                {mayEdit && (
                  <IconButton
                    icon={note.pinned ? IconPinnedOff : IconPin}
                    size="xs"
                    label={t(note.pinned ? "unpin" : "pin")}
                    onClick={() => void pin()}
                  />
                )}
                {note.can.includes("delete") && (
                  <IconButton
                    icon={IconTrash}
                    size="xs"
                    danger
                    label={t("delete")}
                    onClick={() => void toasts.remove(note)}
                  />
                )}
              </>
            )
          }
        />
        {edited ? (
          <EditNote note={note} record={record} onClose={() => setEdited(false)} />
        ) : (
          note.html !== "" && (
            <div className="note-words">
              <Html html={note.html} />
            </div>
          )
        )}
        {note.files.length > 0 && (
          <ul className="file-row" aria-label={t("files")}>
            {note.files.map((file) => (
              <li key={file.id}>
                <FileCard file={file} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
