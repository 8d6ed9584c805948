import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Option } from "../../kit/choice-options.ts";

/** Kinds of records there are entries of, by their names. */
export function useKinds(): readonly Option[] {
  return useNamed("audit", "kind");
}

export function useActions(): readonly Option[] {
  return useNamed("audit", "action");
}

/** Fields of a kind of record; of all of them, each key once, where no kind is asked for. */
export function useFieldChoices(kind: string | undefined): readonly Option[] {
  const contacts = useNamed("fields", "contacts");
  const companies = useNamed("fields", "companies");
  const groups = useNamed("fields", "contactGroups");
  const others = useNamed("audit", "field");
  return useMemo(() => {
    const ofKind: Readonly<Record<string, readonly Option[]>> = {
      contact: contacts,
      company: companies,
      contactGroup: groups,
    };
    const all = kind === undefined ? [contacts, companies, groups, others].flat() : (ofKind[kind] ?? others);
    return [...new Map(all.toReversed().map((option) => [option.value, option])).values()].toReversed();
  }, [kind, contacts, companies, groups, others]);
}

/** What neither changes nor is looked for. */
const unasked = new Set(["id", "version", "createdAt", "updatedAt", "lastSignInAt", "lastSignInIp", "people"]);

/** All that a part of a room's words names, in the order of the alphabet. */
function useNamed(room: string, part: string): readonly Option[] {
  const { i18n } = useTranslation("management-audit");
  const { language } = i18n;
  return useMemo(() => {
    const words: unknown = i18n.getResource(language, room, part);
    const { compare } = new Intl.Collator(language);
    return Object.entries(typeof words === "object" && words !== null ? words : {})
      .flatMap(([value, label]: [string, unknown]) =>
        typeof label === "string" && !unasked.has(value) ? [{ value, label: capital(label, language) }] : [],
      )
      .toSorted((one, other) => compare(one.label, other.label));
  }, [i18n, language, room, part]);
}

function capital(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
