import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import IconNote from "@tabler/icons-react/dist/esm/icons/IconNote.mjs";
import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { restoreFile } from "../../files/api.ts";
import { restoreNote } from "../../notes/api.ts";
import { restoreTask } from "../../tasks/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { useToast } from "../kit/toast.tsx";
import { useMay } from "../session.ts";
import { EventLine } from "./event-line.tsx";
import { useRefresh, type ChangeEntry, type TimelineRecord } from "./record.ts";

/** Whether an entry tells of a note, a file or a task. */
export function isWritten({ action }: Pick<ChangeEntry, "action">): boolean {
  return /^(?:note|file|task)(?:Added|Changed|Renamed|Done|Reopened|Deleted|Restored)$/.test(action);
}

const kinds = {
  note: { icon: IconNote, right: "notes" },
  file: { icon: IconPaperclip, right: "files" },
  task: { icon: IconChecklist, right: "tasks" },
} as const;
type Kind = keyof typeof kinds;

const back: Readonly<Record<Kind, (id: string) => Promise<unknown>>> = {
  note: (id) => call(restoreNote, { params: { id } }),
  file: (id) => call(restoreFile, { params: { id } }),
  task: (id) => call(restoreTask, { params: { id } }),
};

interface WrittenEventProps {
  entry: ChangeEntry;
  record: TimelineRecord;
  /** Nothing was done to it since. */
  latest: boolean;
}

/** What was done to a note, a file or a task; what was deleted can be taken back. */
export function WrittenEvent({ entry, record, latest }: WrittenEventProps) {
  const { t } = useTranslation("notes");
  const may = useMay();
  const restore = useRestore(record);
  const { action, actor, at, change } = entry;
  const kind = (["note", "file", "task"] as const).find((one) => action.startsWith(one)) ?? "note";
  const { icon, right } = kinds[kind];
  const gone = change[kind]?.[0];
  const mayRestore = latest && action.endsWith("Deleted") && typeof gone === "string" && may(right, "delete");
  return (
    <li className="ev">
      <span className="ev-mark">
        <Icon of={icon} />
      </span>
      <div>
        <EventLine by={actor} at={at} words={`card:history.action.${action}`} />
        {mayRestore && (
          <Button variant="link" icon={IconArrowBackUp} onClick={() => void restore(kind, gone)}>
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
  const queries = useQueryClient();
  return async (kind: Kind, id: string) => {
    try {
      await back[kind](id);
      show({ text: t("isBack") });
      await refresh();
      if (kind === "task") await queries.invalidateQueries({ queryKey: ["tasks"] });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notDone"), detail: error.offline ? t("card:offline") : error.message });
    }
  };
}
