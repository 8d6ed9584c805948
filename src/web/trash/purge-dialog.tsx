import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import "./trash.css";

interface PurgeDialogProps {
  /** As it is to be typed; of what has none nothing is. */
  name: string;
  /** What goes along, and what stays. */
  words: string;
  purge: (typed: string) => Promise<unknown>;
  /** Once it is gone. */
  onDone: () => void;
  onClose: () => void;
}

/** Deletes one thing for good, once its name has been typed. */
export function PurgeDialog({ name, words, purge, onDone, onClose }: PurgeDialogProps) {
  const { t } = useTranslation("trash");
  const { show } = useToast();
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const called = name || t("noName");
  const go = async () => {
    setBusy(true);
    try {
      await purge(typed);
      show({ text: t("purge.done", { name: called }) });
      onDone();
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const atName = refusal?.faultAt("/name");
  return (
    <AskDialog
      title={t("purge.title", { name: called })}
      onClose={onClose}
      onGo={() => void go()}
      go={t("purge.go")}
      danger
      busy={busy}
      atGo={name === ""}
    >
      {refusal && !atName && (
        <NoteBar tone="red" boxed title={t("purge.failed")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      <p className="trash-warning">{words}</p>
      {name !== "" && (
        <TextField
          label={t("purge.type", { name })}
          value={typed}
          onChange={setTyped}
          error={atName}
          required="unmarked"
          autoComplete="off"
          data-autofocus
          maxLength={400}
        />
      )}
    </AskDialog>
  );
}
