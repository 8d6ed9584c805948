import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import { isBlock } from "../card/use-history-details.ts";
import { contactFieldsQuery } from "../fields/contact.ts";
import { useValueWords } from "../fields/use-value-words.ts";

/** Words for the values of parts of an access group; each right and each field is a change by itself. */
const ofGroups: Readonly<Record<string, string>> = {
  rights: "rights:reach",
  fields: "rights:fieldRight",
  fieldRules: "rights:requiredAt",
  modules: "rights:section",
};

/** A value of the journal in words, whatever record it is of. */
export function useAuditValues(): (field: string, value: unknown) => string[] {
  const { t, i18n } = useTranslation("audit");
  const format = useFormat();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const say = useValueWords(fields);
  return (field, value) => {
    if (field === "status" && typeof value === "string") return [t(`kit:status.${value}`)];
    if (isBlock(value)) {
      const { reason, until } = value;
      return [
        reason === "" ? t("card:standing.noReason") : t("card:standing.reason", { reason }),
        until === null ? t("card:standing.open") : t("card:standing.until", { at: format.dateTime(until) }),
      ];
    }
    const words = ofGroups[field.split(".")[0] ?? ""];
    if (words === undefined) return say(field, value);
    return (Array.isArray(value) ? value : [value])
      .filter((one) => typeof one === "string")
      .map((one) => (i18n.exists(`${words}.${one}`) ? t(`${words}.${one}`) : one));
  };
}
