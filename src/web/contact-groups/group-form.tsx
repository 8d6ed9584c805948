import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createContactGroup, updateContactGroup } from "../../contact-groups/api.ts";
import { call, CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextArea, TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import type { Group } from "./group.ts";

interface GroupFormProps {
  /** The group to change; without it a new one is made. */
  group?: Group;
  onClose: () => void;
}

export function GroupForm({ group, onClose }: GroupFormProps) {
  const { t } = useTranslation("contact-groups");
  const { show } = useToast();
  const queries = useQueryClient();
  const [name, setName] = useState(group?.name ?? "");
  const [description, setDescription] = useState(group?.description ?? "");
  const [refusal, setRefusal] = useState<CallError>();
  const [nameless, setNameless] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setNameless(name.trim() === "");
    if (name.trim() === "") return;
    setBusy(true);
    const body = { name: name.trim(), description: description.trim() };
    try {
      if (group)
        await call(updateContactGroup, { params: { id: group.id }, body: { ...body, version: group.version } });
      else await call(createContactGroup, { body });
      show({ text: t(group ? "saved" : "created", { name: body.name }) });
      void queries.invalidateQueries({ queryKey: ["contactGroups"] });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const atName = nameless ? t("form.nameMissing") : refusal?.faultAt("/name");
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void save()}
      title={t(group ? "edit" : "create")}
      go={t(group ? "form.save" : "form.create")}
      busy={busy}
    >
      {refusal && !atName && (
        <NoteBar tone="red" boxed title={t("form.notSaved")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      <TextField
        label={t("columns.name")}
        value={name}
        onChange={setName}
        error={atName}
        required
        data-autofocus
        maxLength={100}
      />
      <TextArea label={t("columns.description")} value={description} onChange={setDescription} maxLength={2000} />
    </AskDialog>
  );
}
