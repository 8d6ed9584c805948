import type { Count } from "../kit/format-for.ts";
import { append, dropRows, putRow, replace, rowsOf, slack, type Stretch } from "./pages.ts";
import type { Answer, Query, Source } from "./source.ts";

/** What a list has read so far. `state` is of the first rows; `failed` tells why reading stopped, wherever it did. */
export interface Loaded<Row> {
  rows: readonly Row[];
  count: Count | undefined;
  more: boolean;
  state: "first" | "ready" | "failed";
  /** They are those of the query before, for a moment: how many there are of this one nobody knows yet. */
  old?: true;
  failed: unknown;
}

/** Where the person was in the list, to come back to. */
export interface Place {
  top: number;
  row: number;
  column: number;
  /** A row was opened: whoever comes back goes on at it. */
  isLeft?: true;
}

/** The rows of one query, read as they are needed and kept while one looks at a card. */
export interface Rows<Row> {
  query: Query;
  place: Place;
  get: () => Loaded<Row>;
  listen: (changed: () => void) => () => void;
  /** Reads what is missing or out of date between two rows, and a little further. */
  show: (first: number, last: number) => void;
  /** Marks everything as out of date; what is on the screen is read again at once. */
  refresh: () => void;
  retry: () => void;
  put: (row: Row) => void;
  drop: (ids: ReadonlySet<string>) => void;
  /** Reads one stretch more, for whoever pages through cards. */
  readMore: () => Promise<void>;
  stop: () => void;
}

const firstLimit = 50;
const nextLimit = 100;
const farLimit = 200;
const ahead = 60;

export function readRows<Row>(source: Source<Row>, query: Query, fields: () => readonly string[]): Rows<Row> {
  let stretches: Stretch<Row>[] = [];
  let loaded: Loaded<Row> = { rows: [], count: undefined, more: true, state: "first", failed: undefined };
  let seen = { first: 0, last: 0 };
  let reading: Promise<void> | undefined;
  let busy = false;
  let left = new AbortController();
  // Counts refreshes: what was asked for before the last one is out of date when it comes.
  let round = 0;
  const listeners = new Set<() => void>();

  const tell = (change: Partial<Loaded<Row>>) => {
    loaded = { ...loaded, ...change };
    for (const listener of listeners) listener();
  };
  const settle = (next: Stretch<Row>[], count: Count | undefined) => {
    stretches = next;
    const last = stretches.at(-1);
    const more = last === undefined || last.next !== null;
    const rows = rowsOf(stretches);
    // Read to its end from its beginning, the list has counted itself.
    const total = more || query.from !== "" ? (count ?? loaded.count) : { value: rows.length, exact: true };
    tell({ rows, more, count: total, state: "ready", failed: undefined });
  };
  const ask = async (after: string | null, limit: number, count: boolean): Promise<Answer<Row>> => {
    const { items, next, ...rest } = await source.list(
      { ...query, fields: fields(), after, limit, count },
      left.signal,
    );
    // A count that was not asked for says nothing, though there may be one in the answer.
    return count ? { items, next, ...rest } : { items, next };
  };

  const readNext = async () => {
    const after = stretches.at(-1)?.next ?? null;
    const asked = round;
    const answer = await ask(after, limitFor(), stretches.length === 0);
    settle(
      append(stretches, { after, rows: answer.items, next: answer.next, stale: asked !== round }, source.idOf),
      answer.count,
    );
  };
  const readAgain = async (at: number, old: Stretch<Row>) => {
    const limit = Math.min(farLimit, old.rows.length + slack);
    const asked = round;
    const answer = await ask(old.after, limit, true);
    const fresh = { after: old.after, rows: answer.items, next: answer.next, stale: asked !== round };
    settle(replace(stretches, at, fresh, source.idOf), answer.count);
  };
  const limitFor = () => {
    if (stretches.length === 0) return firstLimit;
    return seen.last - loaded.rows.length > nextLimit ? farLimit : nextLimit;
  };
  const step = (): Promise<void> | undefined => {
    const at = staleAt(stretches, seen);
    const old = stretches[at];
    if (old !== undefined) return readAgain(at, old);
    if (loaded.more && seen.last + ahead >= loaded.rows.length) return readNext();
    return undefined;
  };
  const go = async () => {
    const signal = left.signal;
    busy = true;
    try {
      for (let work = step(); work !== undefined && !signal.aborted; work = step()) await work;
    } catch (failed) {
      if (!signal.aborted) tell({ failed, state: loaded.state === "first" ? "failed" : loaded.state });
    }
    if (signal === left.signal) busy = false;
  };
  const forgive = () => {
    if (loaded.failed !== undefined) tell({ failed: undefined, state: stretches.length === 0 ? "first" : "ready" });
  };
  const start = () => {
    if ((busy && !left.signal.aborted) || loaded.failed !== undefined) return;
    if (left.signal.aborted) left = new AbortController();
    reading = go();
  };

  return {
    query,
    place: { top: 0, row: 0, column: 0 },
    get: () => loaded,
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    show: (first, last) => {
      seen = { first, last };
      start();
    },
    refresh: () => {
      round += 1;
      stretches = stretches.map((stretch) => ({ ...stretch, stale: true }));
      forgive();
      start();
    },
    retry: () => {
      forgive();
      start();
    },
    put: (row) => settle(putRow(stretches, row, source.idOf), undefined),
    drop: (ids) => {
      const before = loaded.rows.length;
      const kept = dropRows(stretches, ids, source.idOf);
      const gone = before - rowsOf(kept).length;
      const count = loaded.count && { ...loaded.count, value: Math.max(0, loaded.count.value - gone) };
      settle(kept, count);
    },
    readMore: async () => {
      await reading;
      if (loaded.more) await readNext();
    },
    stop: () => left.abort(),
  };
}

// The first out-of-date stretch that reaches into what is on the screen.
function staleAt(stretches: readonly Stretch<unknown>[], seen: { first: number; last: number }): number {
  let start = 0;
  for (const [at, stretch] of stretches.entries()) {
    const end = start + stretch.rows.length;
    if (stretch.stale && end >= seen.first && start <= seen.last) return at;
    start = end;
  }
  return -1;
}
