import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { updateNote } from "../../notes/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Editor } from "./editor.tsx";
import { namedIn, type Person } from "./mentions.ts";
import { useRefresh, type Note, type TimelineRecord } from "./record.ts";
import { textOf } from "./text-of.ts";
import { useNoteToasts } from "./use-note-toasts.ts";

interface EditNoteProps {
  note: Note;
  record: TimelineRecord;
  onClose: () => void;
}

/** The words of a note, to be changed. Somebody else's newer words are shown before one writes over them. */
export function EditNote({ note, record, onClose }: EditNoteProps) {
  const { t } = useTranslation("notes");
  const [html, setHtml] = useState(note.html);
  const [people, setPeople] = useState<readonly Person[]>(note.mentions);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [seen, setSeen] = useState(note);
  const errorId = useId();
  const refresh = useRefresh(record);
  const toasts = useNoteToasts(record);
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const mentions = namedIn(textOf(html), people).map(({ id }) => id);
      const after = await call(updateNote, {
        params: { id: note.id },
        body: { html, mentions },
        version: seen.version,
      });
      toasts.changed(seen, after);
      await refresh();
      onClose();
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem;
      const current = currentOf(problem);
      if (current) {
        setSeen(current);
        setError(t("changedMeanwhile", { words: textOf(current.html) }));
      } else {
        const why = problem.problem.errors?.[0]?.detail ?? problem.message;
        setError(problem.offline ? t("card:offline") : t("notSaved", { why }));
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Editor
        label={t("edit")}
        html={html}
        onChange={setHtml}
        onMention={(person) => setPeople((all) => [...all.filter(({ id }) => id !== person.id), person])}
        onSubmit={() => void save()}
        onLeave={onClose}
        autoFocus
        describedBy={error === undefined ? undefined : errorId}
        actions={
          <span className="compose-send">
            <Button size="s" variant="quiet" onClick={onClose}>
              {t("card:cancel")}
            </Button>
            <Button size="s" busy={busy} disabled={html === "" && note.files.length === 0} onClick={() => void save()}>
              {t(seen === note ? "save" : "saveOver")}
            </Button>
          </span>
        }
      />
      {error !== undefined && (
        <p className="err-t" role="alert" id={errorId}>
          {error}
        </p>
      )}
    </>
  );
}

/** The note as it stands now, where somebody has changed it meanwhile. */
function currentOf({ status, problem }: CallError): Note | undefined {
  return status === 412 && isNote(problem.current) ? problem.current : undefined;
}

function isNote(value: unknown): value is Note {
  return typeof value === "object" && value !== null && "html" in value && "version" in value;
}
