import { focusable, tabbable } from "tabbable";

/**
 * A ref for what floats above the page. Focus goes in (to `data-autofocus`, else the first control) before anything is
 * drawn, so that no key goes elsewhere and nobody who has moved on is led back; Tab goes around within.
 */
export function focusTrap(part: HTMLElement | null): (() => void) | undefined {
  if (!part) return;
  enter(part);
  part.addEventListener("keydown", goAround);
  return () => part.removeEventListener("keydown", goAround);
}

function enter(part: HTMLElement): void {
  if (part.contains(document.activeElement)) return;
  const first = tabbable(part).at(0) ?? focusable(part).at(0) ?? part;
  (part.querySelector<HTMLElement>("[data-autofocus]") ?? first).focus({ preventScroll: true });
}

function goAround(event: KeyboardEvent): void {
  const { currentTarget: part, target: from, shiftKey: isBack } = event;
  if (event.key !== "Tab" || event.defaultPrevented) return;
  if (!(part instanceof HTMLElement && from instanceof HTMLElement)) return;
  const stops = tabbable(part);
  const ahead = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  if (stops.some((stop) => from.compareDocumentPosition(stop) & ahead)) return;
  event.preventDefault();
  stops.at(isBack ? -1 : 0)?.focus();
}
