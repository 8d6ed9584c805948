import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { actionsToAskFor } from "../../../journal/api.ts";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { contactFieldsQuery } from "../fields/contact.ts";
import { peopleBut } from "../fields/sources.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import type { AuditFilter, AuditView } from "./ask-audit.ts";

interface AuditFiltersProps {
  view: AuditView;
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

/** By whom, what, in which field, from when to when. */
export function AuditFilters({ view, filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation("audit");
  const words = useFieldWords();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const change = (part: Partial<AuditFilter>) => onChange({ ...filter, ...part });
  const written = fields.filter(({ key, editable }) => editable || ["status", "signInEmail", "picture"].includes(key));
  return (
    <div className="card-audit-filters" role="group" aria-label={t("page.filters")}>
      {view === "undergone" && (
        <ChoiceField
          {...peopleBut(undefined)}
          label={t("column.actor")}
          placeholder={t("page.anybody")}
          clearable
          value={filter.who?.value ?? null}
          chosen={filter.who}
          onChange={(_, who) => change({ who })}
        />
      )}
      <ChoiceField
        label={t("column.action")}
        placeholder={t("page.anything")}
        options={actionsToAskFor.map((value) => ({ value, label: t(`action.${value}`) }))}
        clearable
        value={filter.action}
        onChange={(action) => change({ action })}
      />
      <ChoiceField
        label={t("column.field")}
        placeholder={t("page.anyField")}
        options={written.map(({ key }) => ({ value: key, label: words.label(key) }))}
        clearable
        value={filter.field}
        onChange={(field) => change({ field })}
      />
      <TextField
        label={t("page.from")}
        type="date"
        value={filter.from ?? ""}
        max={filter.to ?? undefined}
        onChange={(from) => change({ from: from || null })}
      />
      <TextField
        label={t("page.to")}
        type="date"
        value={filter.to ?? ""}
        min={filter.from ?? undefined}
        onChange={(to) => change({ to: to || null })}
      />
    </div>
  );
}
