import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteFile, restoreFile } from "../../files/api.ts";
import { call, CallError } from "../client.ts";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { useToast } from "../kit/toast.tsx";
import { EventLine } from "./event-line.tsx";
import { FileCard } from "./file-card.tsx";
import { useRefresh, type KeptFile, type TimelineRecord } from "./record.ts";
import { RenameFile } from "./rename-file.tsx";

/** A file as it was hung on the record. */
export function FileEvent({ file, record }: { file: KeptFile; record: TimelineRecord }) {
  const { t } = useTranslation("notes");
  const [renamed, setRenamed] = useState(false);
  const remove = useRemoveFile(record);
  return (
    <li className="ev">
      <span className="ev-mark">
        <Icon of={IconPaperclip} />
      </span>
      <div className="written">
        <EventLine
          by={file.by}
          at={file.at}
          words="attached"
          actions={
            <>
              {file.can.includes("edit") && (
                <IconButton icon={IconPencil} size="xs" label={t("rename")} onClick={() => setRenamed(true)} />
              )}
              {file.can.includes("delete") && (
                <IconButton
                  icon={IconTrash}
                  size="xs"
                  danger
                  label={t("deleteFile", { name: file.name })}
                  onClick={() => void remove(file)}
                />
              )}
            </>
          }
        />
        <div className="file-row">
          <FileCard file={file} />
        </div>
        {renamed && <RenameFile file={file} record={record} onClose={() => setRenamed(false)} />}
      </div>
    </li>
  );
}

function useRemoveFile(record: TimelineRecord) {
  const { t } = useTranslation("notes");
  const { show } = useToast();
  const refresh = useRefresh(record);
  return async ({ id, version, name }: KeptFile) => {
    try {
      await call(deleteFile, { params: { id }, version });
      const undo = async () => {
        await call(restoreFile, { params: { id } });
        await refresh();
      };
      show({ text: t("fileDeleted", { name }), undo });
      await refresh();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notDone"), detail: error.offline ? t("card:offline") : error.message });
    }
  };
}
