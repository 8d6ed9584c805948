import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { useSession } from "../session.ts";

/** A right that one has, as the page and the API name it: `contacts.clients:see`. */
export interface HeldRight {
  scope: string;
  name: string;
}

export interface HeldSubject {
  subject: string;
  name: string;
  rights: readonly HeldRight[];
}

/** One's own rights in words, by subject, and what a token may in a sentence. */
export function useScopeWords(): { held: readonly HeldSubject[]; sayScopes: (scopes: "reads" | string[]) => string } {
  const { t } = useTranslation("profile");
  const format = useFormat();
  const { may } = useSession();
  const subjectName = (subject: string) =>
    subject.startsWith("management.")
      ? t("tokens.management", { section: t(`rights:subject.${subject}`) })
      : t(`rights:subject.${subject}`);
  const held = Object.entries(may.rights)
    .map(([subject, actions]) => ({
      subject,
      name: subjectName(subject),
      rights: Object.keys(actions).map((action) => ({
        scope: `${subject}:${action}`,
        name: t(`rights:action.${action}`),
      })),
    }))
    .filter(({ rights }) => rights.length > 0);
  const sayScopes = (scopes: "reads" | string[]) => {
    if (scopes === "reads") return t("tokens.reads");
    const subjects = Map.groupBy(scopes, (scope) => scope.slice(0, scope.lastIndexOf(":")));
    const parts = [...subjects].map(([subject, own]) => {
      const actions = own.map((scope) => t(`rights:action.${scope.slice(scope.lastIndexOf(":") + 1)}`));
      return `${subjectName(subject)} (${format.list(actions)})`;
    });
    return parts.join(" · ");
  };
  return { held, sayScopes };
}
