import { useTranslation } from "react-i18next";
import type { CallError } from "../../client.ts";
import { NoteBar } from "../../kit/states.tsx";

interface RefusalOfProps {
  refusal: CallError | undefined;
  /** Parts of the body beside which their faults are said already. */
  saidBeside?: readonly string[];
}

/** Why something was not done, above the form; what was typed is kept. */
export function RefusalOf({ refusal, saidBeside = [] }: RefusalOfProps) {
  const { t } = useTranslation("card");
  if (refusal === undefined) return null;
  if (refusal.offline) return <NoteBar tone="amber" boxed title={t("offline")} />;
  const { errors = [] } = refusal.problem;
  const others = errors.filter(({ pointer }) => !saidBeside.includes(pointer));
  if (errors.length > 0 && others.length === 0) return null;
  const reasons = [...new Set(others.map(({ detail }) => detail))];
  return (
    <NoteBar tone="red" boxed title={refusal.problem.title}>
      {reasons.length > 0 && refusal.problem.code === "invalid" ? reasons.join(" ") : refusal.problem.detail}
    </NoteBar>
  );
}
