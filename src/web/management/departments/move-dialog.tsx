import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import type { Department } from "./department.ts";
import { pathWords, placesFor } from "./tree.ts";
import { useDepartments } from "./use-departments.ts";

interface MoveDialogProps {
  all: readonly Department[];
  department: Department;
  onClose: () => void;
}

/** Moves a department with all below it; the same as dragging it. */
export function MoveDialog({ all, department, onClose }: MoveDialogProps) {
  const { t } = useTranslation("departments");
  const { move } = useDepartments();
  const [parent, setParent] = useState(department.parent?.id ?? null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await move(department, parent);
    onClose();
  };
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void go()}
      title={t("moveTitle", { name: department.name })}
      go={t("move")}
      busy={busy}
    >
      <ChoiceField
        label={t("below")}
        placeholder={t("atTop")}
        hint={t("moveWords")}
        clearable
        options={placesFor(all, department.id).map((one) => ({ value: one.id, label: pathWords(one) }))}
        value={parent}
        onChange={setParent}
      />
    </AskDialog>
  );
}
