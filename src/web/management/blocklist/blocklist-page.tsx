import IconMailOff from "@tabler/icons-react/dist/esm/icons/IconMailOff.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { SearchBox } from "../../grid/search-box.tsx";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { Empty, Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { AddSenders } from "./add-senders.tsx";
import { blocklistQuery } from "./blocklist.ts";
import { SenderRow } from "./sender-row.tsx";
import "../../grid/filter-bar.css";
import "../management.css";
import "./blocklist.css";

/** /management/blocklist: addresses and domains from which nothing is taken. */
export function BlocklistPage() {
  const may = useMay();
  return may("management.channels", "open") ? <Blocklist /> : <NotFound />;
}

function Blocklist() {
  const { t } = useTranslation("blocklist");
  const format = useFormat();
  const navigate = useNavigate();
  const { q: search = "" } = useSearch({ strict: false });
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(blocklistQuery(search));
  usePageTitle(t("title"));
  const find = useCallback(
    (q: string) => void navigate({ to: ".", search: { q: q || undefined }, replace: true }),
    [navigate],
  );
  const { data, error } = list;
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void list.refetch()} />;
  const senders = data?.pages.flatMap(({ items }) => items) ?? [];
  const count = data?.pages[0]?.count;
  const add = (
    <Button variant="primary" icon={IconPlus} onClick={() => setAdding(true)}>
      {t("add.open")}
    </Button>
  );
  const isEmpty = data !== undefined && senders.length === 0 && search === "";
  return (
    <>
      <div className="phead">
        <h1 className="in-bar">{t("title")}</h1>
        {!isEmpty && <div className="end">{add}</div>}
      </div>
      <div className="pbody blocklist" aria-busy={data === undefined}>
        {isEmpty ? (
          <Empty icon={IconMailOff} title={t("empty.title")} actions={add}>
            {t("empty.words")}
          </Empty>
        ) : (
          <>
            <p className="t2 blocklist-words">{t("words")}</p>
            <div className="blocklist-tools">
              <SearchBox value={search} onChange={find} label={t("search")} />
              {count && (
                <span className="t3 md" role="status">
                  {t("count", { count: count.value, number: format.count(count) })}
                </span>
              )}
            </div>
            {data === undefined && <Skeleton width={220} />}
            {data && senders.length === 0 && (
              <p className="t3" role="status">
                {t("nothing", { search })}
              </p>
            )}
            {senders.length > 0 && (
              <ul className="lines">
                {senders.map((sender) => (
                  <SenderRow key={sender.id} sender={sender} />
                ))}
              </ul>
            )}
            {list.hasNextPage && (
              <div className="more">
                <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t("more")}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
      {adding && <AddSenders onClose={() => setAdding(false)} />}
    </>
  );
}
