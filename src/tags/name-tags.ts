import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import type { Fault } from "../http/refusal.ts";
import { findTags } from "./by-name.ts";
import { tagKey } from "./name.ts";

/** The values of a record that bears tags. */
interface Tagged {
  tags?: string[];
}

/**
 * Brings the tags of changes into the spelling of today, each once: a former name is the tag that it means by now. Those that
 * are not known are made with the change by whoever may make tags; for others they are faults of the values, as answered.
 */
export async function nameTags<Values extends Tagged>(
  tx: Tx,
  actor: Actor,
  all: readonly Values[],
): Promise<ReadonlyMap<Values, Fault[]>> {
  const known = await findTags(
    tx,
    all.flatMap(({ tags }) => tags ?? []),
  );
  const mayMake = holds(actor, "tags", "create");
  const faults = new Map<Values, Fault[]>();
  for (const values of all) {
    const given = values.tags;
    if (!given || given.length === 0) continue;
    const unknown = given.flatMap((name, index): Fault[] =>
      known.has(tagKey(name)) ? [] : [{ pointer: `/tags/${index}`, code: "tagUnknown", params: { name } }],
    );
    if (unknown.length > 0 && !mayMake) faults.set(values, unknown);
    values.tags = onceEach(given.map((name) => known.get(tagKey(name))?.name ?? name));
  }
  return faults;
}

/** Names of tags as they are called now, each once. */
export async function namesAsNow(tx: Tx, names: readonly string[]): Promise<string[]> {
  const known = await findTags(tx, names);
  return onceEach(names.map((name) => known.get(tagKey(name))?.name ?? name));
}

/** Reads lists of tags out of the journal as they are called now, so that what was renamed since is known again. */
export async function tagsAsNow(tx: Tx, lists: readonly unknown[]): Promise<(list: unknown) => unknown> {
  const known = await findTags(tx, lists.flatMap(textsIn));
  return (list) =>
    Array.isArray(list) ? onceEach(textsIn(list).map((name) => known.get(tagKey(name))?.name ?? name)) : list;
}

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

function onceEach(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [tagKey(name), name])).values()];
}
