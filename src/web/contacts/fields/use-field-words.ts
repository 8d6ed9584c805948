import { useQuery } from "@tanstack/react-query";
import { createContext, use, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldsQuery, type FieldInfo } from "./contact.ts";

export const emailLabels = ["work", "private", "other"] as const;
export const phoneLabels = ["mobile", "work", "home", "fax", "other"] as const;
export const identityKinds = [
  "telegram",
  "whatsapp",
  "viber",
  "messenger",
  "skype",
  "facebook",
  "linkedin",
  "twitter",
  "vk",
  "google",
] as const;

export interface FieldWords {
  /** Of a field: "Job title". */
  label: (key: string) => string;
  /** The same of a field of any kind of record: own ones say it themselves. */
  of: (field: FieldInfo) => string;
  /** Of a value that is chosen from few: "Female". */
  option: (key: string, value: string) => string;
  choice: (field: FieldInfo, value: string) => string;
  /** "Work mail" for an e-mail labelled work; a label of one's own stays as it is. */
  email: (label: string) => string;
  phone: (label: string) => string;
  /** A label by itself: "Work". */
  labelled: (label: string) => string;
  identity: (kind: string) => string;
}

export type FieldsOn = "contacts" | "companies" | "equipment";

/** Whose fields the inputs below are of. */
export const FieldsOf = createContext<FieldsOn>("contacts");

/** The words of fields, their options and labels: those of contacts, unless it stands below others or `on` says so. */
export function useFieldWords(on?: FieldsOn): FieldWords {
  const { t, i18n } = useTranslation("card");
  const around = use(FieldsOf);
  const of = on ?? around;
  const { data: own } = useQuery({ ...fieldsQuery(of), select: ownOnly });
  return useMemo(() => {
    const say = (part: string, word: string) => {
      const key = `${part}.${word.toLowerCase()}`;
      return i18n.exists(key) ? t(key) : word;
    };
    const label = (key: string) => own?.get(key)?.label ?? t(`fields:${of}.${key}`);
    const choose = (field: FieldInfo["own"], value: string) =>
      field ? (field.options.find((option) => option.key === value)?.label ?? value) : say("fields:option", value);
    return {
      label,
      of: (field) => field.own?.label ?? label(field.key),
      option: (key, value) => choose(own?.get(key) ?? null, value),
      choice: (field, value) => choose(field.own, value),
      email: (label) => (label === "" ? t("emailLabel.none") : say("card:emailLabel", label)),
      phone: (label) => (label === "" ? t("phoneLabel.none") : say("card:phoneLabel", label)),
      labelled: (label) => say("card:label", label),
      identity: (kind) => say("card:identityKind", kind),
    };
  }, [t, i18n, own, of]);
}

/** What own fields and their choices are called is said by whoever made them. */
function ownOnly({ items }: { items: readonly FieldInfo[] }) {
  return new Map(items.flatMap(({ key, own }) => (own ? [[key, own] as const] : [])));
}
