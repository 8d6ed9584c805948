import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteTag } from "../../../tags/api.ts";
import { call, CallError } from "../../client.ts";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { useFormat } from "../../kit/format.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { useWork } from "../../work/work-context.ts";
import type { ManagedTag } from "./tags.ts";
import { useBearers } from "./use-bearers.ts";

interface DeleteTagProps {
  tag: ManagedTag;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before a tag is taken off everybody who bears it. */
export function DeleteTag({ tag: { id, name, version }, onClose, onDone }: DeleteTagProps) {
  const { t } = useTranslation("tags");
  const { follow } = useWork();
  const format = useFormat();
  const bearers = useBearers([id]);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      const { batch, state } = await call(deleteTag, { params: { id }, body: { version } });
      follow(batch, state, (count) => t("delete.done", { count, number: format.number(count), name }));
      onDone();
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <AskDialog
      onClose={onClose}
      title={t("delete.title", { name })}
      onGo={() => void go()}
      go={t("delete.go")}
      danger
      busy={busy}
      atGo
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("delete.failed")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      <p className="tags-means">{bearers.count === 0 ? t("delete.nobody") : `${t("delete.words")} ${bearers.words}`}</p>
    </AskDialog>
  );
}
