import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { revertCompanyEntry } from "../../companies/api.ts";
import { call } from "../client.ts";
import { ownKeyOf } from "../contacts/fields/contact.ts";
import { useValueWords as useOwnWords } from "../contacts/fields/use-value-words.ts";
import { useFormat } from "../kit/format.tsx";
import { ChangeEvent } from "../timeline/change-event.tsx";
import { PutBack } from "../timeline/put-back.tsx";
import type { ChangeEntry } from "../timeline/record.ts";
import { textOf } from "../timeline/text-of.ts";
import { companyFieldsQuery, companyQuery, type Company } from "./company.ts";

/** A change of a company: who, when, and each field with what it was and what it became; it can be put back. */
export function CompanyEvent({ entry, company }: { entry: ChangeEntry; company: Company }) {
  const { t, i18n } = useTranslation("companies");
  const { data: fields = [] } = useQuery(companyFieldsQuery);
  const say = useValueText();
  const ofOwn = useOwnWords(fields);
  const words = `companies:history.${entry.action}`;
  const changed = entry.action === "created" ? [] : Object.entries(entry.change);
  return (
    <ChangeEvent
      entry={entry}
      words={i18n.exists(words) ? words : "companies:history.updated"}
      actions={
        changed.length > 0 &&
        company.can.includes("edit") && (
          <PutBack
            room="companies"
            queryKey={companyQuery(company.id).queryKey}
            revert={() => call(revertCompanyEntry, { params: { id: company.id, entry: entry.id }, body: {} })}
            offline={t("form.offline")}
          />
        )
      }
      differences={changed.map(([key, [before, after]]) => {
        if (key === "addresses")
          return {
            key,
            label: t(`fields:companies.${key}`),
            before: ofOwn(key, before).join("; "),
            after: ofOwn(key, after).join("; "),
          };
        if (ownKeyOf(key) === undefined)
          return { key, label: t(`fields:companies.${key}`), before: say(before), after: say(after) };
        const label = fields.find((field) => field.key === key)?.own?.label ?? key;
        return { key, label, before: ofOwn(key, before).join(", "), after: ofOwn(key, after).join(", ") };
      })}
    />
  );
}

/** A value of a company's field as words: linked records by name, ways to reach it by their value, descriptions without their dress. */
function useValueText(): (value: unknown) => string {
  const format = useFormat();
  const say = (value: unknown): string => {
    if (typeof value === "string") return value.includes("<") ? textOf(value) : value;
    if (typeof value === "number") return format.number(value);
    if (Array.isArray(value)) return value.map(say).join(", ");
    if (typeof value !== "object" || value === null) return "";
    if ("contact" in value) return say(value.contact);
    if ("name" in value) return say(value.name);
    return "value" in value ? say(value.value) : "";
  };
  return say;
}
