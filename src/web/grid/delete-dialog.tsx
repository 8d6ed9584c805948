import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { useToast } from "../kit/toast.tsx";

interface DeleteDialogProps {
  /** Namespace whose `delete.*` are the words. */
  room: string;
  /** As `/events` names it. */
  kind: string;
  record: { id: string; name?: string };
  remove: () => Promise<unknown>;
  onClose: () => void;
  /** Once it is gone. */
  onDone?: () => void;
}

/** Asks before something is deleted that has no way back through the page yet. */
export function DeleteDialog({ room, kind, record: { id, name = "" }, remove, onClose, onDone }: DeleteDialogProps) {
  const { t } = useTranslation(room);
  const { show } = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      await remove();
      show({ text: t("delete.done", { name }), detail: t("delete.detail") });
      onDone?.();
    } catch (error) {
      show({
        tone: "red",
        text: t("delete.failed", { name }),
        detail: error instanceof CallError && !error.offline ? error.message : undefined,
      });
    }
    onClose();
    // Its own card is not asked for again: it is gone, and on its way off the screen.
    void queries.invalidateQueries({ queryKey: [kind], predicate: ({ queryKey }) => !queryKey.includes(id) });
  };
  return (
    <AskDialog
      onClose={onClose}
      title={t("delete.title", { name })}
      onGo={() => void go()}
      go={t("delete.go")}
      stay={t("delete.stay")}
      danger
      busy={busy}
      atGo
    >
      {t("delete.words")}
    </AskDialog>
  );
}
