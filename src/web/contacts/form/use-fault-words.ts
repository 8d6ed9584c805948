import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFieldWords } from "../fields/use-field-words.ts";
import { keyOf, type Faults } from "./check-draft.ts";

/** What is wrong, in words that say what would be right. */
export function useFaultWords(): (pointer: string, fault: Faults[string]) => string {
  const { t } = useTranslation("form");
  const words = useFieldWords();
  return useCallback((pointer, fault) => t(`fault.${fault}`, { name: words.label(keyOf(pointer)) }), [t, words]);
}
