import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createEquipment, deleteEquipment } from "../../equipment/api.ts";
import { call, CallError } from "../client.ts";
import { changeOf } from "../contacts/fields/change-of.ts";
import type { Draft as OwnDraft, FieldInfo, Linked } from "../contacts/fields/contact.ts";
import { ownDefaults } from "../contacts/fields/own-defaults.ts";
import { OwnFields } from "../contacts/fields/own-fields.tsx";
import { companies, optionOf, peopleBut } from "../contacts/fields/sources.tsx";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option } from "../kit/choice-options.ts";
import { Segmented } from "../kit/segmented.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { useMay } from "../session.ts";
import { equipmentFieldsQuery, equipmentQuery, type NewEquipment } from "./equipment.ts";
import { reasonOf } from "./moves/use-moving.ts";
import { piecesOf } from "./moves/sources.tsx";
import "./form.css";

interface EquipmentFormProps {
  /** What stands in it already: where it was opened from. With `parent` it is that one's part, and belongs to whom that belongs to. */
  start: { company?: Linked | undefined; contact?: Linked | undefined; parent?: Linked | undefined };
  onClose: () => void;
  /** Once it is made. */
  onMade?: () => void;
}

interface Draft {
  name: string;
  article: string;
  serial: string;
  kind: "company" | "contact";
  holder: Option | null;
  parent: Option | null;
  usedBy: Option | null;
}

/** A new piece of equipment, in a dialog above the list, the tree or a card. */
export function EquipmentForm({ start, onClose, onMade }: EquipmentFormProps) {
  const { t } = useTranslation("equipment");
  const may = useMay();
  const { data: fields = [] } = useQuery(equipmentFieldsQuery);
  const [draft, setDraft] = useState<Draft>(() => draftFrom(start));
  const [own, setOwn] = useState<OwnDraft>({});
  const [isNameless, setNameless] = useState(false);
  const { save, refusal, busy } = useMaking(onClose, onMade);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const label = (key: string) => t(`fields:equipment.${key}`);
  const { name, kind, holder, parent, usedBy } = draft;
  const isPart = start.parent !== undefined;
  const go = () => {
    setNameless(name.trim() === "");
    if (name.trim() === "") return;
    void save({ ...written(draft), custom: changeOf(own).custom });
  };
  const text = (key: "article" | "serial") => ({
    label: label(key),
    value: draft[key],
    onChange: (value: string) => change({ [key]: value }),
    maxLength: 100,
    error: refusal?.faultAt(`/${key}`),
  });
  return (
    <AskDialog
      onClose={onClose}
      onGo={go}
      title={start.parent ? t("form.partOf", { name: start.parent.name }) : t("create")}
      go={t("form.create")}
      busy={busy}
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("form.notSaved")}>
          {reasonOf(refusal) ?? t("form.offline")}
        </NoteBar>
      )}
      <TextField
        label={label("name")}
        value={name}
        onChange={(value) => change({ name: value })}
        required
        data-autofocus
        maxLength={200}
        error={isNameless ? t("form.nameMissing") : refusal?.faultAt("/name")}
      />
      <div className="piece-pair">
        <TextField {...text("article")} />
        <TextField {...text("serial")} />
      </div>
      {!isPart && may("companies", "see") && (
        <div className="piece-kind">
          <Segmented
            label={t("form.whose")}
            value={kind}
            onChange={(next) => change({ kind: next, holder: null, parent: null })}
            options={[
              { value: "company", label: label("company") },
              { value: "contact", label: label("contact") },
            ]}
          />
        </div>
      )}
      {!isPart && (
        <ChoiceField
          key={kind}
          {...(kind === "company" ? companies : peopleBut(undefined))}
          label={t(kind === "company" ? "form.company" : "form.contact")}
          placeholder={t(kind === "company" ? "form.findCompany" : "form.findContact")}
          required
          clearable
          value={holder?.value ?? null}
          chosen={holder}
          onChange={(_, option) => change({ holder: option, parent: null })}
          error={refusal?.faultAt(`/${kind}`) ?? (holder ? undefined : refusal?.faultAt("/company"))}
        />
      )}
      {!isPart && holder && (
        <ChoiceField
          key={`parent/${holder.value}`}
          {...piecesOf({ [kind]: holder.value })}
          label={label("parent")}
          placeholder={t("move.top")}
          clearable
          value={parent?.value ?? null}
          chosen={parent}
          onChange={(_, option) => change({ parent: option })}
          error={refusal?.faultAt("/parent")}
        />
      )}
      <ChoiceField
        {...peopleBut(undefined)}
        label={label("usedBy")}
        placeholder={t("form.findContact")}
        clearable
        value={usedBy?.value ?? null}
        chosen={usedBy}
        onChange={(_, option) => change({ usedBy: option })}
        error={refusal?.faultAt("/usedBy")}
      />
      <OwnFields
        fields={fields.filter(isOwn)}
        draft={{ custom: ownDefaults(fields), ...own }}
        onChange={(part) => setOwn({ ...own, ...part })}
        faultAt={(pointer) => refusal?.faultAt(pointer)}
      />
    </AskDialog>
  );
}

/** Makes it, says so, and offers to take it back. */
function useMaking(onClose: () => void, onMade?: () => void) {
  const { t } = useTranslation("equipment");
  const queries = useQueryClient();
  const { show } = useToast();
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const save = async (body: NewEquipment) => {
    setBusy(true);
    try {
      const made = await call(createEquipment, { body });
      const { id, version, name } = made;
      queries.setQueryData(equipmentQuery(id).queryKey, made);
      const refresh = () => queries.invalidateQueries({ queryKey: ["equipment"] });
      void refresh();
      const undo = async () => {
        await call(deleteEquipment, { params: { id }, body: { version } });
        await refresh();
      };
      show({ text: t("created", { name }), ...(made.can.includes("delete") && { undo }) });
      onMade?.();
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return { save, refusal, busy };
}

function draftFrom({ company, contact, parent }: EquipmentFormProps["start"]): Draft {
  const holder = company ?? contact;
  return {
    name: "",
    article: "",
    serial: "",
    kind: contact ? "contact" : "company",
    holder: holder ? optionOf(holder) : null,
    parent: parent ? optionOf(parent) : null,
    usedBy: null,
  };
}

/** The draft as the API takes it; a part belongs to whom its whole belongs to. */
function written({ name, article, serial, kind, holder, parent, usedBy }: Draft) {
  return {
    name: name.trim(),
    article: article.trim(),
    serial: serial.trim(),
    ...(holder && { [kind]: holder.value }),
    ...(parent && { parent: parent.value }),
    ...(usedBy && { usedBy: usedBy.value }),
  };
}

function isOwn(field: FieldInfo): boolean {
  return field.own !== null && field.editable;
}
