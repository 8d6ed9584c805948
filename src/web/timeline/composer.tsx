import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";
import { useId, useImperativeHandle, useRef, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { recordNotes } from "../../notes/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Kbd } from "../kit/kbd.tsx";
import { Editor } from "./editor.tsx";
import { KeptChips, UploadChips } from "./chips.tsx";
import { namedIn } from "./mentions.ts";
import { useRefresh, type KeptFile, type TimelineRecord } from "./record.ts";
import { textOf } from "./text-of.ts";
import { useDraft } from "./use-draft.ts";
import { useNoteToasts } from "./use-note-toasts.ts";
import { useUploads } from "./use-uploads.ts";

export interface ComposerHandle {
  addFiles: (files: File[]) => void;
}

interface ComposerProps {
  record: TimelineRecord;
  writes: boolean;
  attaches: boolean;
  ref: Ref<ComposerHandle>;
}

/** Where the next note is written, with files by paste, drop or the clip. What was typed stays until the server has it. */
export function Composer({ record, writes, attaches, ref }: ComposerProps) {
  const { t } = useTranslation("notes");
  const { draft, change, clear } = useDraft(record);
  const uploads = useUploads(record, (file) => change((now) => ({ ...now, files: [...now.files, file] })));
  const picker = useRef<HTMLInputElement>(null);
  const sending = useSending(record, clear);
  const errorId = useId();
  const { html, people, files } = draft;
  const isOnWay = uploads.coming.some(({ failure }) => failure === undefined);
  const isEmpty = html === "" && files.length === 0;
  const send = () => {
    if (isEmpty || isOnWay || sending.busy) return;
    const mentions = namedIn(textOf(html), people).map(({ id }) => id);
    void sending.send({ html, mentions, files: files.map(({ id }) => id) });
  };
  const dropFile = (file: KeptFile) =>
    change((now) => ({ ...now, files: now.files.filter(({ id }) => id !== file.id) }));
  useImperativeHandle(ref, () => ({ addFiles: uploads.add }));
  return (
    <div className="composer">
      <Editor
        label={t("write")}
        placeholder={t(writes ? "placeholder" : "placeholderFiles", { name: record.name })}
        html={html}
        onChange={(next) => change((now) => ({ ...now, html: next }))}
        onMention={(person) =>
          change((now) => ({ ...now, people: [...now.people.filter(({ id }) => id !== person.id), person] }))
        }
        onFiles={attaches ? uploads.add : undefined}
        onSubmit={send}
        describedBy={sending.error ? errorId : undefined}
        actions={
          <>
            {attaches && (
              <>
                <IconButton icon={IconPaperclip} size="s" label={t("attach")} onClick={() => picker.current?.click()} />
                <input
                  ref={picker}
                  type="file"
                  multiple
                  hidden
                  aria-label={t("attach")}
                  onChange={({ target }) => {
                    uploads.add([...(target.files ?? [])]);
                    target.value = "";
                  }}
                />
              </>
            )}
            <span className="compose-hint no-phone">{t("teamOnly")}</span>
            <Button size="s" className="compose-send" busy={sending.busy} disabled={isEmpty || isOnWay} onClick={send}>
              {t("save")} <Kbd keys="mod+enter" />
            </Button>
          </>
        }
      >
        {(files.length > 0 || uploads.coming.length > 0) && (
          <ul className="file-row" aria-label={t("files")}>
            <KeptChips files={files} onDrop={dropFile} />
            <UploadChips uploads={uploads} />
          </ul>
        )}
      </Editor>
      {sending.error && (
        <p className="err-t" role="alert" id={errorId}>
          {sending.error}
        </p>
      )}
    </div>
  );
}

interface Sent {
  html: string;
  mentions: string[];
  files: string[];
}

function useSending(record: TimelineRecord, onSaved: () => void) {
  const { t } = useTranslation("notes");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const refresh = useRefresh(record);
  const toasts = useNoteToasts(record);
  return {
    busy,
    error,
    async send(body: Sent) {
      setBusy(true);
      setError(undefined);
      try {
        const note = await call(recordNotes[record.path].add, { params: { id: record.id }, body });
        onSaved();
        toasts.saved(note);
        await refresh();
      } catch (problem) {
        if (!(problem instanceof CallError)) throw problem;
        const why = problem.problem.errors?.[0]?.detail ?? problem.message;
        setError(problem.offline ? t("card:offline") : t("notSaved", { why }));
      } finally {
        setBusy(false);
      }
    },
  };
}
