import { atLeast, figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { bareSearch } from "./search/bare-search.ts";
import { shareRight } from "./search/is-right.ts";
import { kinds, queriesOf, telling, type Kind } from "./search/queries.ts";

/** Search as one types, beside the bare trigram SQL: the box that searches everything, and the one above the list. */
export const row: Row = {
  name: "search",
  title: "search as you type",
  async run(ground) {
    const figures: Figure[] = [];
    for (const kind of kinds) figures.push(...(await measureKind(ground, kind)));
    return [...figures, ...(await firstPageRight(ground))];
  },
};

async function measureKind(ground: Ground, kind: Kind): Promise<Figure[]> {
  const caller = await ground.as("all");
  const queries = queriesOf(ground.base, kind, 60);
  const bare = inTurn(
    queries.map((query) => bareSearch(kind, query)),
    (query) => ground.engine.query(query),
  );
  const paths = queries.map(({ text }) => encodeURIComponent(text));
  const everything = inTurn(paths, (text) => caller.get(`/search?q=${text}&limit=20`));
  const inList = inTurn(paths, (text) => caller.get(`/contacts?search=${text}&limit=50&fields=firstName,lastName`));
  const figures: Figure[] = [];
  for (const atOnce of [1, 16]) {
    const times = await tried(() => ground.compare(everything, bare, { atOnce, milliseconds: 2_400 }));
    figures.push(
      typeof times === "string"
        ? failed(`${kind}, ${atOnce} at once`, times)
        : figureOf(`${kind}, ${atOnce} at once`, times, 2),
    );
  }
  const times = await tried(() => ground.compare(inList, bare, { atOnce: 1 }));
  figures.push(
    typeof times === "string"
      ? failed(`${kind}, in the list`, times)
      : figureOf(`${kind}, in the list, counted`, times),
  );
  return figures;
}

async function firstPageRight(ground: Ground): Promise<Figure[]> {
  const caller = await ground.as("all");
  const figures: Figure[] = [];
  for (const kind of telling) {
    const share = await shareRight(caller, queriesOf(ground.base, kind, 100));
    figures.push({
      what: `who is meant is on the first page: ${kind}`,
      ours: share,
      unit: "%",
      goal: atLeast(99, share, "%"),
    });
  }
  return figures;
}

function inTurn<T>(list: readonly T[], call: (item: T) => Promise<unknown>): () => Promise<unknown> {
  let turn = 0;
  return () => {
    const item = list[turn++ % list.length];
    if (item === undefined) throw new RangeError("nothing to ask");
    return call(item);
  };
}

async function tried<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 160) : String(error);
  }
}

function failed(what: string, note: string): Figure {
  return { what, ours: Number.NaN, unit: "ms", goal: { words: "an answer", met: false }, note };
}
