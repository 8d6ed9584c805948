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
  template: Template;
  toggle: (key: string) => void;
  place: (key: string, onto: string) => void;
  step: (key: string, by: -1 | 1) => void;
  size: (key: string, width: number | undefined) => void;
  turnDensity: (density: Density) => void;
  reset: () => void;
}

const checkWidth = 44;
/** Without check boxes the words still begin 16 px from the edge. */
const plainWidth = 8;
const gutter = 12;

/** Columns as the person has them: what the link says, else what this browser remembers, else the list's own. */
export function useColumns<Row extends object>(
  list: List<Row>,
  linked: readonly string[] | undefined,
  onLink: (keys: readonly string[] | undefined) => void,
): Columns<Row> {
  const place = `columns.${list.place}`;
  const [choice, setChoice] = useState<ColumnChoice>(() => readChoice(localStorage.getItem(place)));
  const change = (part: Partial<ColumnChoice>) => {
    const next = { ...choice, ...part };
    localStorage.setItem(place, JSON.stringify(next));
    setChoice(next);
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
    template: templateOf(shown, choice.widths, list.bulk.length > 0 ? checkWidth : plainWidth),
    toggle: (key) => change({ shown: toggleColumn(keys, key) }),
    place: (key, onto) => change({ shown: placeColumn(keys, key, onto) }),
    step: (key, by) => change({ shown: stepColumn(keys, key, by) }),
    size: (key, width) => {
      const { [key]: _, ...others } = choice.widths;
      change({ widths: width === undefined ? others : { ...others, [key]: clampWidth(width) } });
    },
    turnDensity: (density) => change({ density }),
    reset: () => change(atFirst),
  };
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
