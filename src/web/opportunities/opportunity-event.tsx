import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { revertOpportunityEntry } from "../../opportunities/api.ts";
import { call } from "../client.ts";
import { ownKeyOf, type FieldInfo } from "../contacts/fields/contact.ts";
import { plainText } from "../contacts/fields/rich-text.tsx";
import { useValueWords as useOwnWords } from "../contacts/fields/use-value-words.ts";
import { ChangeEvent } from "../timeline/change-event.tsx";
import { PutBack } from "../timeline/put-back.tsx";
import type { ChangeEntry } from "../timeline/record.ts";
import { useMoney } from "./money.ts";
import { opportunityFieldsQuery, opportunityQuery, type Opportunity } from "./opportunity.ts";

interface OpportunityEventProps {
  entry: ChangeEntry;
  opportunity: Opportunity;
}

/** A change of an opportunity: who, when, and each field with what it was and what it became; it can be put back. */
export function OpportunityEvent({ entry, opportunity }: OpportunityEventProps) {
  const { t, i18n } = useTranslation("opportunities");
  const { data: fields = [] } = useQuery(opportunityFieldsQuery);
  const say = useValueWords(fields);
  const words = `opportunities:history.action.${entry.action}`;
  const changed = Object.entries(entry.change);
  return (
    <ChangeEvent
      entry={entry}
      words={i18n.exists(words) ? words : "opportunities:history.action.updated"}
      actions={
        changed.length > 0 &&
        opportunity.can.includes("edit") && (
          <PutBack
            room="opportunities"
            queryKey={opportunityQuery(opportunity.id).queryKey}
            revert={() => call(revertOpportunityEntry, { params: { id: opportunity.id, entry: entry.id }, body: {} })}
            offline={t("form.offline")}
          />
        )
      }
      differences={changed.map(([key, [before, after]]) => ({
        key,
        label: fields.find((field) => field.key === key)?.own?.label ?? t(`fields:opportunities.${key}`),
        before: say(key, before),
        after: say(key, after),
      }))}
    />
  );
}

/** A value of the journal as it reads. */
function useValueWords(fields: readonly FieldInfo[]): (field: string, value: unknown) => string {
  const { t } = useTranslation("opportunities");
  const money = useMoney();
  const ofOwn = useOwnWords(fields);
  const say = (field: string, value: unknown): string => {
    if (ownKeyOf(field) !== undefined) return ofOwn(field, value).join(", ");
    if (value === null || value === undefined) return field === "probability" ? t("history.ofStage") : "";
    if (Array.isArray(value)) return value.map((one) => say(field, one)).join(", ");
    if (typeof value === "object") return "name" in value && typeof value.name === "string" ? value.name : "";
    if (field === "probability") return t("percent", { number: value });
    if (field === "closeDate" && typeof value === "string") return money.day(value);
    if (field === "description" && typeof value === "string") return plainText(value).slice(0, 200);
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  return say;
}
