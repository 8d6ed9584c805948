import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewed, type Viewed } from "../views/use-viewed.ts";
import { ViewClosed } from "../views/view-closed.tsx";
import { type View, viewsQuery } from "../views/view.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { FilterBar } from "./filter-bar.tsx";
import type { Draft } from "./filter-panel.tsx";
import { FilterLine } from "./filter-line.tsx";
import { Grid } from "./grid.tsx";
import { makeLines } from "./lines.ts";
import type { List } from "./list.ts";
import { ListHead } from "./list-head.tsx";
import { ListFailed, ReadingStopped } from "./list-notes.tsx";
import { turnSort } from "./list-state.ts";
import { NothingFound } from "./nothing-found.tsx";
import { Letters } from "./letters.tsx";
import { NothingFrom } from "./nothing-from.tsx";
import { useAlphabets } from "./use-alphabets.ts";
import { useJump } from "./use-jump.ts";
import { type SortWords, SortWordsContext } from "./sort-words.ts";
import { useFaces } from "./use-faces.ts";
import { type ListModel, useList } from "./use-list.ts";
import { usePhone } from "./use-phone.ts";

const FilterPanel = lazy(async () => ({ default: (await import("./filter-panel.tsx")).FilterPanel }));
const noFields: readonly string[] = [];

interface ListPageProps<Row extends object> {
  list: List<Row>;
  /** Buttons at the end of the head, such as Import; told what the list shows. */
  renderTools?: (model: ListModel<Row>) => ReactNode;
  /** In the place of title and views, inside another page. */
  renderHead?: (model: ListModel<Row>) => ReactNode;
  /** Shown while there is nothing at all: what to do first. */
  empty: ReactNode;
}

/** A whole list: head, views, search and filter, the grid, what may be done with many. */
export function ListPage<Row extends object>(props: ListPageProps<Row>) {
  return props.list.savesViews ? <WithViews {...props} /> : <Viewing {...props} saved={none} />;
}

const none: readonly View[] = [];

/** Its views are known before any row is asked for: one of them may be what is meant. */
function WithViews<Row extends object>(props: ListPageProps<Row>) {
  const { data, isPending } = useQuery(viewsQuery(props.list.kind));
  // Without an answer the list is there as it is without views.
  return isPending ? null : <Viewing {...props} saved={data?.items ?? none} />;
}

type ViewingProps<Row extends object> = ListPageProps<Row> & { saved: readonly View[] };

function Viewing<Row extends object>({ saved, ...props }: ViewingProps<Row>) {
  const viewed = useViewed(props.list, saved);
  if (viewed.isGone || viewed.view?.runs === false) return <ViewClosed list={props.list} viewed={viewed} />;
  return <Listed {...props} viewed={viewed} />;
}

type ListedProps<Row extends object> = ListPageProps<Row> & { viewed: Viewed };

function Listed<Row extends object>({ list, renderTools, renderHead, empty, viewed }: ListedProps<Row>) {
  const { t } = useTranslation(list.room);
  const model = useList(list, viewed);
  const { state, change, query, columns, rows, loaded, ticking, chosen, speaker } = model;
  const phone = usePhone();
  const [asked, setAsked] = useState<string>();
  const [building, setBuilding] = useState(false);
  const draft = useRef<Draft>(undefined);
  const lineOf = useMemo(() => makeLines(list), [list]);
  const alphabets = useAlphabets(list, query);
  const jump = useJump(model);
  const faces = useFaces(list, columns.shown, phone);
  const sortWords: SortWords = (key, descending, alone) => {
    const kind = list.fields.find((field) => field.key === key)?.kind;
    const order = kind === "time" || kind === "birthday" ? "time" : kind === "number" ? "number" : "text";
    return t(`grid:${alone ? "orderAlone" : "order"}.${order}.${descending ? "down" : "up"}`);
  };
  const instead = insteadOf(model, empty);
  return (
    <SortWordsContext value={sortWords}>
      {list.beside}
      {renderHead ? renderHead(model) : <ListHead model={model} tools={renderTools?.(model)} />}
      {(list.searches !== false || list.fields.length > 0) && (
        <FilterBar
          search={state.search}
          onSearch={list.searches === false ? undefined : (search) => change({ search }, true)}
          searchWords={t("search")}
          filter={state.filter}
          onFilter={(filter) => change({ filter })}
          fields={list.fields}
          speaker={speaker}
          asked={asked}
          onAsked={setAsked}
          sort={query.sort}
          onSort={(sort) => change({ sort })}
          from={state.from}
          onAll={() => change({ from: "" })}
          building={building}
          onBuild={setBuilding}
        />
      )}
      <div className="list-line">
        <div>
          <FilterLine filter={state.filter} search={state.search} count={loaded.count} speaker={speaker} />
          {alphabets.length > 0 && (
            <Letters alphabets={alphabets} from={state.from} language={speaker.locale} onJump={jump} />
          )}
        </div>
      </div>
      {loaded.state === "ready" && loaded.failed !== undefined && (
        <ReadingStopped failed={loaded.failed} onRetry={rows.retry} />
      )}
      <div className="list-split">
        <Grid
          list={list}
          rows={rows}
          loaded={loaded}
          lineOf={lineOf}
          faces={faces}
          template={columns.template}
          density={columns.density}
          phone={phone}
          sort={query.sort}
          acts={{
            sort: (field, adding) => change({ sort: turnSort(query.sort, field, adding, list.ownSort) }),
            sortTo: (field, descending) => change({ sort: [{ field, descending }] }),
            filter: setAsked,
            hide: columns.toggle,
            step: columns.step,
            place: columns.place,
            size: columns.size,
          }}
          ticking={ticking}
          onOpen={model.open}
          instead={instead}
          bare={instead === empty}
        />
        {building && (
          <Suspense>
            <FilterPanel
              filter={state.filter}
              fields={list.fields}
              often={list.oftenAsked ?? noFields}
              speaker={speaker}
              draft={draft}
              onFilter={(filter) => change({ filter })}
              onClose={() => setBuilding(false)}
            />
          </Suspense>
        )}
      </div>
      {chosen.count.value > 0 && list.bulk.length > 0 && (
        <BulkBar
          chosen={chosen}
          total={list.selectsAll === false ? undefined : loaded.count}
          actions={list.bulk}
          onAll={ticking.all}
          onNone={ticking.none}
        />
      )}
    </SortWordsContext>
  );
}

/** What stands in the place of rows when there are none. */
function insteadOf<Row extends object>(
  { list, state, query, rows, loaded, speaker, change }: ListModel<Row>,
  empty: ReactNode,
): ReactNode {
  if (loaded.state === "failed") return <ListFailed failed={loaded.failed} onRetry={rows.retry} />;
  if (loaded.state === "first" || loaded.rows.length > 0 || loaded.more) return null;
  if (state.from !== "") return <NothingFrom from={state.from} onAll={() => change({ from: "" })} />;
  if (state.search === "" && state.filter.length === 0) return empty;
  return <NothingFound list={list} query={query} speaker={speaker} onChange={change} />;
}
