import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { trashKinds, type TrashWish } from "../../trash/api.ts";
import { contactQuery, nameOf } from "../contacts/fields/contact.ts";
import { agents } from "../contacts/fields/sources.tsx";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { Period } from "../management/audit/period.tsx";
import type { PageSearch } from "../page-search.ts";
import "../management/audit/audit.css";
import { isNarrowed } from "./wish.ts";

/** What kind, who deleted it, and when; each narrows at once, and stands in the address. */
export function TrashFilters({ wish }: { wish: TrashWish }) {
  const { t } = useTranslation("trash");
  const navigate = useNavigate();
  const narrow = (change: PageSearch) =>
    void navigate({ to: ".", search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <div className="trash-filters" role="group" aria-label={t("filter.name")}>
      <ChoiceField
        label={t("filter.kind")}
        labelHidden
        placeholder={t("filter.kind")}
        clearable
        options={trashKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={wish.kind ?? null}
        onChange={(kind) => narrow({ kind: kind ?? undefined })}
      />
      <Who by={wish.by} onChange={(actor) => narrow({ actor })} />
      <Period from={wish.from} to={wish.to} onChange={(period) => narrow(daysOf(period))} />
      {isNarrowed(wish) && (
        <Button variant="quiet" size="s" onClick={() => void navigate({ to: ".", search: {}, replace: true })}>
          {t("filter.clear")}
        </Button>
      )}
    </div>
  );
}

/** A day that is not named stays as it is. */
function daysOf(period: { from?: string; to?: string }): PageSearch {
  return { ...("from" in period && { since: period.from }), ...("to" in period && { until: period.to }) };
}

function Who({ by, onChange }: { by: string | undefined; onChange: (id: string | undefined) => void }) {
  const { t } = useTranslation("trash");
  const { data } = useQuery({ ...contactQuery(by ?? ""), enabled: by !== undefined });
  const chosen = useMemo(
    () => (by === undefined ? null : { value: by, label: data ? nameOf(data) : t("filter.somebody") }),
    [by, data, t],
  );
  return (
    <ChoiceField
      {...agents}
      label={t("filter.by")}
      labelHidden
      placeholder={t("filter.by")}
      clearable
      value={by ?? null}
      chosen={chosen}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}
