import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { NoteBar } from "../kit/states.tsx";
import { NotProved } from "./not-proved.ts";
import { useSecondsLeft } from "./use-seconds-left.ts";

/** Why a form was refused, where it is no single field's fault; the seconds run down after too many tries. */
export function CallNote({ error }: { error: Error | null }) {
  const { t } = useTranslation("sign-in");
  const seconds = useSecondsLeft(error);
  if (error === null || error instanceof NotProved) return null;
  if (!(error instanceof CallError)) return <NoteBar tone="red" boxed title={error.message} />;
  if (error.problem.errors) return null;
  if (error.offline) return <NoteBar tone="red" boxed title={t("offline")} />;
  if (error.status !== 429) return <NoteBar tone="red" boxed title={error.message} />;
  return seconds > 0 ? <NoteBar tone="red" boxed title={t("throttled", { count: seconds })} /> : null;
}
