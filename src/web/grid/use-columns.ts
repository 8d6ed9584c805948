import { useMemo, useState } from "react";
import { atFirst, clampWidth, type ColumnChoice, type Density, placeColumn, readChoice, stepColumn, toggleColumn } from "./columns.ts";
import type { Column, List } from "./list.ts";

export interface Columns<Row> {
  /** Shown columns, the fixed ones first. */
  shown: readonly Column<Row>[];
  /** Those that can be shown and ordered, the shown ones first. */
  choosable: readonly Column<Row>[];
  keys: readonly string[];
  density: Density;
  template: { tracks: string; least: number };
  toggle: (key: string) => void;
  place: (key: string, before: string | undefined) => void;
  step: (key: string, by: -1 | 1) => void;
  size: (key: string, width: number | undefined) => void;
  turnDensity: (density: Density) => void;
  reset: () => void;
}

const checkWidth = 44;
const gutter = 12;

/** Columns as the person has them: what the link says, else what this browser remembers, else the list's own. */
export function useColumns<Row extends object>(
  list: List<Row>,
  linked: readonly string[] | undefined,
  onLink: (keys: readonly string[] | undefined) => void,
): Columns<Row> {
  const place = `columns.${list.kind}`;
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
    template: templateOf(shown, choice.widths),
    toggle: (key) => change({ shown: toggleColumn(keys, key) }),
    place: (key, before) => change({ shown: placeColumn(keys, key, before) }),
    step: (key, by) => change({ shown: stepColumn(keys, key, by) }),
    size: (key, width) => {
      const { [key]: _, ...others } = choice.widths;
      change({ widths: width === undefined ? others : { ...others, [key]: clampWidth(width) } });
    },
    turnDensity: (density) => change({ density }),
    reset: () => change(atFirst),
  };
}

function templateOf<Row>(columns: readonly Column<Row>[], widths: Readonly<Record<string, number>>): { tracks: string; least: number } {
  const tracks = columns.map(({ key, width, share }) => {
    const own = widths[key];
    if (own !== undefined) return `${own}px`;
    return share === undefined ? `${width}px` : `minmax(${width}px, ${share}fr)`;
  });
  const least = columns.reduce((sum, { key, width }) => sum + (widths[key] ?? width), checkWidth + gutter);
  // When no column takes what is left over, an empty track does.
  const filler = tracks.some((track) => track.startsWith("minmax")) ? [] : ["minmax(0, 1fr)"];
  return { tracks: [`${checkWidth}px`, ...tracks, ...filler].join(" "), least };
}
