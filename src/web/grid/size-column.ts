import type { PointerEvent } from "react";
import { clampWidth } from "./columns.ts";

/** Follows the pointer from a column's edge; the grid's own template moves meanwhile, React hears of the end only. */
export function sizeByDragging(event: PointerEvent<HTMLElement>, done: (width: number) => void): void {
  if (event.button !== 0) return;
  const head = event.currentTarget.closest<HTMLElement>("[data-key]");
  const grid = event.currentTarget.closest<HTMLElement>(".grid");
  const handle = event.currentTarget;
  if (!head || !grid) return;
  event.preventDefault();
  event.stopPropagation();
  const from = event.clientX;
  const first = head.offsetWidth;
  const way = getComputedStyle(grid).direction === "rtl" ? -1 : 1;
  const column = Number(head.dataset.col);
  let width = first;
  const follow = (move: globalThis.PointerEvent) => {
    width = clampWidth(first + (move.clientX - from) * way);
    grid.style.setProperty("--cols", withWidth(grid, column, width));
  };
  const end = () => {
    handle.removeEventListener("pointermove", follow);
    handle.removeEventListener("pointerup", end);
    handle.removeEventListener("pointercancel", end);
    handle.classList.remove("on");
    grid.classList.remove("resizing");
    if (width !== first) done(width);
  };
  handle.setPointerCapture(event.pointerId);
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
  handle.classList.add("on");
  grid.classList.add("resizing");
}

// The tracks as they stand in px, with one of them changed; so the others keep their place under the pointer.
function withWidth(grid: HTMLElement, column: number, width: number): string {
  const head = grid.querySelector<HTMLElement>(".gh");
  const tracks = head ? getComputedStyle(head).gridTemplateColumns.split(" ") : [];
  return tracks.map((track, at) => (at === column ? `${width}px` : track)).join(" ");
}
