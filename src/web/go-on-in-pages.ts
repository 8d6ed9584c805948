import type { ParsedLocation } from "@tanstack/react-router";
import { isFocusLost } from "./kit/use-focus-return.ts";
import type { makeRouter } from "./router.tsx";

/** Menus and dialogs that close with a page give the focus back first. */
const pause = 50;

/**
 * Whoever goes to another page by keys goes on in it: focus that went with the page before begins at its sheet. A page
 * that is loaded begins as the browser has it, and what takes the focus by itself keeps it.
 */
export function goOnInPages(router: ReturnType<typeof makeRouter>): void {
  router.subscribe("onRendered", ({ fromLocation, toLocation }) => {
    if (fromLocation === undefined || pageOf(fromLocation) === pageOf(toLocation)) return;
    setTimeout(() => {
      if (isFocusLost()) document.getElementById("sheet")?.focus({ preventScroll: true });
    }, pause);
  });
}

/** The form of a record is a page of its own at the same path. */
function pageOf({ pathname, searchStr }: ParsedLocation): string {
  return `${pathname} ${new URLSearchParams(searchStr).get("edit") ?? ""}`;
}
