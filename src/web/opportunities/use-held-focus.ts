import { useEffect, useRef, type RefObject } from "react";
import { isFocusLost } from "../kit/use-focus-return.ts";

interface Held {
  element: HTMLElement;
  /** Finds the same part of the same card, wherever it is drawn by then. */
  selector: string;
}

/** Keeps the focus with the card that has it. In another stage a card is drawn anew, and the focus would stay with what is gone. */
export function useHeldFocus(board: RefObject<HTMLElement | null>): void {
  const held = useRef<Held>(undefined);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hold = ({ target }: FocusEvent) => {
      held.current = target instanceof HTMLElement ? heldAt(target) : undefined;
    };
    // A press beside everything takes the focus away; leaving the page with its card does not.
    const release = () => {
      setTimeout(() => {
        if (held.current?.element.isConnected && isFocusLost()) held.current = undefined;
      });
    };
    board.current?.addEventListener("focusin", hold, { signal });
    board.current?.addEventListener("focusout", release, { signal });
    return () => listening.abort();
  }, [board]);
  // Whatever it was drawn for: a move, a question that was closed, an answer of the server.
  useEffect(() => {
    if (!held.current || held.current.element.isConnected || !isFocusLost()) return;
    board.current?.querySelector<HTMLElement>(held.current.selector)?.focus({ preventScroll: true });
  });
}

function heldAt(element: HTMLElement): Held | undefined {
  const card = element.closest<HTMLElement>("[data-card]")?.dataset["card"];
  if (card === undefined) return undefined;
  return { element, selector: `[data-card="${card}"] ${element.matches(".deal-grip") ? ".deal-grip" : "a"}` };
}
