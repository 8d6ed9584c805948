import { useTranslation } from "react-i18next";
import type { CallError } from "../client.ts";

/** At the start of the foot: why it did not go on. Keeps its place when there is nothing to say. */
export function RefusalLine({ error, children }: { error: CallError | undefined; children?: React.ReactNode }) {
  const { t } = useTranslation("import");
  if (error === undefined) return <span className="imp-say">{children}</span>;
  return (
    <span className="imp-say err-t" role="alert">
      {error.offline ? t("fault.offlineKept") : (error.problem.errors?.[0]?.detail ?? error.message)}
    </span>
  );
}
