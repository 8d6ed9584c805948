import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlace } from "../kit/place.ts";
import { Tabs } from "../kit/tabs.tsx";
import { useSession } from "../session.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { ColumnsPanel } from "./columns-panel.tsx";
import { joinParts } from "./filter.ts";
import { FilterBar } from "./filter-bar.tsx";
import { FilterLine } from "./filter-line.tsx";
import { Grid } from "./grid.tsx";
import { rememberList } from "./last-list.ts";
import { makeLines } from "./lines.ts";
import type { Chosen, List } from "./list.ts";
import { ListFailed, ReadingStopped } from "./list-notes.tsx";
import { turnSort, writeSort } from "./list-state.ts";
import { useNames } from "./names.ts";
import { NothingFound } from "./nothing-found.tsx";
import { countSelected } from "./selection.ts";
import { type SortWords, SortWordsContext } from "./sort-words.ts";
import { useColumns } from "./use-columns.ts";
import { useFaces } from "./use-faces.ts";
import { useListState } from "./use-list-state.ts";
import { usePhone } from "./use-phone.ts";
import { usePulse } from "./use-pulse.ts";
import { useRows } from "./use-rows.ts";
import { useSelection } from "./use-selection.ts";

interface ListPageProps<Row extends object> {
  list: List<Row>;
  /** Buttons at the end of the head, such as Import. */
  tools?: ReactNode;
  /** Shown while there is nothing at all: what to do first. */
  empty: ReactNode;
}

/** A whole list: head, views, search and filter, the grid, what may be done with many. */
export function ListPage<Row extends object>({ list, tools, empty }: ListPageProps<Row>) {
  const { t } = useTranslation(list.room);
  const router = useRouter();
  const { language } = usePlace();
  const { user } = useSession();
  const phone = usePhone();
  const [state, change] = useListState();
  const [asked, setAsked] = useState<string>();
  const columns = useColumns(list, state.columns, (keys) => change({ columns: keys }, true));
  const query = { search: state.search, filter: state.filter, sort: state.sort.length > 0 ? state.sort : list.ownSort };
  const needs = [...new Set([...list.needs, ...columns.shown.flatMap((column) => column.needs)])].toSorted();
  const { rows, loaded } = useRows(list.source, list.memory, query, needs, user.id);
  usePulse(list.kind, rows.refresh);
  const ticking = useSelection((row) => {
    const item = loaded.rows[row];
    return item && list.source.idOf(item);
  });
  const lineOf = useMemo(() => makeLines(list), [list]);
  const nameOf = useNames(state.filter, list.fields, list.kind);
  const speaker = { t, locale: language, fields: list.fields, room: list.room, nameOf };
  const faces = useFaces(list, columns.shown, phone);
  const sortWords: SortWords = (key, descending, alone) => {
    const kind = list.fields.find((field) => field.key === key)?.kind;
    const order = kind === "time" || kind === "birthday" ? "time" : kind === "number" ? "number" : "text";
    return t(`grid:${alone ? "orderAlone" : "order"}.${order}.${descending ? "down" : "up"}`);
  };
  const open = (row: Row, index: number) => {
    rows.place.row = index;
    rememberList({
      kind: list.kind,
      href: router.state.location.href,
      ids: () => rows.get().rows.map(list.source.idOf),
      total: () => rows.get().count?.value,
      more: () => rows.get().more,
      readMore: rows.readMore,
      visit: (row) => Object.assign(rows.place, { row }),
    });
    router.history.push(list.hrefOf(row));
  };
  const { selection } = ticking;
  const total = loaded.count;
  const chosen: Chosen = {
    ids: selection.all ? [] : [...selection.ids],
    all: selection.all ? { search: state.search, filter: joinParts([...state.filter, ...exceptions(selection.ids)]) } : undefined,
    count: countSelected(selection, total?.value ?? 0),
    exact: !selection.all || total?.exact === true,
  };
  const views = list.views ?? [];
  const current = views.find((view) => JSON.stringify(view.filter) === JSON.stringify(state.filter) && writeSort(view.sort ?? []) === writeSort(state.sort))?.key ?? "";
  const narrowed = state.search !== "" || state.filter.length > 0;
  const bare = loaded.state === "ready" && loaded.rows.length === 0 && !loaded.more;
  const instead = loaded.state === "failed" ? <ListFailed failed={loaded.failed} onRetry={rows.retry} />
    : bare && narrowed ? <NothingFound list={list} query={query} speaker={speaker} onChange={change} />
    : bare ? empty
    : null;
  return (
    <SortWordsContext value={sortWords}>
      <div className="head">
        <h1>{list.title}</h1>
        {views.length > 0 && (
          <Tabs
            label={t("grid:views")}
            tabs={views.map(({ key, label }) => ({ id: key, label }))}
            current={current}
            onChange={(key) => {
              const view = views.find((one) => one.key === key);
              if (view) change({ filter: view.filter, sort: view.sort ?? [], search: "" });
            }}
          />
        )}
        <div className="tools no-phone">
          <ColumnsPanel columns={columns} />
          {tools}
        </div>
      </div>
      <FilterBar
        search={state.search}
        onSearch={(search) => change({ search }, true)}
        searchWords={t("search")}
        filter={state.filter}
        onFilter={(filter) => change({ filter })}
        fields={list.fields}
        speaker={speaker}
        asked={asked}
        onAsked={setAsked}
        sort={query.sort}
        onSort={(sort) => change({ sort })}
      />
      <FilterLine filter={state.filter} search={state.search} count={total} speaker={speaker} />
      {loaded.state === "ready" && loaded.failed !== undefined && <ReadingStopped failed={loaded.failed} onRetry={rows.retry} />}
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
          sort: (field, adding) => change({ sort: turnSort(state.sort, field, adding) }),
          sortTo: (field, descending) => change({ sort: [{ field, descending }] }),
          filter: setAsked,
          hide: columns.toggle,
          step: columns.step,
          place: columns.place,
          size: columns.size,
        }}
        ticking={ticking}
        onOpen={open}
        instead={instead}
      />
      {chosen.count > 0 && list.bulk.length > 0 && (
        <BulkBar
          chosen={chosen}
          total={total}
          actions={list.bulk.map((action) => ({
            ...action,
            run: async (picked: Chosen) => {
              await action.run(picked);
              ticking.none();
            },
          }))}
          onAll={ticking.all}
          onNone={ticking.none}
        />
      )}
    </SortWordsContext>
  );
}

// All that match but those taken out again.
function exceptions(ids: ReadonlySet<string>) {
  return ids.size === 0 ? [] : [{ field: "id", is: "noneOf", value: [...ids] } as const];
}
