import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createOpportunity } from "../../opportunities/api.ts";
import { call, CallError } from "../client.ts";
import { changeOf } from "../contacts/fields/change-of.ts";
import type { Draft as OwnDraft, FieldInfo } from "../contacts/fields/contact.ts";
import { ownDefaults } from "../contacts/fields/own-defaults.ts";
import { OwnFields } from "../contacts/fields/own-fields.tsx";
import { agents, companies, peopleBut } from "../contacts/fields/sources.tsx";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option } from "../kit/choice-options.ts";
import { ChoicesField } from "../kit/choices-field.tsx";
import { DateField } from "../kit/date-field.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { useMay } from "../session.ts";
import { settingsQuery } from "../settings.ts";
import { CurrencyField } from "./currency-field.tsx";
import { opportunityFieldsQuery, opportunityQuery, pipelinesQuery } from "./opportunity.ts";
import "./opportunity.css";

interface OpportunityFormProps {
  /** What stands in it already: where it was opened from. */
  start: {
    contact?: { id: string; name: string };
    company?: { id: string; name: string };
    stage?: string | undefined;
    pipeline?: string | undefined;
  };
  onClose: () => void;
}

interface Draft {
  name: string;
  contacts: readonly Option[];
  company: Option | null;
  stage: string | null;
  amount: number | null;
  currency: string;
  closeDate: string | null;
  owner: Option | null;
}

/** A new opportunity, in a dialog above the board, the list or a card. */
export function OpportunityForm({ start, onClose }: OpportunityFormProps) {
  const { t } = useTranslation("opportunities");
  const { show } = useToast();
  const queries = useQueryClient();
  const mayAssign = useMay()("opportunities", "assign");
  const { data: settings } = useQuery(settingsQuery);
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const [draft, setDraft] = useState<Draft>({
    name: "",
    contacts: start.contact ? [optionOf(start.contact)] : [],
    company: start.company ? optionOf(start.company) : null,
    stage: start.stage ?? null,
    amount: null,
    currency: "",
    closeDate: null,
    owner: null,
  });
  const { data: fields = [] } = useQuery(opportunityFieldsQuery);
  const [own, setOwn] = useState<OwnDraft>({});
  const [refusal, setRefusal] = useState<CallError>();
  const [isNameless, setNameless] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const label = (key: string) => t(`fields:opportunities.${key}`);
  const open = pipelines.flatMap((pipeline) =>
    pipeline.stages
      .filter(({ kind }) => kind === "open")
      .map(({ id, name }) => ({
        value: id,
        label: name,
        detail: pipelines.length > 1 ? pipeline.name : undefined,
        pipeline: pipeline.id,
      })),
  );
  const stage = draft.stage ?? open.find(({ pipeline }) => pipeline === (start.pipeline ?? pipeline))?.value ?? null;
  const currency = draft.currency || settings?.currency || "EUR";
  const save = async () => {
    setNameless(draft.name.trim() === "");
    if (draft.name.trim() === "" || Number.isNaN(draft.amount)) return;
    setBusy(true);
    const { name, contacts, company, amount, closeDate, owner } = draft;
    try {
      const made = await call(createOpportunity, {
        body: {
          name: name.trim(),
          contacts: contacts.map(({ value }) => value),
          company: company?.value ?? null,
          ...(stage !== null && { stage }),
          amount,
          currency,
          closeDate,
          ...(owner && { owner: owner.value }),
          custom: changeOf(own).custom,
        },
      });
      queries.setQueryData(opportunityQuery(made.id).queryKey, made);
      show({ text: t("created", { name: made.name }) });
      void queries.invalidateQueries({ queryKey: ["opportunities"] });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void save()}
      title={t("create")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("form.cancel")}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t("form.create")}
          </Button>
        </>
      }
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("form.notSaved")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      <TextField
        label={label("name")}
        value={draft.name}
        onChange={(name) => change({ name })}
        required
        data-autofocus
        maxLength={200}
        error={isNameless ? t("form.nameMissing") : refusal?.faultAt("/name")}
      />
      <ChoicesField
        {...peopleBut(undefined)}
        label={label("contacts")}
        placeholder={t("form.findContact")}
        value={draft.contacts}
        onChange={(contacts) => change({ contacts })}
        closesWhenTyped
        error={refusal?.faultAt("/contacts/0")}
      />
      <ChoiceField
        {...companies}
        label={label("company")}
        placeholder={t("form.findCompany")}
        clearable
        value={draft.company?.value ?? null}
        chosen={draft.company}
        onChange={(_, company) => change({ company })}
        error={refusal?.faultAt("/company")}
      />
      <div className="deal-pair">
        <NumberField
          label={label("amount")}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          error={Number.isNaN(draft.amount) ? t("form.noNumber") : refusal?.faultAt("/amount")}
        />
        <CurrencyField label={label("currency")} value={currency} onChange={(code) => change({ currency: code })} />
      </div>
      <ChoiceField
        label={label("stage")}
        options={open}
        value={stage}
        onChange={(id) => change({ stage: id })}
        error={refusal?.faultAt("/stage")}
      />
      <DateField
        label={label("closeDate")}
        value={draft.closeDate}
        onChange={(closeDate) => change({ closeDate })}
        error={refusal?.faultAt("/closeDate")}
      />
      {mayAssign && (
        <ChoiceField
          {...agents}
          label={label("owner")}
          placeholder={t("form.ownerIsMaker")}
          clearable
          value={draft.owner?.value ?? null}
          chosen={draft.owner}
          onChange={(_, owner) => change({ owner })}
          error={refusal?.faultAt("/owner")}
        />
      )}
      <OwnFields
        fields={fields.filter(isOwn)}
        draft={{ custom: ownDefaults(fields), ...own }}
        onChange={(part) => setOwn({ ...own, ...part })}
        faultAt={(pointer) => refusal?.faultAt(pointer)}
      />
    </Dialog>
  );
}

function isOwn(field: FieldInfo): boolean {
  return field.own !== null && field.editable;
}

function optionOf({ id, name }: { id: string; name: string }): Option {
  return { value: id, label: name };
}
