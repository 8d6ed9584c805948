import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createAccessGroup } from "../../../access-groups/api.ts";
import { call, CallError } from "../../client.ts";
import { Radio } from "../../kit/checks.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { Field } from "../../kit/field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { rightsQuery, type Group, type GroupType } from "./group.ts";
import { RefusedNote } from "./refused-note.tsx";

interface NewGroupProps {
  /** The group to begin as; without it one begins with a preset or with nothing. */
  copied?: Group;
  onClose: () => void;
}

export function NewGroup({ copied, onClose }: NewGroupProps) {
  const { t, i18n } = useTranslation("access-groups");
  const { show } = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: table } = useQuery(rightsQuery(i18n.language));
  const [name, setName] = useState(copied ? t("copyName", { name: copied.name }) : "");
  const [type, setType] = useState<GroupType>("agent");
  const [preset, setPreset] = useState<string | null>(null);
  const [nameless, setNameless] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const presets = (table?.presets ?? []).filter((one) => one.type === type);
  const chosen = presets.find(({ key }) => key === preset);
  const save = async () => {
    setNameless(name.trim() === "");
    if (name.trim() === "") return;
    setBusy(true);
    try {
      const start = copied ? { copyOf: copied.id } : { type, rights: chosen?.rights, modules: chosen?.modules };
      const made = await call(createAccessGroup, { body: { name: name.trim(), ...start } });
      void queries.invalidateQueries({ queryKey: ["accessGroups"] });
      show({ text: t("created", { name: made.name }) });
      onClose();
      await navigate({ to: "/management/groups/$id", params: { id: made.id } });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const atName = nameless ? t("nameMissing") : refusal?.faultAt("/name");
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void save()}
      title={copied ? t("copyOf", { name: copied.name }) : t("create")}
      go={t("make")}
      busy={busy}
    >
      {refusal && !atName && <RefusedNote error={refusal} />}
      <TextField
        label={t("name")}
        value={name}
        onChange={setName}
        error={atName}
        required
        data-autofocus
        maxLength={100}
      />
      {copied ? (
        <p className="hint-t">{t("copyWords")}</p>
      ) : (
        <>
          <Field label={t("typeLabel")} group>
            {() => (
              <div className="rights-types">
                {(["agent", "client"] as const).map((one) => (
                  <Radio
                    key={one}
                    name="type"
                    checked={type === one}
                    onChange={() => setType(one)}
                    detail={t(`typeWords.${one}`)}
                  >
                    {t(`typeOf.${one}`)}
                  </Radio>
                ))}
              </div>
            )}
          </Field>
          <ChoiceField
            label={t("beginWith")}
            placeholder={t("beginEmpty")}
            clearable
            hint={chosen?.sentence}
            options={presets.map(({ key, name: label, sentence }) => ({ value: key, label, detail: sentence }))}
            value={chosen?.key ?? null}
            onChange={setPreset}
          />
        </>
      )}
    </AskDialog>
  );
}
