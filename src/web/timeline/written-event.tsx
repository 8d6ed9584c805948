import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconNote from "@tabler/icons-react/dist/esm/icons/IconNote.mjs";
import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";
import { useTranslation } from "react-i18next";
import { restoreFile } from "../../files/api.ts";
import { restoreNote } from "../../notes/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { useToast } from "../kit/toast.tsx";
import { useMay } from "../session.ts";
import { EventLine } from "./event-line.tsx";
import { useRefresh, type ChangeEntry, type TimelineRecord } from "./record.ts";

/** Whether an entry tells of a note or a file. */
export function isWritten({ action }: Pick<ChangeEntry, "action">): boolean {
  return /^(?:note|file)(?:Added|Changed|Renamed|Deleted|Restored)$/.test(action);
}

interface WrittenEventProps {
  entry: ChangeEntry;
  record: TimelineRecord;
  /** Nothing was done to it since. */
  latest: boolean;
}

/** What was done to a note or a file; what was deleted can be taken back. */
export function WrittenEvent({ entry, record, latest }: WrittenEventProps) {
  const { t } = useTranslation("notes");
  const may = useMay();
  const restore = useRestore(record);
  const { action, actor, at, change } = entry;
  const isNote = action.startsWith("note");
  const gone = change[isNote ? "note" : "file"]?.[0];
  const mayRestore =
    latest && action.endsWith("Deleted") && typeof gone === "string" && may(isNote ? "notes" : "files", "delete");
  return (
    <li className="ev">
      <span className="ev-mark">
        <Icon of={isNote ? IconNote : IconPaperclip} />
      </span>
      <div>
        <EventLine by={actor} at={at} words={`card:history.action.${action}`} />
        {mayRestore && (
          <Button
            variant="link"
            icon={IconArrowBackUp}
            onClick={() => void restore(isNote ? restoreNote : restoreFile, gone)}
          >
            {t("restore")}
          </Button>
        )}
      </div>
    </li>
  );
}

function useRestore(record: TimelineRecord) {
  const { t } = useTranslation("notes");
  const { show } = useToast();
  const refresh = useRefresh(record);
  return async (endpoint: typeof restoreNote | typeof restoreFile, id: string) => {
    try {
      await (endpoint === restoreNote ? call(restoreNote, { params: { id } }) : call(restoreFile, { params: { id } }));
      show({ text: t("isBack") });
      await refresh();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notDone"), detail: error.offline ? t("card:offline") : error.message });
    }
  };
}
