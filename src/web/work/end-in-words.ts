import type { TFunction } from "i18next";
import { batchActions } from "../../batches/api.ts";
import type { Format } from "../kit/format-for.ts";
import type { ToastWords } from "../kit/toast.tsx";
import type { Batch } from "./work-query.ts";

type Ended = Pick<
  Batch,
  "subject" | "action" | "state" | "done" | "unchanged" | "refused" | "kept" | "problem" | "stays"
>;

/** What a batch has come to: "12,408 contacts changed", and how many stayed as they were. */
export function endInWords(batch: Ended, { t, format }: { t: TFunction; format: Format }): ToastWords {
  const { subject, action, state, done, unchanged, refused, kept, problem, stays } = batch;
  const counted = (key: string, count: number) => t(key, { count, number: format.number(count) });
  const known = actionOf(action);
  const room = roomOf(subject, known);
  const ended = () => counted(room ? `${room}:ended.${known}` : `ended.${known}`, done);
  const details = [
    ...(problem ? [problem.detail] : []),
    ...(refused > 0 ? [counted("refused", refused)] : []),
    ...(kept > 0 ? [counted("kept", kept)] : []),
    ...(stays.includes("fired") && done > 0 ? [t(action === "fire" ? "isFinal" : "firedStays")] : []),
    ...(refused + kept === 0 && action === "delete" && done > 0 ? [counted("inTrash", done)] : []),
  ];
  const text =
    state === "failed" || state === "cancelled"
      ? `${t(`stopped.${state}`)} ${ended()}`
      : done === 0 && unchanged > 0
        ? counted("allTheSame", unchanged)
        : ended();
  const red = state === "failed" || (done === 0 && refused > 0);
  return { text, ...(details.length > 0 && { detail: details.join(". ") }), ...(red && { tone: "red" as const }) };
}

/** The room whose words tell what was done; undefined: those of work itself. */
export function roomOf(subject: string | undefined, action: string): "companies" | "equipment" | undefined {
  if (action !== "edit" && action !== "delete") return undefined;
  return subject === "company" ? "companies" : subject === "equipment" ? "equipment" : undefined;
}

/** The action as words know it; what only a newer program does is an edit. */
export function actionOf(action: string): (typeof batchActions)[number] {
  return batchActions.find((one) => one === action) ?? "edit";
}
