import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createDepartment, updateDepartment } from "../../../departments/api.ts";
import { call, CallError } from "../../client.ts";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { Department } from "./department.ts";
import { useDepartments } from "./use-departments.ts";
import { pathWords } from "./tree.ts";

interface DepartmentFormProps {
  all: readonly Department[];
  /** The one to rename; without it a new one is made. */
  department?: Department;
  /** Below which a new one stands at first. */
  parent?: string;
  onClose: () => void;
  /** With the new one. */
  onDone?: (id: string) => void;
}

export function DepartmentForm({ all, department, parent: first, onClose, onDone }: DepartmentFormProps) {
  const { t } = useTranslation("departments");
  const { show } = useToast();
  const { refresh } = useDepartments();
  const [name, setName] = useState(department?.name ?? "");
  const [parent, setParent] = useState<string | null>(first ?? null);
  const [nameless, setNameless] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setNameless(name.trim() === "");
    if (name.trim() === "") return;
    setBusy(true);
    try {
      if (department) {
        const { id, version } = department;
        await call(updateDepartment, { params: { id }, body: { name: name.trim(), version } });
      } else onDone?.((await call(createDepartment, { body: { name: name.trim(), parent } })).id);
      show({ text: t(department ? "saved" : "created", { name: name.trim() }) });
      refresh();
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const atName = nameless ? t("nameMissing") : refusal?.faultAt("/name");
  const atParent = refusal?.faultAt("/parent");
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void save()}
      title={department ? t("renameTitle", { name: department.name }) : t("create")}
      go={t(department ? "save" : "make")}
      busy={busy}
    >
      {refusal && !atName && !atParent && (
        <NoteBar tone="red" boxed title={t("notSaved")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      <TextField
        label={t("name")}
        value={name}
        onChange={setName}
        error={atName}
        required
        data-autofocus
        maxLength={100}
      />
      {!department && (
        <ChoiceField
          label={t("below")}
          placeholder={t("atTop")}
          clearable
          options={all.map((one) => ({ value: one.id, label: pathWords(one) }))}
          value={parent}
          onChange={setParent}
          error={atParent}
        />
      )}
    </AskDialog>
  );
}
