import { trashKinds, type TrashWish } from "../../trash/api.ts";
import type { PageSearch } from "../page-search.ts";

/** What the address narrows the trash to: a kind, who deleted it, and when. (`from` is the grid's own word.) */
export function wishOf({ kind, actor, since, until }: PageSearch): TrashWish {
  const known = trashKinds.find((one) => one === kind);
  return {
    ...(known && { kind: known }),
    ...(actor && { by: actor }),
    ...(since && { from: since }),
    ...(until && { to: until }),
  };
}

export function isNarrowed(wish: TrashWish): boolean {
  return Object.keys(wish).length > 0;
}
