import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { exportAudit } from "../../../journal/api.ts";
import { CallError, urlOf } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { Button, ButtonAnchor } from "../../kit/button.tsx";
import { byDays } from "../../kit/by-days.ts";
import { useFormat } from "../../kit/format.tsx";
import { Empty, NoteBar, Skeleton } from "../../kit/states.tsx";
import { useLookOn } from "../../use-look-on.ts";
import { useMay } from "../../session.ts";
import { askedOf, auditQuery, isNarrowed, type Asked } from "./audit.ts";
import { EntryRow } from "./entry-row.tsx";
import { Filters } from "./filters.tsx";
import "../management.css";
import "./audit.css";

/** /management/audit: who did what to what and when, as far as one sees the records. All that narrows it stands in the address. */
export function AuditPage() {
  const may = useMay();
  return may("audit", "see") ? <Audit /> : <NotFound />;
}

function Audit() {
  const { t } = useTranslation("management-audit");
  const navigate = useNavigate();
  const may = useMay();
  const asked = askedOf(useSearch({ strict: false }));
  usePageTitle(t("title"));
  const narrow = (change: Asked) =>
    void navigate({ to: ".", search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <>
      <div className="phead">
        <h1 className="in-bar">{t("title")}</h1>
        {may("audit", "export") && (
          <div className="end">
            <ButtonAnchor icon={IconDownload} href={urlOf(exportAudit, { query: asked })} download="">
              {t("export")}
            </ButtonAnchor>
          </div>
        )}
      </div>
      <Filters asked={asked} onChange={narrow} onClear={() => void navigate({ to: ".", search: {}, replace: true })} />
      <Entries asked={asked} />
    </>
  );
}

function Entries({ asked }: { asked: Asked }) {
  const { t, i18n } = useTranslation("management-audit");
  const format = useFormat();
  const list = useInfiniteQuery(auditQuery(asked, i18n.language));
  useLookOn(list);
  const { data, error } = list;
  if (error instanceof CallError && !data)
    return error.problem.errors ? (
      <NoteBar tone="red" title={error.problem.title}>
        {error.problem.errors.map(({ detail }) => detail).join(" ")}
      </NoteBar>
    ) : (
      <Failure error={error} reset={() => void list.refetch()} />
    );
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const scanned = data?.pages.reduce((sum, page) => sum + page.scanned, 0) ?? 0;
  return (
    <div className="pbody audit" aria-busy={data === undefined}>
      {data === undefined && <Skeleton width={280} />}
      {data && entries.length === 0 && !list.hasNextPage && (
        <Empty icon={IconHistory} title={t(isNarrowed(asked) ? "nothing" : "none")}>
          {t(isNarrowed(asked) ? "nothingWords" : "noneWords")}
        </Empty>
      )}
      {byDays(entries, format, { today: t("today"), yesterday: t("yesterday") }).map(({ title, items }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ol className="lines">
            {items.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {list.hasNextPage && (
        <div className="more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("more")}
          </Button>
          {isNarrowed(asked) && <span role="status">{t("scanned", { number: format.number(scanned) })}</span>}
        </div>
      )}
    </div>
  );
}
