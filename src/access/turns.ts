import { refuse } from "../http/refusal.ts";

/** Hashing a password takes 19 MiB and a core for a while. */
const atOnce = 4;
const maxWaiting = 300;

interface Turn {
  key: string;
  begin: () => void;
}

const waiting: Turn[] = [];
const busy = new Set<string>();

/**
 * Does costly work a few at a time, and of one key one after the other, so that what the first finds out counts for the next.
 * Refuses (503) when too many wait already.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  if (waiting.length >= maxWaiting) refuse(503, "busy", { retryAfterSeconds: 2 });
  await new Promise<void>((begin) => {
    waiting.push({ key, begin });
    callNext();
  });
  try {
    return await work();
  } finally {
    busy.delete(key);
    callNext();
  }
}

function callNext(): void {
  while (busy.size < atOnce) {
    const index = waiting.findIndex(({ key }) => !busy.has(key));
    const [turn] = index < 0 ? [] : waiting.splice(index, 1);
    if (!turn) return;
    busy.add(turn.key);
    turn.begin();
  }
}
