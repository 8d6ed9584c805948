import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/text-field.tsx";
import type { Task } from "./task.ts";
import { useTaskDeeds } from "./use-task-deeds.ts";

/** A call that is ticked off: what came of it, or just Enter. */
export function FinishCall({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const deeds = useTaskDeeds();
  const [outcome, setOutcome] = useState("");
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const done = await deeds.finish(task, outcome.trim());
    if (done) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void go()}
      title={t("called", { title: task.title })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("kit:cancel")}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t("finish")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("field.outcome")}
        hint={t("outcomeHint")}
        value={outcome}
        onChange={setOutcome}
        maxLength={1_000}
        data-autofocus
      />
    </Dialog>
  );
}
