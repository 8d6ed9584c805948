import { useTranslation } from "react-i18next";
import type { Kind } from "./own-field.ts";

/** What a type is called; a link to a company as companies are called here. */
export function useKindWords(): (kind: Kind) => string {
  const { t } = useTranslation("own-fields");
  return (kind) => (kind === "company" ? t("trash:kinds.company") : t(`type.${kind}`));
}
