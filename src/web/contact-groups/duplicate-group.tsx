import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { duplicateContactGroup } from "../../contact-groups/api.ts";
import { call, CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useWork } from "../work/work-context.ts";
import type { Group } from "./group.ts";
import "./group.css";

interface DuplicateGroupProps {
  group: Group;
  onClose: () => void;
  /** Given the id of the copy. */
  onDone?: (copy: string) => void;
}

const longestName = 100;

/** Makes another group of the same people, under a name of its own. */
export function DuplicateGroup({ group: { id, name: original }, onClose, onDone }: DuplicateGroupProps) {
  const { t } = useTranslation("contact-groups");
  const { follow } = useWork();
  const format = useFormat();
  const queries = useQueryClient();
  const [name, setName] = useState(() => {
    const room = longestName - t("duplicate.copyOf", { name: "" }).length;
    return t("duplicate.copyOf", { name: original.slice(0, room) });
  });
  const [refusal, setRefusal] = useState<CallError>();
  const [nameless, setNameless] = useState(false);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    const named = name.trim();
    setNameless(named === "");
    if (named === "") return;
    setBusy(true);
    try {
      const { batch, state, group } = await call(duplicateContactGroup, { params: { id }, body: { name: named } });
      follow(batch, state, (count) => t("duplicate.done", { count, number: format.number(count), name: named }));
      void queries.invalidateQueries({ queryKey: ["contactGroups"] });
      onClose();
      onDone?.(group);
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
      title={t("duplicate.title", { name: original })}
      onGo={() => void go()}
      go={t("duplicate.go")}
      busy={busy}
    >
      {refusal && !atName && (
        <NoteBar tone="red" boxed title={t("duplicate.failed")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      <TextField
        label={t("duplicate.called")}
        value={name}
        onChange={(typed) => {
          setName(typed);
          setRefusal(undefined);
        }}
        error={atName}
        required="unmarked"
        data-autofocus
        maxLength={longestName}
      />
      <p className="group-means">{t("duplicate.words")}</p>
    </AskDialog>
  );
}
