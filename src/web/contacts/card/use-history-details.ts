import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import type { HistoryEntry } from "./history-entry.ts";

/** What else an entry tells: of a block its reason and its end. */
export function useHistoryDetails({ action, change }: Pick<HistoryEntry, "action" | "change">): string[] {
  const { t } = useTranslation("card");
  const format = useFormat();
  const block = change["blocked"]?.[1];
  if (action !== "blocked" || !isBlock(block)) return [];
  return [
    ...(block.reason === "" ? [] : [t("standing.reason", { reason: block.reason })]),
    ...(block.until === null ? [] : [t("standing.until", { at: format.dateTime(block.until) })]),
  ];
}

/** A block as the journal keeps it. */
export function isBlock(value: unknown): value is { reason: string; until: string | null } {
  return (
    typeof value === "object" &&
    value !== null &&
    "reason" in value &&
    typeof value.reason === "string" &&
    "until" in value &&
    (value.until === null || typeof value.until === "string")
  );
}
