import { setTimeout as wait } from "node:timers/promises";
import type { Calls } from "./calls.ts";

export const kinds = ["read", "search", "write"] as const;
export type Kind = (typeof kinds)[number];

/** Of ten calls six read, one of them for a client, two search and two write. */
const turns = ["read", "search", "read", "write", "read", "look", "read", "search", "read", "write"] as const;

/** Twenty calls a second, evenly, and a hundred more at once every twenty seconds: 25 in the mean. */
const everyMilliseconds = 50;
const burst = 100;
const burstEvery = 20_000;
/** Open loop: whatever the server does, the next arrive at their time, and wait from then on. */
export async function arrivals(calls: Calls & { look: () => Promise<unknown> }, goesOn: () => boolean) {
  const times: Record<Kind, number[]> & { failed: string[] } = { read: [], search: [], write: [], failed: [] };
  const under = new Set<Promise<void>>();
  const began = performance.now();
  for (let beat = 0; goesOn(); beat++) {
    const due = began + beat * everyMilliseconds;
    if (due > performance.now()) await wait(due - performance.now());
    const atOnce = 1 + ((beat * everyMilliseconds) % burstEvery === 0 ? burst : 0);
    for (let one = 0; one < atOnce; one++) {
      const call = turns[(beat + one) % turns.length] ?? "read";
      const kind = call === "look" ? "read" : call;
      const answered = calls[call]().then(
        () => void times[kind].push(performance.now() - due),
        (error: Error) => void times.failed.push(error.message.slice(0, 160)),
      );
      under.add(answered);
      void answered.then(() => under.delete(answered));
    }
  }
  await Promise.all(under);
  return times;
}
