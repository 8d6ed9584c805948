import { useTranslation } from "react-i18next";
import type { CallError } from "../../client.ts";
import { NoteBar } from "../../kit/states.tsx";

/** Why a group was not saved; what is wrong with single parts stands beside them too. */
export function RefusedNote({ error }: { error: CallError }) {
  const { t } = useTranslation("access-groups");
  if (error.offline)
    return (
      <NoteBar tone="amber" boxed title={t("notSaved")}>
        {t("offline")}
      </NoteBar>
    );
  if (error.status === 412)
    return (
      <NoteBar tone="amber" boxed title={t("stale")}>
        {t("staleWords")}
      </NoteBar>
    );
  const reasons = [...new Set(error.problem.errors?.map(({ detail }) => detail))];
  return (
    <NoteBar tone="red" boxed title={t("notSaved")}>
      {reasons.length > 0 ? reasons.join(" ") : error.message} {t("kept")}
    </NoteBar>
  );
}
