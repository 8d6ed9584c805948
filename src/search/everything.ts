import type { Actor } from "../access/actor.ts";
import type { Findable, Found, FoundRecord } from "../access/findable.ts";
import { isEmail } from "../contacts/find.ts";
import type { Tx } from "../database/transaction.ts";
import { idsOf, openedBy } from "../recent/opened.ts";

interface Kind {
  isPeople: boolean;
  found: readonly Found[];
  /** Whether the closest of them was opened lately. */
  isKnown: boolean;
}

/**
 * Records of every kind that hold what was typed. Each kind stays together; the one with the closest hit stands first, among
 * equals the one with a record opened lately, then in the order of `findables`. People have the room that the others leave.
 */
export async function searchEverything(
  tx: Tx,
  actor: Actor,
  findables: readonly Findable[],
  { text, limit }: { text: string; limit: number },
): Promise<FoundRecord[]> {
  if (text.trim() === "") return [];
  const lately = await openedBy(tx, actor);
  const few = Math.max(3, Math.floor(limit / 4));
  const kinds: Kind[] = [];
  for (const { kind, isPeople, find } of findables) {
    if (!isPeople && isEmail(text)) continue;
    const opened = idsOf(kind, lately);
    const found = await find(tx, actor, { text, limit: isPeople ? limit : few, opened });
    kinds.push({ isPeople, found, isKnown: opened.includes(found[0]?.record.id ?? "") });
  }
  const others = kinds.reduce((sum, { isPeople, found }) => sum + (isPeople ? 0 : found.length), 0);
  const room = Math.max(1, limit - others);
  return kinds
    .filter(({ found }) => found.length > 0)
    .toSorted((a, b) => best(a) - best(b) || Number(b.isKnown) - Number(a.isKnown))
    .flatMap(({ isPeople, found }) => (isPeople ? found.slice(0, room) : found))
    .slice(0, limit)
    .map(({ record }) => record);
}

function best({ found }: Kind): number {
  return Math.min(...found.map(({ rank }) => rank));
}
