import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { anything, beginning, findCalled, type Called, type NameRange } from "./name-ranges.ts";
import { byRank, type Hit } from "./hit.ts";
import { partings } from "./partings.ts";

/** The people whose names begin with the typed words, first and last name in either order; those called just so stand first. */
export async function findBeginningSo(tx: Tx, actor: Actor, typed: readonly string[], limit: number): Promise<Hit[]> {
  const key = typed.join(" ");
  const found = await findCalled(tx, actor, rangesOf(typed), limit);
  return found.map((called) => ({ ...called, rank: isJustSo(called, key) ? 0 : 1 })).toSorted(byRank);
}

/** Whether somebody's names are these words and no others, in either order. */
export function isJustSo({ firstName, lastName }: Pick<Called, "firstName" | "lastName">, key: string): boolean {
  return [firstName, lastName, `${firstName} ${lastName}`, `${lastName} ${firstName}`].includes(key);
}

function rangesOf(typed: readonly string[]): NameRange[] {
  const [only = ""] = typed;
  if (typed.length === 1)
    return [
      { first: anything, last: beginning(only) },
      { first: beginning(only), last: undefined },
    ];
  return partings(typed).map(([first, last]) => ({
    first: beginning(first.join(" ")),
    last: beginning(last.join(" ")),
  }));
}
