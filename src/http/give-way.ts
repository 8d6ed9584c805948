import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** When the calls began that are being answered. */
const calls = new Map<FastifyRequest, number>();

/** When the last calls began, the latest first. */
const lately: number[] = [];

/** What takes longer is itself long: a stream of events, a download. */
const longest = 1_000;
/** Where calls never cease long work goes on all the same. */
const patience = 100;

/** So many calls within so many milliseconds, and people are at work here: more than a page asks that shows progress. */
const busyCalls = 10;
const busyMilliseconds = 2_000;

/** Knows from here on who waits for an answer. */
export function watchCalls(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    calls.set(request, Date.now());
    lately.unshift(Date.now());
    lately.length = Math.min(lately.length, busyCalls);
    reply.raw.once("close", () => calls.delete(request));
  });
}

/**
 * Long work stands back before each piece that holds the processor, until those who wait for an answer have it: an answer
 * takes some ten turns of the event loop, and each of them would wait for such a piece. A tenth of a second at most.
 */
export async function giveWay(): Promise<void> {
  await nextTurn();
  for (const end = Date.now() + patience; isSomebodyWaiting() && Date.now() < end;) await wait(1);
}

/**
 * How many rows long work takes at a time, of so many when nobody is there: a tenth while people work, for each piece of
 * it holds the one processor that answers them.
 */
export function rowsAtATime(quiet: number): number {
  const tenth = lately[busyCalls - 1];
  return tenth !== undefined && tenth > Date.now() - busyMilliseconds ? Math.ceil(quiet / 10) : quiet;
}

function isSomebodyWaiting(): boolean {
  const since = Date.now() - longest;
  for (const began of calls.values()) if (began > since) return true;
  return false;
}
