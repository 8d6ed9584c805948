import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { TreePiece } from "../equipment.ts";
import { isFocusLost } from "../../kit/use-focus-return.ts";
import { aboveOf, type TreeRow } from "./rows.ts";

interface TreeKeys {
  rows: readonly TreeRow<TreePiece>[];
  /** The scrolled element that holds the lines. */
  root: RefObject<HTMLElement | null>;
  scrollTo: (row: number) => void;
  turn: (piece: TreePiece, open: boolean) => void;
  /** What Enter does: opens a piece, fetches more, tries again. */
  press: (row: TreeRow<TreePiece>) => void;
  cut: (piece: TreePiece) => void;
  paste: (whole: TreePiece) => void;
  letGo: () => boolean;
  ask: (piece: TreePiece) => void;
  remove: (piece: TreePiece) => void;
}

/** The keys of a tree (ARIA, tree view pattern) whose lines come and go: one of them is in the order of tabs. */
export function useTreeKeys({ rows, root, scrollTo, turn, press, cut, paste, letGo, ask, remove }: TreeKeys) {
  const [at, setAt] = useState<string>();
  const wanted = useRef(false);
  const current = Math.max(
    0,
    rows.findIndex(({ key }) => key === at),
  );
  const stop = rows[current]?.key;

  useEffect(() => {
    if (!wanted.current || at === undefined) return;
    const line = root.current?.querySelector<HTMLElement>(`[data-line="${at}"]`);
    if (!line) return;
    wanted.current = false;
    line.focus({ preventScroll: true });
  });

  // A line that goes while it has the focus leaves it to the one that comes in its place.
  const place = useRef(0);
  const has = useRef(false);
  useEffect(() => {
    if (stop === at) place.current = current;
    else if (at !== undefined && has.current && isFocusLost()) go(place.current);
  });

  const go = (row: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, row))];
    if (!next) return;
    wanted.current = true;
    setAt(next.key);
    scrollTo(rows.indexOf(next));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.role !== "treeitem" || event.nativeEvent.isComposing) return;
    const row = rows[current];
    if (!row) return;
    const piece = row.kind === "piece" ? row.piece : undefined;
    const hasParts = (piece?.parts ?? 0) > 0;
    const isOpen = row.kind === "piece" && row.isOpen;
    const [inwards, outwards] =
      getComputedStyle(target).direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const isChord = event.ctrlKey || event.metaKey;
    const letter = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
    if (isChord && letter === "x" && piece) cut(piece);
    else if (isChord && letter === "v" && piece) paste(piece);
    else if (isChord || event.altKey) return;
    else if (event.key === "ArrowDown") go(current + 1);
    else if (event.key === "ArrowUp") go(current - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(rows.length - 1);
    else if (event.key === inwards && piece && hasParts && !isOpen) turn(piece, true);
    else if (event.key === inwards && isOpen) go(current + 1);
    else if (event.key === outwards && piece && isOpen) turn(piece, false);
    else if (event.key === outwards) {
      const [above] = aboveOf(rows, current);
      if (above) go(rows.indexOf(above));
    } else if (event.key === "Enter") press(row);
    else if (event.key === "Escape") {
      if (!letGo()) return;
    } else if (letter === "m" && piece) ask(piece);
    else if (event.key === "Delete" && piece) remove(piece);
    else if ((event.key === "F10" && event.shiftKey) || event.key === "ContextMenu")
      target.querySelector<HTMLElement>(".kit-menu")?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    /** The line that tabs lead to. */
    stop,
    /** Its number, so that it stays when it is scrolled away. */
    current,
    props: {
      onKeyDown,
      onFocus: () => void (has.current = true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        void (has.current = currentTarget.contains(relatedTarget)),
    },
    keep: (key: string) => setAt(key),
    /** Leads there as soon as the line stands. */
    lead: (key: string) => {
      const row = rows.findIndex((one) => one.key === key);
      if (row >= 0) go(row);
      return row >= 0;
    },
    /** Leads to where the line of the keys stands or stood. */
    stay: () => go(place.current),
  };
}
