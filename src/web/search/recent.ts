import type { searchEverything } from "../../search/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";

export type Hit = ReplyOf<typeof searchEverything>["items"][number];

const most = 6;

/** What this person opened from the search lately, newest first; kept in this browser. */
export function readRecent(userId: string): readonly Hit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isHit) : [];
  } catch {
    return [];
  }
}

export function rememberHit(userId: string, hit: Hit): void {
  const others = readRecent(userId).filter(({ kind, id }) => kind !== hit.kind || id !== hit.id);
  localStorage.setItem(keyOf(userId), JSON.stringify([hit, ...others].slice(0, most)));
}

function keyOf(userId: string): string {
  return `recent:${userId}`;
}

function isHit(value: unknown): value is Hit {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    "id" in value &&
    "title" in value &&
    "subtitle" in value
  );
}
