import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";

interface LostDialogProps {
  name: string;
  required: boolean;
  /** Throws CallError where it is refused; what was typed stays. */
  lose: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Asks why something was lost, before it is. */
export function LostDialog({ name, required, lose, onClose }: LostDialogProps) {
  const { t } = useTranslation("opportunities");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    const isEmpty = required && reason.trim() === "";
    setMissing(isEmpty);
    if (isEmpty) return;
    setBusy(true);
    try {
      await lose(reason.trim());
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const fault = refusal?.faultAt("/lostReason");
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void go()}
      title={t("lost.title", { name })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("form.cancel")}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t("lost.go")}
          </Button>
        </>
      }
    >
      {refusal && fault === undefined && (
        <NoteBar tone="red" boxed title={t("form.notSaved")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      <TextField
        label={t("fields:opportunities.lostReason")}
        hint={t("lost.hint")}
        value={reason}
        onChange={setReason}
        maxLength={500}
        required={required}
        data-autofocus
        error={isMissing ? t("lost.missing") : fault}
      />
    </Dialog>
  );
}
