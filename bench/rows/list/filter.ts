import { figureOf, type Figure } from "../../figure.ts";
import type { Ground } from "../../ground.ts";
import type { ActorName } from "../../people/base.ts";
import { bestOf, fields, type BareList } from "./bare-list.ts";

export interface Filter {
  what: string;
  /** As the page asks. */
  query: string;
  /** As one would write it by hand. */
  where: string;
  values: unknown[];
  /** Whether an index serves it; without one only the time is told. */
  index: boolean;
}

/** A filter of one condition, as a query has it. */
export function conditionOf(field: string, is: string, value?: unknown): string {
  return filterQuery({ field, is, ...(value !== undefined && { value }) });
}

export function filterQuery(filter: unknown): string {
  return `filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

/** The first page of all that a filter finds for who sees everybody, by last name, beside the same by hand. */
export async function measureFilter(ground: Ground, { what, query, where, values, index }: Filter): Promise<Figure> {
  return measureList(ground, {
    what,
    reach: "all",
    query,
    asked: fields,
    list: { where, values },
    most: index ? 3 : undefined,
  });
}

interface Asking {
  what: string;
  reach: ActorName;
  query: string;
  /** The fields of each row. */
  asked: string;
  /** As one would write it by hand. */
  list: Omit<BareList, "order" | "direction">;
  /** Times the engine's own, where that is a goal. */
  most: number | undefined;
}

/** The first page by last name for one reach; where it gets no answer, why. */
export async function measureList(ground: Ground, { what, reach, query, asked, list, most }: Asking): Promise<Figure> {
  const caller = await ground.as(reach);
  const path = `/contacts?sort=lastName&fields=${asked}&count=none&${query}`;
  const byHand = await bestOf(ground.engine, { ...list, order: ["last_name", "first_name"], direction: "asc" });
  try {
    return figureOf(what, await ground.compare(() => caller.get(path), byHand, { atOnce: 1 }), most);
  } catch (error) {
    const note = error instanceof Error ? error.message.slice(0, 160) : String(error);
    return { what, ours: Number.NaN, unit: "ms", goal: { words: "an answer", met: false }, note };
  }
}
