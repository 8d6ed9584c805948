import type { Actor } from "../access/actor.ts";
import type { Sought } from "../access/findable.ts";
import type { Tx } from "../database/transaction.ts";
import { fold, words } from "../values/text.ts";
import { maySeeGroups } from "./show.ts";

export interface FoundGroup {
  id: string;
  name: string;
  /** 0: this very name; 1: it begins so; 2: it stands inside. */
  rank: number;
}

/** A team sorts by some hundreds of groups at most; beyond this many the search stops looking. */
const most = 5_000;

/** The contact groups whose names hold what was typed, word by word in any order; the closest first, among equals those opened lately. */
export async function findContactGroups(tx: Tx, actor: Actor, { text, limit, opened }: Sought): Promise<FoundGroup[]> {
  const key = fold(text);
  if (key === "" || !maySeeGroups(actor)) return [];
  const rows = await tx
    .selectFrom("contact_groups")
    .select(["id", "name"])
    .where("deleted_at", "is", null)
    .orderBy("name")
    .limit(most)
    .execute();
  const asked = words(text);
  const place = new Map(opened.map((id, at) => [id, at]));
  const placeOf = ({ id }: { id: string }) => place.get(id) ?? opened.length;
  return rows
    .map(({ id, name }) => ({ id, name, key: fold(name) }))
    .filter((group) => asked.every((word) => group.key.includes(word)))
    .map(({ id, name, key: own }) => ({ id, name, rank: own === key ? 0 : own.startsWith(key) ? 1 : 2 }))
    .toSorted((a, b) => a.rank - b.rank || placeOf(a) - placeOf(b))
    .slice(0, limit);
}
