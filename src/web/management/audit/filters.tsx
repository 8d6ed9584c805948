import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { contactQuery, nameOf } from "../../contacts/fields/contact.ts";
import { agents, peopleBut } from "../../contacts/fields/sources.tsx";
import { Button } from "../../kit/button.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { OptionSource } from "../../kit/choice-options.ts";
import { isNarrowed, type Asked } from "./audit.ts";
import { useActions, useFieldChoices, useKinds } from "./choices.ts";
import { Period } from "./period.tsx";

interface FiltersProps {
  asked: Asked;
  onChange: (change: Asked) => void;
  onClear: () => void;
}

const everybody = peopleBut(undefined);

/** Agents first; whoever is typed for may be anybody, for people leave and their deeds stay. */
const people: OptionSource = {
  loadKey: ["audit", "people"],
  load: (search, signal) => (search.trim() === "" ? agents : everybody).load?.(search, signal) ?? Promise.resolve([]),
};

/** Who, what kind of record, what was done, which field, and when; each narrows at once. */
export function Filters({ asked, onChange, onClear }: FiltersProps) {
  const { t } = useTranslation("management-audit");
  const kinds = useKinds();
  const actions = useActions();
  const fields = useFieldChoices(asked.kind);
  return (
    <div className="audit-filters" role="group" aria-label={t("filter.name")}>
      <Who asked={asked} onChange={onChange} />
      <ChoiceField
        label={t("filter.kind")}
        labelHidden
        placeholder={t("filter.kind")}
        clearable
        options={kinds}
        value={asked.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined, field: undefined })}
      />
      <ChoiceField
        label={t("filter.action")}
        labelHidden
        placeholder={t("filter.action")}
        clearable
        options={actions}
        value={asked.action ?? null}
        onChange={(action) => onChange({ action: action ?? undefined })}
      />
      <ChoiceField
        label={t("filter.field")}
        labelHidden
        placeholder={t("filter.field")}
        clearable
        options={fields}
        value={asked.field ?? null}
        onChange={(field) => onChange({ field: field ?? undefined })}
      />
      <Period from={asked.from} to={asked.to} onChange={onChange} />
      {isNarrowed(asked) && (
        <Button variant="quiet" size="s" onClick={onClear}>
          {t("filter.clear")}
        </Button>
      )}
    </div>
  );
}

function Who({ asked: { actor }, onChange }: Pick<FiltersProps, "asked" | "onChange">) {
  const { t } = useTranslation("management-audit");
  const { data } = useQuery({ ...contactQuery(actor ?? ""), enabled: actor !== undefined });
  const chosen = useMemo(
    () => (actor === undefined ? null : { value: actor, label: data ? nameOf(data) : t("filter.somebody") }),
    [actor, data, t],
  );
  return (
    <ChoiceField
      {...people}
      label={t("filter.who")}
      labelHidden
      placeholder={t("filter.who")}
      clearable
      value={actor ?? null}
      chosen={chosen}
      onChange={(id) => onChange({ actor: id ?? undefined })}
    />
  );
}
