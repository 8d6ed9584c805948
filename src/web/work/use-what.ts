import { useTranslation } from "react-i18next";
import { useFieldWords } from "../contacts/fields/use-field-words.ts";
import { useFormat } from "../kit/format.tsx";
import { actionOf, roomOf } from "./end-in-words.ts";
import type { WorkItem } from "./work-query.ts";

/** A piece of work in words: "Importing kyiv.xlsx", "Editing: owner and job title". */
export function useWhat({ kind, subject, action, state, fields, label = "" }: WorkItem): string {
  const { t } = useTranslation("work");
  const words = useFieldWords(roomOf(subject, "edit") ?? "contacts");
  const format = useFormat();
  if (kind === "import") {
    if (state === "undoing" || state === "undone" || action === "undo") return t("what.undoImport", { file: label });
    return t(state === "checking" ? "what.check" : "what.import", { file: label });
  }
  const known = actionOf(action);
  if (known === "edit" && fields.length > 0)
    return t("what.editOf", { fields: format.list(fields.map((key) => words.label(key))) });
  const room = roomOf(subject, known);
  if (room) return t(`${room}:doing.${known}`);
  return t(`what.${known}`, { file: label });
}
