import { type RefObject, useEffect, useMemo, useRef } from "react";
import { countRows, type GridProps, headHeightOf, rowHeightOf } from "./grid-props.ts";
import type { ActionFace } from "./row-actions.tsx";
import { useAnchor } from "./use-anchor.ts";
import { type Cursor, useCursor } from "./use-cursor.ts";
import { type Editing, useEditing } from "./use-editing.ts";
import { useScrollMarks } from "./use-scroll-marks.ts";
import { type RowWindow, useWindow } from "./use-window.ts";

export interface GridModel<Item> {
  root: RefObject<HTMLDivElement | null>;
  count: number;
  actions: readonly ActionFace[];
  cursor: Cursor;
  editing: Editing<Item>;
  view: RowWindow;
  open: (row: number) => void;
  act: (row: number, action: string) => void;
  /** Opens the editor of a cell; false where nothing may be edited. */
  edit: (row: number, column: number) => boolean;
}

/** What the grid knows while it stands: rows on the screen, the focusable cell, the cells being edited. */
export function useGrid<Item extends object>({
  list,
  rows,
  loaded,
  faces,
  density,
  phone,
  instead,
  onOpen,
}: GridProps<Item>): GridModel<Item> {
  const root = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeightOf(density, phone);
  const headHeight = headHeightOf(phone);
  const count = instead ? 0 : countRows(loaded);
  const { idOf } = list.source;
  const placeOf = (id: string) => loaded.rows.findIndex((row) => idOf(row) === id);
  // The same array as long as the list is the same: rows are drawn again only for what changed.
  const actions = useMemo<ActionFace[]>(
    () => list.actions.map(({ key, label, icon, danger = false }) => ({ key, label, icon, danger })),
    [list],
  );

  const editing = useEditing(list, rows, (done, then) => {
    const row = placeOf(done.id);
    const column = faces.findIndex((face) => face.key === done.key) + 1;
    if (then === "stay") cursor.go({ row, column });
    if (then === "next" || then === "previous") goOn(row, column, then === "next" ? 1 : -1);
  });
  const cursor = useCursor({
    root,
    start: rows.place,
    rows: count,
    firstColumn: list.bulk.length > 0 ? 0 : 1,
    columns: faces.length + 1 + (phone ? 0 : actions.length),
    page: () => Math.max(1, Math.floor(((root.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    reveal: (row) => view.virtual.scrollToIndex(row, { align: "auto" }),
    onMove: (spot) => Object.assign(rows.place, spot),
  });
  const held = [cursor.spot.row, ...editing.open.map(({ id }) => placeOf(id))];
  const view = useWindow({ root, count, rowHeight, headHeight, held, top: rows.place.top });
  useScrollMarks(root, rows.place);
  useAnchor({ root, place: rows.place, rows: loaded.rows, idOf, rowHeight, onShift: cursor.shift });
  useEffect(() => {
    if (!instead) rows.show(view.first, view.last);
  }, [rows, view.first, view.last, loaded, instead]);
  // Another query begins at its top; rows one comes back to stand as they were left.
  const go = useRef(cursor.go);
  go.current = cursor.go;
  useEffect(() => {
    if (root.current && rows.place.top === 0) root.current.scrollTop = 0;
    if (rows.place.top > 0 || rows.place.row > 0 || rows.place.isLeft) go.current(rows.place);
  }, [rows]);

  const edit = (row: number, column: number): boolean => {
    const face = faces[column - 1];
    const item = loaded.rows[row];
    return face !== undefined && item !== undefined && editing.start(item, face.key);
  };
  const goOn = (row: number, from: number, by: 1 | -1) => {
    for (let column = from + by; column > 0 && column <= faces.length; column += by) {
      if (edit(row, column)) return cursor.go({ row, column });
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
  return { root, count, actions, cursor, editing, view, open, act, edit };
}
