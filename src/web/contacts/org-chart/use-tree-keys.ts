import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from "react";

/** The keys of a tree (ARIA, tree view pattern), one item at a time in the order of tabs; the items are found as they stand on the page. */
export function useTreeKeys() {
  const tree = useRef<HTMLUListElement>(null);

  // One item can be tabbed to: that which was focused last, else whom the chart is about.
  useEffect(() => {
    const items = itemsOf(tree.current);
    if (items.some((item) => item.tabIndex === 0)) return;
    const first = items.find((item) => item.ariaCurrent === "true") ?? items[0];
    if (first) first.tabIndex = 0;
  });

  const focus = (item: HTMLElement | null | undefined) => item?.focus();
  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (!isItem(target)) return;
    const items = itemsOf(tree.current);
    const at = items.indexOf(target);
    const isOpen = target.ariaExpanded === "true";
    const [inwards, outwards] =
      getComputedStyle(target).direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (event.key === "ArrowDown") focus(items[at + 1]);
    else if (event.key === "ArrowUp") focus(items[at - 1]);
    else if (event.key === "Home") focus(items[0]);
    else if (event.key === "End") focus(items.at(-1));
    else if (event.key === inwards && target.ariaExpanded === "false") target.click();
    else if (event.key === inwards && isOpen) focus(items[at + 1]);
    else if (event.key === outwards && isOpen && isTurnable(target)) target.click();
    else if (event.key === outwards) focus(items.slice(0, at).findLast((item) => levelOf(item) < levelOf(target)));
    else if (event.key === "Enter") {
      const link = target.querySelector<HTMLElement>("a");
      // A row that fetches more goes when it has: the keys stay beside it.
      if (link === null) focus(items[at - 1]);
      (link ?? target).click();
    } else if (event.key === "F10" && event.shiftKey) openMenu(target);
    else if (event.key === "ContextMenu" || event.key === "m") openMenu(target);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const keep = ({ target }: FocusEvent) => {
    if (!isItem(target)) return;
    for (const item of itemsOf(tree.current)) item.tabIndex = item === target ? 0 : -1;
  };
  return { tree, press, keep };
}

function itemsOf(tree: HTMLElement | null): HTMLElement[] {
  return tree ? [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")] : [];
}

function levelOf(item: HTMLElement): number {
  return Number(item.ariaLevel);
}

function isItem(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.role === "treeitem";
}

/** The way down to whom the chart is about does not fold. */
function isTurnable(item: HTMLElement): boolean {
  return item.querySelector(".chart-turn.open") !== null;
}

function openMenu(item: HTMLElement): void {
  item.querySelector<HTMLElement>(".chart-menu")?.click();
}
