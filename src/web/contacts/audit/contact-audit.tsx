import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exportAudit } from "../../../journal/api.ts";
import { urlOf } from "../../client.ts";
import { Button, ButtonAnchor } from "../../kit/button.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { Empty, NoteBar, Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { useLookOn } from "../../use-look-on.ts";
import { useDays } from "../card/use-days.ts";
import type { Contact } from "../fields/contact.ts";
import { askAudit, exportQueryOf, noAuditFilter, type AuditFilter, type AuditView } from "./ask-audit.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditRow } from "./audit-row.tsx";
import "../../timeline/timeline.css";
import "./audit.css";

/** The audit of a contact: what was done to it, and what it did as a user, filtered, and as a file. */
export function ContactAudit({ contact }: { contact: Contact }) {
  const { t } = useTranslation("audit");
  const byDays = useDays();
  const [view, setView] = useState<AuditView>("undergone");
  const [filter, setFilter] = useState<AuditFilter>(noAuditFilter);
  const may = useMay();
  const audit = useInfiniteQuery({
    queryKey: ["contacts", "history", contact.id, "audit", view, filter],
    queryFn: ({ pageParam, signal }) => askAudit(contact.id, view, filter, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  useLookOn(audit);
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <section className="tl" aria-label={t("page.title")} aria-busy={audit.isPending}>
      <div className="tl-in">
        <div className="audit-head">
          <Segmented
            label={t("page.view")}
            options={[
              { value: "undergone", label: t("page.undergone") },
              { value: "done", label: t("page.done") },
            ]}
            value={view}
            onChange={setView}
          />
          {may("audit", "export") && (
            <ButtonAnchor
              size="s"
              icon={IconDownload}
              href={urlOf(exportAudit, { query: exportQueryOf(contact.id, view, filter) })}
              download
            >
              {t("page.export")}
            </ButtonAnchor>
          )}
        </div>
        <AuditFilters view={view} filter={filter} onChange={setFilter} />
        {audit.isPending && (
          <div className="audit-wait">
            <Skeleton width={260} />
            <Skeleton width={200} />
          </div>
        )}
        {audit.isError && (
          <NoteBar
            tone="red"
            boxed
            action={
              <Button size="s" onClick={() => void audit.refetch()}>
                {t("card:again")}
              </Button>
            }
          >
            {t("page.failed")}
          </NoteBar>
        )}
        {audit.isSuccess && entries.length === 0 && !audit.hasNextPage && (
          <Empty icon={IconHistory} title={t("page.none")}>
            {t(isFiltered ? "page.noneFiltered" : "page.noneWords")}
          </Empty>
        )}
        {byDays(entries).map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h2 className="day">{title}</h2>
            <ol>
              {items.map((entry) => (
                <AuditRow key={entry.id} entry={entry} withRecord={view === "done"} />
              ))}
            </ol>
          </section>
        ))}
        {audit.hasNextPage && (
          <Button variant="quiet" busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t("page.older")}
          </Button>
        )}
      </div>
    </section>
  );
}
