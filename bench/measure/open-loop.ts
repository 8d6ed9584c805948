import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";

export type Call = () => Promise<unknown>;

interface Wishes {
  /** Milliseconds between two beats. */
  every: number;
  /** Calls that go out with each beat. */
  atOnce: number;
  beats: number;
}

/**
 * Calls at moments that were fixed beforehand, whether earlier ones have been answered or not, and counts from the moment
 * a call was meant to go out: a server that falls behind shows it (a closed loop waits with it and hides it).
 * Gives milliseconds, in the order of the calls. A call that fails fails the whole.
 */
export async function openLoop(call: Call, { every, atOnce, beats }: Wishes): Promise<number[]> {
  const began = performance.now() + 5;
  const under: Promise<number>[] = [];
  for (let beat = 0; beat < beats; beat++) {
    const due = began + beat * every;
    await until(due);
    for (let one = 0; one < atOnce; one++) {
      const timed = call().then(() => performance.now() - due);
      // Looked at below; meanwhile a failure is not unhandled.
      timed.catch(() => {});
      under.push(timed);
    }
  }
  return Promise.all(under);
}

/** Timers are late by a millisecond, as long as what is measured: the last two are waited for in short turns. */
async function until(due: number): Promise<void> {
  const left = due - performance.now();
  if (left > 2) await wait(left - 2);
  while (performance.now() < due) await turn();
}
