import { announce } from "../http/events.ts";

/** Tells open pages that many people have changed, and the companies and tags that were made with them. */
export function announceWritten(): void {
  for (const kind of ["contacts", "companies", "contactGroups", "tags"] as const) announce(kind, []);
}
