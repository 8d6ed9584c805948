import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { Skeleton } from "../kit/states.tsx";
import { Pill } from "../kit/tag.tsx";
import { Time } from "../kit/time.tsx";
import { importsQuery, type Import } from "./import-query.ts";

const tones = {
  uploaded: undefined,
  checking: "accent",
  ready: "amber",
  running: "accent",
  paused: "amber",
  done: "green",
  failed: "red",
  cancelled: undefined,
  undone: undefined,
} as const;

/** One's own imports of before, newest first. */
export function PastImports() {
  const { t } = useTranslation("import");
  const { data: imports, isPending } = useQuery(importsQuery);
  if (isPending)
    return (
      <div className="past" aria-busy="true">
        <Skeleton width={200} />
      </div>
    );
  if (!imports || imports.length === 0) return null;
  return (
    <section className="past" aria-labelledby="past-imports">
      <h2 id="past-imports">{t("past.title")}</h2>
      <ul>
        {imports.map((one) => (
          <li key={one.id}>
            <Link to="/imports/$id" params={{ id: one.id }}>
              <span className="past-name clip">
                <bdi>{one.fileName}</bdi>
              </span>
              <span className="past-counts num">
                <PastCounts one={one} />
              </span>
              <Pill tone={tones[one.state]}>{t(`state.${one.undoing ? "undoing" : one.state}`)}</Pill>
              <span className="past-time">
                <Time at={one.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PastCounts({ one }: { one: Import }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const { created, updated } = one.counts;
  if (one.state === "running" || one.state === "checking" || one.state === "paused")
    return t("rowsOf", {
      done: format.number(one.progress.done),
      total: format.number(one.progress.total ?? one.progress.done),
    });
  if (one.state !== "done" && one.state !== "undone") return null;
  return t("past.counts", { created: format.number(created), updated: format.number(updated) });
}
