import { announce } from "../http/events.ts";

/** Tells open pages that many people have changed, the companies and tags that were made with them, and whose tasks are others'. */
export function announceWritten(): void {
  for (const kind of kinds) announce(kind, []);
}

const kinds = [
  "contacts",
  "companies",
  "opportunities",
  "equipment",
  "contactGroups",
  "tags",
  "tasks",
  "notifications",
] as const;
