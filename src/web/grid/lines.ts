import type { ReactNode } from "react";
import type { Column, Edit, List } from "./list.ts";

/** A row as the grid draws it, whatever kind of record it is. */
export interface Line {
  id: string;
  name: string;
  edits: (column: string) => boolean;
  draw: (column: string) => ReactNode;
  /** Names of the actions one may take. */
  actions: readonly string[];
}

/** A column as the grid draws it. */
export interface Face {
  key: string;
  title: string;
  className: string | undefined;
  fixed: boolean;
  editable: boolean;
  phone: "name" | "second" | "end" | "mark" | undefined;
}

/** Turns rows into lines; a row that did not change keeps its line, so that it is not drawn again. */
export function makeLines<Row extends object>(list: List<Row>): (row: Row) => Line {
  const made = new WeakMap<Row, Line>();
  const columns = new Map(list.columns.map((column) => [column.key, column]));
  return (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const line: Line = {
      id: list.source.idOf(row),
      name: list.nameOf(row),
      edits: (key) => mayEditCell(list, columns.get(key)?.edit, row),
      draw: (key) => columns.get(key)?.cell(row),
      actions: list.actions.filter((action) => action.may(row)).map((action) => action.key),
    };
    made.set(row, line);
    return line;
  };
}

/** Whether a row's cell of a column that is edited so may be edited in its place. */
export function mayEditCell<Row extends object>(list: List<Row>, edit: Edit<Row> | undefined, row: Row): boolean {
  if (edit === undefined || list.save === undefined) return false;
  return edit.choicesOf ? edit.choicesOf(row).length > 0 : list.mayEdit(row);
}

export function faceOf<Row>(column: Column<Row>): Face {
  const { key, title, className, fixed = false, edit, phone } = column;
  return { key, title, className, fixed, editable: edit !== undefined, phone };
}
