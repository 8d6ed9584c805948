import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { listImportRows } from "../../transfer/api.ts";
import { call } from "../client.ts";
import { fieldsQuery } from "../contacts/fields/contact.ts";
import { Button } from "../kit/button.tsx";
import { classes } from "../kit/classes.ts";
import { Empty, Skeleton } from "../kit/states.tsx";
import { useImportWords } from "./import-kind.ts";
import { countsByOutcome, isOpen, outcomes, type Import, type Outcome } from "./import-query.ts";
import { PreviewRow } from "./preview-row.tsx";

const rowHeight = 44;
const pageOfRows = 100;

interface PreviewRowsProps {
  one: Import;
  outcome: Outcome | undefined;
}

/** The rows with what changes, read on while one scrolls. */
export function PreviewRows({ one, outcome }: PreviewRowsProps) {
  const t = useImportWords();
  const { data: fields = [] } = useQuery(fieldsQuery(one.kind));
  const list = useRef<HTMLDivElement>(null);
  const pages = useInfiniteQuery({
    queryKey: ["imports", one.id, "rows", outcome ?? "all"],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, { params: { id: one.id }, query: { outcome, after: pageParam, limit: pageOfRows }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = pages;
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  // While the dry run goes on, its first rows appear as soon as they are weighed.
  const weighed = one.state === "checking" ? Math.min(one.progress.done, pageOfRows) : one.state;
  const read = useRef(weighed);
  useEffect(() => {
    if (read.current === weighed) return;
    read.current = weighed;
    void refetch();
  }, [weighed, refetch]);
  const lines = useVirtualizer({
    count: rows.length + (hasNextPage ? 1 : 0),
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (at) => rows[at]?.row ?? "more",
  });
  const drawn = lines.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - pageOfRows / 2) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const total = outcome
    ? countsByOutcome(one)[outcome]
    : outcomes.reduce((sum, name) => sum + countsByOutcome(one)[name], 0);
  return (
    <div
      className={classes("itab", !isOpen(one) && "done")}
      ref={list}
      role="table"
      aria-label={t("preview.label")}
      aria-rowcount={total + 1}
      tabIndex={0}
    >
      <div className="ih" role="row">
        <span role="columnheader" className="no">
          {t("preview.row")}
        </span>
        <span role="columnheader">{t("preview.outcome")}</span>
        <span role="columnheader">{t("preview.person")}</span>
        <span role="columnheader">{t("preview.changes")}</span>
        {isOpen(one) && (
          <span role="columnheader" className="do">
            {t("preview.decision")}
          </span>
        )}
      </div>
      {pages.isPending && <Waiting />}
      {pages.isError && (
        <Empty title={t("preview.failed")} actions={<Button onClick={() => void refetch()}>{t("again")}</Button>} />
      )}
      {pages.isSuccess && rows.length === 0 && one.state === "ready" && (
        <Empty title={t(outcome ? "preview.none" : "preview.noneAtAll")} />
      )}
      <div role="rowgroup" style={{ height: lines.getTotalSize(), position: "relative" }}>
        {drawn.map(({ index, start, key }) => {
          const row = rows[index];
          return (
            <div
              key={key}
              data-index={index}
              ref={lines.measureElement}
              className="ir-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row ? (
                <PreviewRow one={one} row={row} fields={fields} place={index + 2} />
              ) : (
                <div className="ir">
                  <Skeleton width={240} />
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div aria-busy="true">
      {[180, 240, 140, 200].map((width) => (
        <div className="ir" key={width}>
          <span />
          <Skeleton width={64} />
          <Skeleton width={120} />
          <Skeleton width={width} />
          <span />
        </div>
      ))}
    </div>
  );
}
