import { useMemo, useState } from "react";
import {
  atFirst,
  clampWidth,
  type ColumnChoice,
  type Density,
  placeColumn,
  readChoice,
  stepColumn,
  toggleColumn,
} from "./columns.ts";
import type { Column, List } from "./list.ts";

/** The tracks of a row: CSS tracks, the least width of all in px, the width of the check box's. */
export interface Template {
  tracks: string;
  least: number;
  check: string;
}

export interface Columns<Row> {
  /** Shown columns, the fixed ones first. */
  shown: readonly Column<Row>[];
  /** Those that can be shown and ordered, the shown ones first. */
  choosable: readonly Column<Row>[];
  keys: readonly string[];
  density: Density;
  /** Widths set by hand, in px. */
  widths: Readonly<Record<string, number>>;
  template: Template;
  /** In a saved view: whether widths or height of rows are others than it has. */
  isChanged: boolean;
  toggle: (key: string) => void;
  place: (key: string, onto: string) => void;
  step: (key: string, by: -1 | 1) => void;
  size: (key: string, width: number | undefined) => void;
  turnDensity: (density: Density) => void;
  reset: () => void;
  /** Lets go of what this browser remembers beside a saved view. */
  settle: () => void;
}

/** What a saved view says of columns; null where it leaves them to the reader. */
interface SavedColumns {
  id: string;
  widths: Readonly<Record<string, number>>;
  density: Density | null;
}

const checkWidth = 44;
/** Without check boxes the words still begin 16 px from the edge. */
const plainWidth = 8;
const gutter = 12;

/** Columns as the person has them: what the link says, else what this browser remembers, else the saved view's, else the list's own. */
export function useColumns<Row extends object>(
  list: List<Row>,
  linked: readonly string[] | undefined,
  onLink: (keys: readonly string[] | undefined) => void,
  view?: SavedColumns,
): Columns<Row> {
  const everywhere = `columns.${list.place}`;
  const place = view ? `${everywhere}.${view.id}` : everywhere;
  const [, redraw] = useState(0);
  const kept = localStorage.getItem(place);
  const base = view ? savedChoice(view, localStorage.getItem(everywhere)) : atFirst;
  const choice = kept === null ? base : readChoice(kept);
  const keep = (next: ColumnChoice | undefined) => {
    if (next === undefined) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(next));
    redraw((times) => times + 1);
  };
  const change = (part: Partial<ColumnChoice>) => {
    keep({ ...choice, ...part });
    if ("shown" in part) onLink(part.shown);
  };
  const wished = linked ?? choice.shown ?? list.shownAtFirst;
  const byKey = useMemo(() => new Map(list.columns.map((column) => [column.key, column])), [list]);
  const free = wished.flatMap((key) => byKey.get(key) ?? []).filter((column) => !column.fixed);
  const keys = free.map((column) => column.key);
  const shown = [...list.columns.filter((column) => column.fixed), ...free];
  const rest = list.columns.filter((column) => !column.fixed && !keys.includes(column.key));
  return {
    shown,
    choosable: [...free, ...rest],
    keys,
    density: choice.density,
    widths: choice.widths,
    isChanged: view !== undefined && (choice.density !== base.density || !isSame(choice.widths, base.widths)),
    template: templateOf(shown, choice.widths, list.bulk.length > 0 ? checkWidth : plainWidth),
    toggle: (key) => change({ shown: toggleColumn(keys, key) }),
    place: (key, onto) => change({ shown: placeColumn(keys, key, onto) }),
    step: (key, by) => change({ shown: stepColumn(keys, key, by) }),
    size: (key, width) => {
      const { [key]: _, ...others } = choice.widths;
      change({ widths: width === undefined ? others : { ...others, [key]: clampWidth(width) } });
    },
    turnDensity: (density) => change({ density }),
    reset: () => {
      keep(view ? undefined : atFirst);
      onLink(undefined);
    },
    settle: () => keep(undefined),
  };
}

/** A view that says nothing of the height of rows has the reader's own. */
function savedChoice({ widths, density }: SavedColumns, own: string | null): ColumnChoice {
  return { shown: undefined, widths, density: density ?? readChoice(own).density };
}

function isSame(some: Readonly<Record<string, number>>, others: Readonly<Record<string, number>>): boolean {
  const keys = Object.keys(some);
  return keys.length === Object.keys(others).length && keys.every((key) => some[key] === others[key]);
}

function templateOf<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
  check: number,
): Template {
  const tracks = columns.map(({ key, width, share }) => {
    const own = widths[key];
    if (own !== undefined) return `${own}px`;
    return share === undefined ? `${width}px` : `minmax(${width}px, ${share}fr)`;
  });
  const least = columns.reduce((sum, { key, width }) => sum + (widths[key] ?? width), check + gutter);
  // When no column takes what is left over, an empty track does.
  const filler = tracks.some((track) => track.startsWith("minmax")) ? [] : ["minmax(0, 1fr)"];
  return { tracks: [`${check}px`, ...tracks, ...filler].join(" "), least, check: `${check}px` };
}
