import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import { usePlace } from "../../kit/place.ts";
import type { FieldInfo } from "./contact.ts";
import { countryNames, languageNameIn, zoneCity } from "./places.ts";
import { plainText } from "./rich-text.tsx";
import { useFieldWords } from "./use-field-words.ts";

/** A value of any field in words, as history and comparisons show it: one word for one value, several for a list. */
export function useValueWords(fields: readonly FieldInfo[]): (key: string, value: unknown) => string[] {
  const { t } = useTranslation("card");
  const format = useFormat();
  const { language } = usePlace();
  const words = useFieldWords();
  return useMemo(() => {
    const country = countryNames(language);
    const say = (key: string, value: unknown): string => {
      const field = fields.find((one) => one.key === key);
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (typeof value === "number") return format.number(value);
      if (typeof value === "string") return sayText(field, key, value);
      if (typeof value !== "object" || value === null) return "";
      return sayParts(key, value);
    };
    const sayText = (field: FieldInfo | undefined, key: string, value: string): string => {
      const kind = field?.kind;
      if (key === "picture") return t("picture.one");
      if (kind === "birthday") return format.partialDate(value);
      if (kind === "time" || kind === "dateTime") return format.dateTime(value);
      if (kind === "date") return format.partialDate(value);
      if (kind === "language") return languageNameIn(language, value);
      if (kind === "timeZone") return zoneCity(value);
      if (kind === "html") return plainText(value);
      // The journal knows it by its id alone, for not everybody who reads it sees files.
      if (kind === "file") return t("own.file");
      if (kind === "choice" || kind === "choices") return field ? words.choice(field, value) : value;
      return value;
    };
    const sayParts = (key: string, value: object): string => {
      const text = (part: string) => readText(value, part);
      if ("amount" in value) return format.money(Number(value.amount), text("currency"));
      const label = text("label") && words.labelled(text("label"));
      if (key === "addresses") {
        const parts = [
          text("street"),
          text("street2"),
          [text("postalCode"), text("city")].filter(Boolean).join(" "),
          text("country") && country(text("country")),
        ];
        return parts.filter(Boolean).join(", ");
      }
      if (key === "identities") return [words.identity(text("kind")), text("externalId")].filter(Boolean).join(" ");
      if (key === "companies") {
        const name = text("id") === "" && "id" in value ? t("company.new", { name: text("name") }) : text("name");
        return [name, text("title")].filter(Boolean).join(", ");
      }
      return [text("name") || text("value") || text("id"), label].filter(Boolean).join(", ");
    };
    return (key, value) =>
      (Array.isArray(value) ? value : [value]).map((one) => say(key, one)).filter((one) => one !== "");
  }, [fields, t, format, language, words]);
}

function readText(value: object, part: string): string {
  const text: unknown = Reflect.get(value, part);
  return typeof text === "string" ? text : "";
}
