import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import type { Contact } from "../fields/contact.ts";

/** What is known of a block or a firing, a sentence each: since when and by whom, until when, why. */
export function useBlockWords({ status, blocked, fired }: Pick<Contact, "status" | "blocked" | "fired">): string[] {
  const { t } = useTranslation("card");
  const format = useFormat();
  const since = (at: string | null | undefined, by: { name: string } | null | undefined): string[] => {
    if (!at) return [];
    const words = { at: format.dateTime(at), name: by?.name ?? "" };
    return [t(by ? "standing.sinceBy" : "standing.since", words)];
  };
  if (status === "fired") return [...since(fired?.at, fired?.by), t("standing.final")];
  if (status !== "blocked") return [];
  return [
    ...since(blocked?.at, blocked?.by),
    blocked?.until ? t("standing.until", { at: format.dateTime(blocked.until) }) : t("standing.open"),
    blocked?.reason ? t("standing.reason", { reason: blocked.reason }) : t("standing.noReason"),
  ];
}
