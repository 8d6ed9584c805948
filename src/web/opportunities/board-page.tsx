import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Failure } from "../frame/failure.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import { SearchBox } from "../grid/search-box.tsx";
import { Button } from "../kit/button.tsx";
import { Menu } from "../kit/menu.tsx";
import { Empty, Skeleton } from "../kit/states.tsx";
import { Tabs } from "../kit/tabs.tsx";
import { useMay, useSession } from "../session.ts";
import { Board } from "./board.tsx";
import { BoardTotals } from "./board-totals.tsx";
import { boardQuery, pipelinesQuery, type Board as Data } from "./opportunity.ts";
import { OpportunityForm } from "./opportunity-form.tsx";
import { ViewTurn } from "./view-turn.tsx";
import "../grid/filter-bar.css";
import "./board.css";

type Part = Record<string, string | undefined>;

/** /opportunities: the board. Pipeline, search and whose they are stand in the address; `?create=yes` opens the form. */
export function BoardPage() {
  const { t } = useTranslation("opportunities");
  usePageTitle(t("title"));
  const { pipeline, q, owner, create, stage } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { user } = useSession();
  const mayCreate = useMay()("opportunities", "create");
  const [limit, setLimit] = useState(few);
  const wish = { pipeline, search: q, owner: owner === "me" ? user.id : undefined, limit };
  const { data, error, refetch } = useQuery(boardQuery(wish));
  const change = (part: Part, quietly = false) =>
    void navigate({ to: ".", search: (now: Part) => ({ ...now, ...part }), replace: quietly, resetScroll: false });
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void refetch()} />;
  const isEmpty = data?.stages.every(({ count }) => count === 0) && !q && !owner;
  return (
    <>
      <div className="deal-head">
        <h1>{t("title")}</h1>
        <Tabs
          label={t("whose")}
          tabs={[
            { id: "all", label: t("views.all") },
            { id: "mine", label: t("views.mine") },
          ]}
          current={owner === "me" ? "mine" : "all"}
          onChange={(id) => change({ owner: id === "mine" ? "me" : undefined })}
        />
        <div className="deal-head-end">
          {data && <PipelineMenu board={data} onChange={(id) => change({ pipeline: id })} />}
          <ViewTurn value="board" />
        </div>
      </div>
      <div className="deal-bar">
        <SearchBox value={q ?? ""} onChange={(text) => change({ q: text || undefined }, true)} label={t("search")} />
        {data && <BoardTotals board={data} owner={wish.owner} />}
      </div>
      {data === undefined && <Waiting />}
      {data && isEmpty && (
        <Empty
          icon={IconTargetArrow}
          title={t("empty.title")}
          actions={
            mayCreate && (
              <Button variant="primary" onClick={() => change({ create: "yes" })}>
                {t("create")}
              </Button>
            )
          }
        >
          {t("empty.words")}
        </Empty>
      )}
      {data && !isEmpty && (
        <Board
          board={data}
          wish={wish}
          onCreate={mayCreate ? (id) => change({ create: "yes", stage: id }) : undefined}
          onMore={() => setLimit(many)}
        />
      )}
      {create === "yes" && mayCreate && (
        <OpportunityForm
          start={{ stage, pipeline: data?.pipeline.id }}
          onClose={() => change({ create: undefined, stage: undefined }, true)}
        />
      )}
    </>
  );
}

/** Cards of each stage: at first, and once more are asked for; the rest is in the list. */
const few = 25;
const many = 100;

function PipelineMenu({ board, onChange }: { board: Data; onChange: (id: string) => void }) {
  const { t } = useTranslation("opportunities");
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  if (pipelines.length < 2) return null;
  return (
    <Menu
      placement="bottom-end"
      items={pipelines.map(({ id, name }) => ({
        label: name,
        checked: id === board.pipeline.id,
        onSelect: () => onChange(id),
      }))}
      trigger={
        <Button variant="quiet" iconAfter={IconChevronDown} aria-label={t("pipelineOf", { name: board.pipeline.name })}>
          {board.pipeline.name}
        </Button>
      }
    />
  );
}

function Waiting() {
  return (
    <div className="deal-board" aria-busy="true">
      {[3, 2, 3, 1].map((cards, at) => (
        // The columns that are waited for have no names yet.
        <div className="deal-stage" key={at}>
          <header>
            <Skeleton width={96} height={12} />
          </header>
          <div className="deal-cards">
            {Array.from({ length: cards }, (_, card) => (
              <div className="deal-card" key={card}>
                <Skeleton width="80%" height={10} />
                <Skeleton width="50%" height={10} />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
