import type { KeyboardEvent, MouseEvent } from "react";
import { rowAt, spotOf } from "./spots.ts";
import type { GridModel } from "./use-grid.ts";
import type { Ticking } from "./use-selection.ts";

interface Heard {
  grid: Pick<GridModel<never>, "cursor" | "count" | "act" | "edit" | "open">;
  ticking: Ticking;
  phone: boolean;
  selectable: boolean;
}

/** Events of all rows are read once, at the grid's root: rows that scroll by need no listeners. */
export function onGridClick(event: MouseEvent, { grid, ticking, phone, selectable }: Heard): void {
  const row = rowAt(event.target);
  if (row === undefined || row < 0 || !(event.target instanceof Element)) return;
  const { target } = event;
  const action = target.closest<HTMLElement>("[data-action]")?.dataset.action;
  if (selectable && target.closest(".gc.chk")) return ticking.toggle(row, event.shiftKey);
  if (action !== undefined) return grid.act(row, action);
  if (target.closest(".pen")) return void grid.edit(row, spotOf(target)?.column ?? 0);
  if (target.closest(".cell-editor")) return;
  const link = target.closest("a");
  if (link ? !isPlain(event) || link.hash !== "" : !phone) return;
  event.preventDefault();
  if (phone && ticking.selection.ids.size > 0) ticking.toggle(row, false);
  else grid.open(row);
}

export function onGridDoubleClick(event: MouseEvent, { grid, phone }: Heard): void {
  const at = spotOf(event.target);
  if (at === undefined || at.row < 0 || phone) return;
  if (event.target instanceof Element && event.target.closest(".chk,.cell-editor,button")) return;
  grid.edit(at.row, at.column);
}

export function onGridKey(event: KeyboardEvent, { grid, ticking, selectable }: Heard): void {
  const { cursor } = grid;
  if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(".cell-editor"))) return;
  if (cursor.onKeyDown(event)) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (selectable && event.shiftKey && by !== undefined) extend(by, { grid, ticking });
    return;
  }
  const { row, column } = cursor.spot;
  if (row < 0 || (event.target instanceof Element && event.target.closest(".acts"))) return;
  if (event.key === "Enter") grid.open(row);
  else if (event.key === "F2") grid.edit(row, column);
  else if (event.key === " " && column > 0 && selectable) ticking.toggle(row, event.shiftKey);
  else if (event.key === "Delete") grid.act(row, "delete");
  else if (event.key === "a" && (event.ctrlKey || event.metaKey) && selectable) ticking.all();
  else if (event.key === "Escape" && (ticking.selection.all || ticking.selection.ids.size > 0)) ticking.none();
  else return;
  event.preventDefault();
}

function extend(by: number, { grid, ticking }: Pick<Heard, "grid" | "ticking">): void {
  const { row } = grid.cursor.spot;
  ticking.reach(row, Math.max(0, Math.min(grid.count - 1, row + by)));
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
