import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { peopleBut } from "../fields/sources.tsx";
import type { ChartPerson } from "./chart.ts";

interface MoveDialogProps {
  person: ChartPerson;
  onClose: () => void;
  onMove: (boss: { id: string; name: string } | null) => Promise<void>;
}

/** The same as dragging, by keyboard: to whom somebody reports, or to nobody. */
export function MoveDialog({ person, onClose, onMove }: MoveDialogProps) {
  const { t } = useTranslation("card");
  const [boss, setBoss] = useState<Option | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    await onMove(boss && { id: boss.value, name: boss.label }).finally(() => setBusy(false));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("chart.askTitle", { name: person.name })}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <ChoiceField
        label={t("fields:contacts.reportsTo")}
        hint={t("chart.nobody")}
        {...peopleBut(person.id)}
        clearable
        autoFocus
        value={boss?.value ?? null}
        chosen={boss}
        onChange={(_value, option) => setBoss(option)}
      />
    </Dialog>
  );
}
