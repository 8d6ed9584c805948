import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createTag, type TagColor, updateTag } from "../../../tags/api.ts";
import { call, CallError } from "../../client.ts";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { Button } from "../../kit/button.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useMay } from "../../session.ts";
import { ColorField } from "./color-field.tsx";
import type { Merging } from "./merge-dialog.tsx";
import { holderOf, type ManagedTag } from "./tags.ts";

interface TagFormProps {
  /** The tag to change; without it a new one is made. */
  tag: ManagedTag | undefined;
  onClose: () => void;
  onMerge: (merging: Merging) => void;
}

/** What a tag is called and which color it has. A name that another tag has offers to merge the two. */
export function TagForm({ tag, onClose, onMerge }: TagFormProps) {
  const { t } = useTranslation("tags");
  const { show } = useToast();
  const may = useMay();
  const queries = useQueryClient();
  const [name, setName] = useState(tag?.name ?? "");
  const [color, setColor] = useState<TagColor>(tag?.color ?? "");
  const [refusal, setRefusal] = useState<CallError>();
  const [nameless, setNameless] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async (anew = false) => {
    setNameless(name.trim() === "");
    if (name.trim() === "") return;
    setBusy(true);
    const body = { name: name.trim(), color };
    try {
      const saved = tag
        ? await call(updateTag, { params: { id: tag.id }, body: { ...body, version: tag.version } })
        : await call(createTag, { body: { ...body, ...(anew && { anew }) } });
      show({
        text: t(tag ? "saved" : "created", { name: saved.name }),
        ...(tag && { undo: () => putBack(saved, tag) }),
      });
      refresh();
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const refresh = () => {
    for (const kind of ["tags", "contacts", "options"]) void queries.invalidateQueries({ queryKey: [kind] });
  };
  const putBack = async ({ id, version }: ManagedTag, before: ManagedTag) => {
    await call(updateTag, { params: { id }, body: { name: before.name, color: before.color, version } });
    refresh();
  };
  const atName = nameless ? t("form.nameMissing") : refusal?.faultAt("/name");
  const holder = nameless || !refusal ? undefined : holderOf(refusal);
  const isFormer = refusal?.problem.code === "tagLeads";
  const isStale = refusal?.status === 412;
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void save()}
      title={tag ? t("form.edit", { name: tag.name }) : t("create")}
      go={t(tag ? "form.save" : "form.create")}
      busy={busy}
      disabled={isStale}
    >
      {refusal && !atName && (
        <NoteBar tone="red" boxed title={t("form.notSaved")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      <TextField
        label={t("form.name")}
        value={name}
        onChange={(typed) => {
          setName(typed);
          setRefusal(undefined);
        }}
        error={atName}
        hint={tag && t("form.nameHint")}
        required
        data-autofocus
        maxLength={60}
      />
      {holder && (tag || isFormer) && (
        <p className="tags-way">
          {tag && may("tags", "edit") && (
            <Button size="s" onClick={() => onMerge({ tags: [tag], into: holder })}>
              {t("merge.with", { name: holder.name })}
            </Button>
          )}
          {!tag && (
            <Button size="s" onClick={() => void save(true)}>
              {t("form.anew", { name: name.trim() })}
            </Button>
          )}
        </p>
      )}
      <ColorField value={color} onChange={setColor} word={name.trim() || t("form.example")} />
    </AskDialog>
  );
}
