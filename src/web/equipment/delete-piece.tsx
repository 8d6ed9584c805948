import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteEquipment } from "../../equipment/api.ts";
import { restoreFromTrash } from "../../trash/api.ts";
import { call, CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { useToast } from "../kit/toast.tsx";
import { subtreeQuery } from "./equipment.ts";
import { type Moved, reasonOf } from "./moves/use-moving.ts";

interface DeletePieceProps {
  piece: Moved;
  onClose: () => void;
  /** Once it is gone. */
  onDone?: () => void;
}

/** Asks before a piece goes to the trash with all its parts; the toast takes all of it back. */
export function DeletePiece({ piece: { id, version, name = "" }, onClose, onDone }: DeletePieceProps) {
  const { t } = useTranslation("equipment");
  const format = useFormat();
  const { show } = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { data: count = 1 } = useQuery(subtreeQuery(id));
  // Its own card is not asked for again: it is gone, and on its way off the screen.
  const refresh = () =>
    queries.invalidateQueries({ queryKey: ["equipment"], predicate: ({ queryKey }) => !queryKey.includes(id) });
  const go = async () => {
    setBusy(true);
    try {
      await call(deleteEquipment, { params: { id }, body: { version } });
      const undo = async () => {
        await call(restoreFromTrash, { params: { id } });
        await refresh();
      };
      show({ text: t("delete.done", { name }), detail: t("delete.detail"), undo });
      onDone?.();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("delete.failed", { name }), detail: reasonOf(error) ?? t("offline") });
    }
    onClose();
    void refresh();
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
      {count > 1 ? t("delete.along", { count: count - 1, number: format.number(count - 1) }) : t("delete.words")}
    </AskDialog>
  );
}
