import type { Spot } from "./keys.ts";

/** The row and cell an element of the grid stands in. */
export function spotOf(target: EventTarget | null): Spot | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>("[data-row]")?.dataset.row;
  const column = target.closest<HTMLElement>("[data-col]")?.dataset.col;
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}

export function rowAt(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset.row : undefined;
  return row === undefined ? undefined : Number(row);
}

/** The one cell of the grid that Tab reaches. */
export function focusableCell(): HTMLElement | null {
  return document.querySelector(".grid [data-row] [tabindex='0']");
}

/** Scrolls sideways until a cell is clear of the columns that stay in place. */
export function revealColumn(root: HTMLElement | null, cell: HTMLElement): void {
  if (!root || cell.closest(".fix")) return;
  const fixed = [...root.querySelectorAll<HTMLElement>(".gh > .fix")].map((head) => head.getBoundingClientRect());
  const frame = root.getBoundingClientRect();
  const own = cell.getBoundingClientRect();
  const rightToLeft = getComputedStyle(root).direction === "rtl";
  const left = rightToLeft ? frame.left : Math.max(frame.left, ...fixed.map((head) => head.right));
  const right = rightToLeft ? Math.min(frame.right, ...fixed.map((head) => head.left)) : frame.right;
  if (own.left < left) root.scrollLeft -= left - own.left;
  else if (own.right > right) root.scrollLeft += Math.min(own.right - right, own.left - left);
}
