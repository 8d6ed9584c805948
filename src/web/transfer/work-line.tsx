import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { ProgressBar } from "../kit/states.tsx";
import type { Import } from "./import-query.ts";
import { Remaining } from "./remaining.tsx";

/** How far the server is, in rows and in time. */
export function WorkLine({ one, words }: { one: Import; words: string }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const { done, total } = one.progress;
  return (
    <div className="imp-say">
      <div className="job" role="status">
        <div className="job-words">
          <b className="clip">{words}</b>
          <span className="t3 num">
            {total === null
              ? t("rowsSoFar", { done: format.number(done) })
              : t("rowsOf", { done: format.number(done), total: format.number(total) })}
          </span>
          <Remaining done={done} total={total} />
        </div>
        <ProgressBar label={words} value={total === null ? undefined : done} max={total ?? undefined} />
      </div>
    </div>
  );
}
