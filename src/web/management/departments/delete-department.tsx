import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteDepartment } from "../../../departments/api.ts";
import { call, CallError } from "../../client.ts";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { Department } from "./department.ts";
import { pathWords, placesFor } from "./tree.ts";
import { useDepartments } from "./use-departments.ts";

interface DeleteDepartmentProps {
  all: readonly Department[];
  department: Department;
  onClose: () => void;
  onDone: () => void;
}

/** Deletes a department and says where its people and the departments below go; whoever is in the trash goes along. */
export function DeleteDepartment({ all, department, onClose, onDone }: DeleteDepartmentProps) {
  const { t } = useTranslation("departments");
  const { show } = useToast();
  const { refresh } = useDepartments();
  const { id, version, name, people, parent } = department;
  const isEmpty = people === 0 && !all.some((one) => one.parent?.id === id);
  const [moveTo, setMoveTo] = useState(parent?.id ?? null);
  // Somebody in the trash may still have a seat here: then the server asks where to, and so does the page.
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const asks = !isEmpty || refusal?.problem.code === "departmentInUse";
  const go = async () => {
    setBusy(true);
    try {
      await call(deleteDepartment, { params: { id }, body: asks ? { moveTo, version } : { version } });
      show({ text: t("deleted", { name }) });
      onDone();
      refresh();
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
      if (error.status === 412) refresh();
    }
  };
  const atPlace = refusal?.faultAt("/moveTo");
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void go()}
      title={t("deleteTitle", { name })}
      go={t("delete")}
      stay={t("keep")}
      danger
      busy={busy}
    >
      {refusal && !atPlace && (
        <NoteBar tone="red" boxed title={t("notDeleted")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      <p>{t(asks ? "deleteWords" : "deleteEmpty")}</p>
      {asks && (
        <div className="department-goes">
          <ChoiceField
            label={t("moveTo")}
            placeholder={t("moveNowhere")}
            hint={moveTo === null ? t("moveNowhereWords") : undefined}
            clearable
            options={placesFor(all, id).map((one) => ({ value: one.id, label: pathWords(one) }))}
            value={moveTo}
            onChange={setMoveTo}
            error={atPlace}
          />
        </div>
      )}
    </AskDialog>
  );
}
