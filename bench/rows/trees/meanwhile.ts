import { setTimeout as wait } from "node:timers/promises";
import type { Call } from "../../measure/open-loop.ts";

/** Milliseconds between two calls of the same kind. */
const every = 400;

export interface Meanwhile<T> {
  result: T;
  seconds: number;
  /** Of each kind of call the slowest, in milliseconds. */
  slowest: Record<string, number>;
}

/** Does something long while others ask: at moments that were fixed beforehand, so that who is held up shows it. */
export async function meanwhile<T>(calls: Record<string, Call>, work: () => Promise<T>): Promise<Meanwhile<T>> {
  let isOver = false;
  const began = performance.now();
  const others = Object.entries(calls).map(async ([kind, call]): Promise<[string, number]> => {
    const under: Promise<number>[] = [];
    for (let beat = 0; !isOver; beat++) {
      const due = began + beat * every;
      if (due > performance.now()) await wait(due - performance.now());
      const answered = call().then(() => performance.now() - due);
      // Looked at below; meanwhile a failure is not unhandled.
      answered.catch(() => {});
      under.push(answered);
    }
    return [kind, Math.max(...(await Promise.all(under)))];
  });
  let seconds = 0;
  const doing = work().finally(() => {
    seconds = (performance.now() - began) / 1_000;
    isOver = true;
  });
  const [result, found] = await Promise.all([doing, Promise.all(others)]);
  return { result, seconds, slowest: Object.fromEntries(found) };
}
