import { announce } from "../http/events.ts";

/** Tells open pages that something has left the trash, one way or the other. */
export function announceTrash(): void {
  for (const kind of [
    "contacts",
    "companies",
    "opportunities",
    "equipment",
    "contactGroups",
    "tasks",
    "views",
  ] as const)
    announce(kind, []);
}
