import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { EditorContext } from "./editing.ts";
import type { ActionFace } from "./row-actions.tsx";
import { Header, type HeaderActs, type HeaderFace } from "./header.tsx";
import type { Line } from "./lines.ts";
import type { Density } from "./columns.ts";
import type { List } from "./list.ts";
import type { SortKey } from "./list-state.ts";
import { Row } from "./row.tsx";
import type { Loaded, Rows } from "./rows.ts";
import { isSelected } from "./selection.ts";
import { rowAt, spotOf } from "./spots.ts";
import { useAnchor } from "./use-anchor.ts";
import { useCursor } from "./use-cursor.ts";
import { useEditing } from "./use-editing.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import type { Ticking } from "./use-selection.ts";
import { useScrollMarks } from "./use-scroll-marks.ts";
import { useWindow } from "./use-window.ts";
import "./grid.css";
import "./grid-phone.css";

interface GridProps<Item extends object> {
  list: List<Item>;
  rows: Rows<Item>;
  loaded: Loaded<Item>;
  lineOf: (row: Item) => Line;
  faces: readonly HeaderFace[];
  template: { tracks: string; least: number };
  density: Density;
  phone: boolean;
  sort: readonly SortKey[];
  acts: HeaderActs;
  ticking: Ticking;
  onOpen: (row: Item, index: number) => void;
  /** Shown instead of rows: nothing found, an error. */
  instead: ReactNode;
}

const heights = { compact: 32, normal: 40, roomy: 48 };
const phoneHeight = 64;
const headHeight = 32;
/** Rows that are promised beyond those read; more would make the scroll bar lie about how far one can go at once. */
const farthest = 10_000;
const nothing: readonly never[] = [];

/** The one grid: virtual rows, one focusable cell, editing in place. */
export function Grid<Item extends object>(props: GridProps<Item>) {
  const { list, rows, loaded, lineOf, faces, template, density, phone, sort, acts, ticking, onOpen, instead } = props;
  const { t } = useTranslation("grid");
  const root = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState(-1);
  const rowHeight = phone ? phoneHeight : heights[density];
  const count = instead ? 0 : countOf(loaded);
  // The same array as long as the list is the same: rows are drawn again only for what changed.
  const actions = useMemo<ActionFace[]>(() => list.actions.map(({ key, label, icon, danger = false }) => ({ key, label, icon, danger })), [list]);
  const editing = useEditing(list, rows, (edit, then) => {
    const row = loaded.rows.findIndex((one) => list.source.idOf(one) === edit.id);
    const column = faces.findIndex((face) => face.key === edit.key) + 1;
    if (then === "stay") cursor.go({ row, column });
    if (then === "next" || then === "previous") goOn(row, column, then === "next" ? 1 : -1);
  });
  const cursor = useCursor({
    root,
    start: rows.place,
    rows: count,
    columns: faces.length + 1 + (phone ? 0 : actions.length),
    page: () => Math.max(1, Math.floor(((root.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    reveal: (row) => view.virtual.scrollToIndex(row, { align: "auto" }),
    onMove: (spot) => Object.assign(rows.place, spot),
  });
  useScrollMarks(root, rows.place);
  const indexOf = new Map(editing.open.map((edit) => [edit.id, loaded.rows.findIndex((row) => list.source.idOf(row) === edit.id)]));
  const view = useWindow({ root, count, rowHeight, headHeight: phone ? 0 : headHeight, held: [cursor.spot.row, ...indexOf.values()], top: rows.place.top });
  useAnchor({ root, place: rows.place, rows: loaded.rows, idOf: list.source.idOf, rowHeight, onShift: cursor.shift });
  useEffect(() => {
    if (!instead) rows.show(view.first, view.last);
  }, [rows, view.first, view.last, loaded, instead]);
  useEffect(() => {
    const element = root.current;
    if (element && rows.place.top === 0) element.scrollTop = 0;
    if (rows.place.top > 0 || rows.place.row > 0) cursor.go(rows.place);
  }, [rows]);

  const startEdit = (row: number, column: number): boolean => {
    const face = faces[column - 1];
    const item = loaded.rows[row];
    return face !== undefined && item !== undefined && editing.start(item, face.key);
  };
  const goOn = (row: number, from: number, by: 1 | -1) => {
    for (let column = from + by; column > 0 && column <= faces.length; column += by) {
      if (startEdit(row, column)) return cursor.go({ row, column });
    }
    cursor.go({ row: Math.max(0, Math.min(count - 1, row + by)), column: from });
  };
  const act = (row: number, key: string) => {
    const item = loaded.rows[row];
    const action = list.actions.find((one) => one.key === key);
    if (item !== undefined && action?.may(item)) action.run(item);
  };
  const open = (row: number) => {
    const item = loaded.rows[row];
    if (item !== undefined) onOpen(item, row);
  };
  useGridKeys({ cursor, ticking, edit: startEdit, open, count, on: !instead });

  const click = (event: MouseEvent) => {
    const row = rowAt(event.target);
    if (row === undefined || row < 0 || !(event.target instanceof Element)) return;
    const tick = event.target.closest(".gc.chk") ?? (phone && event.target.closest(".av"));
    const action = event.target.closest<HTMLElement>("[data-action]")?.dataset.action;
    if (tick) return ticking.toggle(row, event.shiftKey);
    if (action !== undefined) return act(row, action);
    if (event.target.closest(".pen")) return void startEdit(row, spotOf(event.target)?.column ?? 0);
    if (event.target.closest(".cell-editor")) return;
    const link = event.target.closest("a");
    if (link ? isPlain(event) && !link.hash : phone) {
      event.preventDefault();
      if (phone && ticking.selection.ids.size > 0) ticking.toggle(row, false);
      else open(row);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(".cell-editor"))) return;
    if (cursor.onKeyDown(event)) {
      if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) extend(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    const { row, column } = cursor.spot;
    if (row < 0 || (event.target instanceof Element && event.target.closest(".acts"))) return;
    if (event.key === "Enter" && column > 0) open(row);
    else if (event.key === "F2") startEdit(row, column);
    else if (event.key === " " && column > 0) ticking.toggle(row, event.shiftKey);
    else if (event.key === "Delete") act(row, "delete");
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) ticking.all();
    else if (event.key === "Escape" && (ticking.selection.all || ticking.selection.ids.size > 0)) ticking.none();
    else return;
    event.preventDefault();
  };
  const extend = (by: 1 | -1) => {
    const { row } = cursor.spot;
    ticking.toggle(row, false);
    ticking.toggle(Math.max(0, Math.min(count - 1, row + by)), true);
  };
  const style: CSSProperties & Record<`--${string}`, string> = { "--cols": template.tracks, "--minw": `${template.least}px` };
  const checked = headerCheck(ticking, loaded, list.source.idOf);
  return (
    <EditorContext value={editing.editor}>
      <div
        ref={root}
        className="grid"
        role="grid"
        aria-label={list.title}
        aria-rowcount={loaded.count?.exact === false ? -1 : (loaded.count?.value ?? 0) + 1}
        aria-colcount={faces.length + 1 + (actions.length > 0 ? 1 : 0)}
        aria-multiselectable="true"
        aria-busy={loaded.state === "first" || undefined}
        data-density={density}
        style={style}
        onClick={click}
        onDoubleClick={(event) => {
          const at = spotOf(event.target);
          if (at && at.row >= 0 && !phone && !(event.target instanceof Element && event.target.closest(".chk,.cell-editor"))) startEdit(at.row, at.column);
        }}
        onKeyDown={press}
        onFocus={cursor.onFocus}
        onBlur={cursor.onBlur}
        onPointerOver={(event) => event.pointerType === "mouse" && setHovered(rowAt(event.target) ?? -1)}
        onPointerLeave={() => setHovered(-1)}
      >
        {!phone && <Header faces={faces} sort={sort} acts={acts} checked={checked} onCheck={(on) => (on ? ticking.set(loaded.rows.map(list.source.idOf), true) : ticking.none())} focus={cursor.spot.row < 0 ? cursor.spot.column : -1} />}
        {instead ? (
          <div className="grid-instead" role="rowgroup">
            <div role="row" aria-rowindex={2}>
              <div role="gridcell" aria-colspan={faces.length + 1}>{instead}</div>
            </div>
          </div>
        ) : (
          <div className="grid-body" role="rowgroup" style={{ height: view.height }}>
            {view.items.map(({ index, start, slot }) => {
              const item = loaded.rows[index];
              const line = item && lineOf(item);
              const here = cursor.spot.row === index;
              const edits = line ? editing.open.filter((edit) => edit.id === line.id) : nothing;
              return (
                <Row
                  key={slot}
                  line={line}
                  index={index}
                  top={start}
                  faces={faces}
                  actions={phone ? nothing : actions}
                  selected={line !== undefined && isSelected(ticking.selection, line.id)}
                  focus={here ? cursor.spot.column : -1}
                  hot={!phone && (index === hovered || (here && cursor.inside))}
                  edits={edits.length === 0 ? nothing : edits}
                  t={t}
                />
              );
            })}
          </div>
        )}
      </div>
    </EditorContext>
  );
}

function countOf(loaded: Loaded<unknown>): number {
  const read = loaded.rows.length;
  if (loaded.state === "first") return 12;
  if (!loaded.more) return read;
  return Math.max(read + 10, Math.min(loaded.count?.value ?? 0, read + farthest));
}

function headerCheck<Item>(ticking: Ticking, loaded: Loaded<Item>, idOf: (row: Item) => string): "all" | "some" | "none" {
  const { all, ids } = ticking.selection;
  if (all) return ids.size === 0 ? "all" : "some";
  if (ids.size === 0) return "none";
  return !loaded.more && loaded.rows.every((row) => ids.has(idOf(row))) ? "all" : "some";
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
