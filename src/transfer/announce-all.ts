import { announce } from "../http/events.ts";

/** Tells open pages that an import has written: people, the companies and groups it made, and the tags they got. */
export function announceAll(): void {
  for (const kind of ["contacts", "companies", "contactGroups", "tags"] as const) announce(kind, []);
}
