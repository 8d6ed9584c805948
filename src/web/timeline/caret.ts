import { queryBefore } from "./mentions.ts";

/** Where somebody is being named: what follows the `@`, and where that stands in the box around the words. */
export interface Caret {
  query: string;
  node: Text;
  from: number;
  to: number;
  left: number;
  top: number;
}

/** Where the caret stands, if behind an `@` that begins a word of this element. */
export function caretIn(element: HTMLElement): Caret | undefined {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!selection?.isCollapsed || !(node instanceof Text) || !element.contains(node)) return undefined;
  const to = selection.focusOffset;
  const query = queryBefore(node.data.slice(0, to));
  if (query === undefined) return undefined;
  const from = to - query.length - 1;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const place = range.getBoundingClientRect();
  const box = element.parentElement?.getBoundingClientRect() ?? place;
  const start = getComputedStyle(element).direction === "rtl" ? box.right - place.right : place.left - box.left;
  return { query, node, from, to, left: start, top: place.bottom - box.top };
}

/** Selects the `@` and what follows it, so that what is put in takes its place. */
export function selectBack({ node, from, to }: Caret): void {
  getSelection()?.setBaseAndExtent(node, from, node, Math.min(to, node.data.length));
}
