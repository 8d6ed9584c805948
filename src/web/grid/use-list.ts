import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Count } from "../kit/format-for.ts";
import { usePlace } from "../kit/place.ts";
import { useSession } from "../session.ts";
import type { Viewed } from "../views/use-viewed.ts";
import { joinParts } from "./filter.ts";
import type { Speaker } from "./filter-words.ts";
import { rememberList } from "./last-list.ts";
import type { Chosen, List } from "./list.ts";
import type { ListState } from "./list-state.ts";
import { useNames } from "./names.ts";
import type { Loaded, Rows } from "./rows.ts";
import { countSelected, type Selection } from "./selection.ts";
import type { Query } from "./source.ts";
import { type Columns, useColumns } from "./use-columns.ts";
import { useExactCount } from "./use-exact-count.ts";
import { usePulse } from "./use-pulse.ts";
import { useRows } from "./use-rows.ts";
import { type Ticking, useSelection } from "./use-selection.ts";

export interface ListModel<Row extends object> {
  list: List<Row>;
  state: ListState;
  change: (part: Partial<ListState>, quietly?: boolean) => void;
  query: Query;
  columns: Columns<Row>;
  rows: Rows<Row>;
  loaded: Loaded<Row>;
  ticking: Ticking;
  chosen: Chosen;
  speaker: Speaker;
  viewed: Viewed;
  open: (row: Row, index: number) => void;
}

/** A list as it stands in the address: its rows, its columns, what is ticked. */
export function useList<Row extends object>(list: List<Row>, viewed: Viewed): ListModel<Row> {
  const { t } = useTranslation(list.room);
  const router = useRouter();
  const { language } = usePlace();
  const { user } = useSession();
  const { state, change, view } = viewed;
  const columns = useColumns(list, state.columns, (keys) => change({ columns: keys }, true), view);
  const sort = state.sort.length > 0 ? state.sort : list.ownSort;
  const query = { search: state.search, filter: state.filter, sort, from: state.from };
  const needs = [...new Set([...list.needs, ...columns.shown.flatMap((column) => column.needs)])].toSorted();
  const { rows, loaded } = useRows(list, query, needs, user.id);
  usePulse(list.kind, rows.refresh);
  const among = JSON.stringify([list.scope, state.search, state.filter]);
  const { all, ...ticks } = useSelection(among, (row) => loaded.rows[row] && list.source.idOf(loaded.rows[row]));
  const nameOf = useNames(state.filter, list.fields, list.kind);
  const speaker = { t, locale: language, fields: list.fields, room: list.room, nameOf };
  const open = (row: Row, index: number) => {
    if (list.hrefOf === undefined) return;
    Object.assign(rows.place, { row: index, isLeft: true });
    rememberList({
      kind: list.kind,
      href: router.state.location.href,
      ids: () => rows.get().rows.map(list.source.idOf),
      total: () => rows.get().count,
      more: () => rows.get().more,
      readMore: rows.readMore,
      visit: (place) => Object.assign(rows.place, { row: place }),
    });
    router.history.push(list.hrefOf(row));
  };
  const tickLoaded = () => ticks.set(loaded.rows.map(list.source.idOf), true);
  const ticking = { ...ticks, all: list.selectsAll === false ? tickLoaded : all };
  const { selection } = ticks;
  const total = useExactCount(list, query, loaded.count, selection.all);
  const chosen = useMemo(() => chosenOf(selection, state, total), [selection, state, total]);
  return { list, state, change, query, columns, rows, loaded, ticking, chosen, speaker, viewed, open };
}

function chosenOf(selection: Selection, state: ListState, count: Count | undefined): Chosen {
  const { all, ids } = selection;
  const but = ids.size === 0 ? [] : [{ field: "id", is: "noneOf", value: [...ids] } as const];
  return {
    ids: all ? [] : [...ids],
    all: all ? { search: state.search, filter: joinParts([...state.filter, ...but]) } : undefined,
    count: all
      ? { value: countSelected(selection, count?.value ?? 0), exact: count?.exact === true }
      : { value: ids.size, exact: true },
  };
}
