import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { contactFieldsQuery } from "../../contacts/fields/contact.ts";
import { useValueWords } from "../../contacts/fields/use-value-words.ts";
import { languageName } from "../../i18n.ts";
import { useFormat } from "../../kit/format.tsx";

/** A value of a field as it stands in the journal, one word for each thing in it; none for nothing. */
export type AuditValue = (kind: string, field: string, value: unknown) => string[];

/** Where the words of values stand, by what the field's name begins with: each right and each field of a group is one. */
const wordsOf: Readonly<Record<string, string>> = {
  rights: "rights:reach",
  fields: "rights:fieldRight",
  fieldRules: "rights:requiredAt",
  modules: "rights:section",
  type: "access-groups:type",
  status: "kit:status",
  companiesWord: "settings:organisation.companies",
  security: "mail:server.security",
};

/** The server names kinds, deeds and fields; what stands in the fields is said here. */
export function useAuditValues(): AuditValue {
  const { t, i18n } = useTranslation("management-audit");
  const format = useFormat();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const ofContacts = useValueWords(fields);
  return useMemo(() => {
    const known = (room: string | undefined, word: string) =>
      room !== undefined && i18n.exists(`${room}.${word}`) ? t(`${room}.${word}`) : word;
    const say = (field: string, value: unknown): string[] => {
      if (value === null || value === undefined || value === "") return [];
      if (Array.isArray(value)) return value.flatMap((one) => say(field, one));
      if (typeof value === "boolean") return [t(value ? "audit:yes" : "audit:no")];
      if (typeof value === "number") return [format.number(value)];
      if (typeof value === "string") return [sayText(field, value)];
      return typeof value === "object" ? sayParts(value) : [];
    };
    const sayText = (field: string, text: string) => {
      if (field === "language") return languageName(text);
      if (field === "logo") return t("logo");
      return isTime.test(text) ? format.dateTime(text) : known(wordsOf[field.split(".")[0] ?? ""], text);
    };
    const sayParts = (value: object): string[] => {
      const name = readText(value, "name") || readText(value, "value");
      return name === "" ? Object.values(value).flatMap((part) => say("", part)) : [name];
    };
    return (kind, field, value) =>
      kind === "contact" && fields.some(({ key }) => key === field) ? ofContacts(field, value) : say(field, value);
  }, [t, i18n, format, fields, ofContacts]);
}

const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function readText(value: object, part: string): string {
  const text: unknown = Reflect.get(value, part);
  return typeof text === "string" ? text : "";
}
