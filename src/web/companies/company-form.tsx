import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createCompany, updateCompany } from "../../companies/api.ts";
import { call, CallError } from "../client.ts";
import { changedKeys, changeOf, pickKeys } from "../contacts/fields/change-of.ts";
import type { Draft, FieldInfo } from "../contacts/fields/contact.ts";
import { ownDefaults } from "../contacts/fields/own-defaults.ts";
import { OwnFields } from "../contacts/fields/own-fields.tsx";
import { agents, companies, linkOf, optionOf } from "../contacts/fields/sources.tsx";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { companyFieldsQuery, companyQuery, type Company } from "./company.ts";
import { CompanyMore } from "./company-more.tsx";
import { NearNames } from "./near-names.tsx";
import { draftOf, faultOf, isInMore, writeDraft, type CompanyDraft } from "./draft.ts";

interface CompanyFormProps {
  /** Of the company to change; without it a new one is made. */
  id?: string;
  /** What a new one begins with. */
  start?: Pick<CompanyDraft, "parent">;
  onClose: () => void;
}

/** Name and the ways to reach a company, in a dialog above the list or the card. */
export function CompanyForm({ id, start, onClose }: CompanyFormProps) {
  const { data: company } = useQuery({ ...companyQuery(id ?? ""), enabled: id !== undefined });
  const { data: fields } = useQuery(companyFieldsQuery);
  if ((id !== undefined && company === undefined) || fields === undefined) return null;
  const own = fields.filter((field) => field.own !== null && field.editable);
  return <OpenForm company={company} start={start} fields={own} onClose={onClose} />;
}

interface OpenFormProps {
  company: Company | undefined;
  start: CompanyFormProps["start"];
  /** Own ones. */
  fields: readonly FieldInfo[];
  onClose: () => void;
}

function OpenForm({ company, start, fields, onClose }: OpenFormProps) {
  const { t } = useTranslation("companies");
  const { show } = useToast();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<CompanyDraft>(() => ({ ...draftOf(company), ...start }));
  const [first] = useState<Draft>(() => ({ custom: company ? company.custom : ownDefaults(fields) }));
  const [own, setOwn] = useState(first);
  const [refusal, setRefusal] = useState<CallError>();
  const [nameless, setNameless] = useState(false);
  const [busy, setBusy] = useState(false);
  const [more, setMore] = useState<"asked" | "atFault">();
  const change = (part: Partial<CompanyDraft>) => setDraft({ ...draft, ...part });
  const label = (key: string) => t(`fields:companies.${key}`);
  const save = async () => {
    setNameless(draft.name.trim() === "");
    if (draft.name.trim() === "") return;
    setBusy(true);
    const { custom } = changeOf(pickKeys(own, changedKeys(first, own)));
    const body = { ...writeDraft(draft, company), ...(custom && { custom }) };
    try {
      if (company)
        await call(updateCompany, { params: { id: company.id }, body: { ...body, version: company.version } });
      else await call(createCompany, { body });
      show({ text: t(company ? "saved" : "created", { name: draft.name.trim() }) });
      void queries.invalidateQueries({ queryKey: ["companies"] });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      if (isInMore(error)) setMore((shown) => shown ?? "atFault");
      setBusy(false);
    }
  };
  const text = (key: "name" | "site" | "email" | "phone", field: string, pointer: string) => ({
    label: label(field),
    value: draft[key],
    onChange: (value: string) => change({ [key]: value }),
    error: refusal?.faultAt(pointer),
  });
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void save()}
      title={t(company ? "edit" : "create")}
      go={t(company ? "form.save" : "form.create")}
      busy={busy}
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("form.notSaved")}>
          {refusal.offline ? t("form.offline") : faultOf(refusal)}
        </NoteBar>
      )}
      <TextField
        {...text("name", "name", "/name")}
        required
        data-autofocus
        maxLength={200}
        error={nameless ? t("form.nameMissing") : refusal?.faultAt("/name")}
      />
      {!company && <NearNames name={draft.name} />}
      <TextField {...text("site", "site", "/site")} type="url" maxLength={500} />
      <TextField {...text("email", "emails", "/emails/0/value")} type="email" maxLength={320} />
      <TextField {...text("phone", "phones", "/phones/0/value")} type="tel" maxLength={60} />
      <ChoiceField
        {...agents}
        label={label("owner")}
        placeholder={t("form.findOwner")}
        clearable
        value={draft.owner?.id ?? null}
        chosen={draft.owner && optionOf(draft.owner)}
        onChange={(_, option) => change({ owner: option && linkOf(option) })}
      />
      <ChoiceField
        {...companies}
        label={label("parent")}
        placeholder={t("form.findParent")}
        clearable
        value={draft.parent?.id ?? null}
        chosen={draft.parent && optionOf(draft.parent)}
        onChange={(_, option) => change({ parent: option && linkOf(option) })}
        error={refusal?.faultAt("/parent")}
      />
      {more ? (
        <CompanyMore
          draft={draft}
          onChange={change}
          refusal={refusal}
          isNew={company === undefined}
          autoFocus={more === "asked"}
        />
      ) : (
        <Button className="cadd" variant="quiet" size="s" onClick={() => setMore("asked")}>
          {t("form.more")}
        </Button>
      )}
      <OwnFields
        fields={fields}
        draft={own}
        onChange={(part) => setOwn({ ...own, ...part })}
        faultAt={(pointer) => refusal?.faultAt(pointer)}
      />
    </AskDialog>
  );
}
