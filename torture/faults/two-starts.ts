import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../faults.ts";
import { killBoth } from "./both.ts";

/** After a crash two starts at once: one gets the folder, the other is told whose it is. */
export const twoStarts: Fault = {
  name: "two starts at once",
  cases: "F11 F44",
  often: 1,
  async strike(place) {
    await killBoth(place);
    const began = performance.now();
    const rivals = [place.launch(), place.launch()];
    const ends = rivals.map(async (app, at) => (await once(app.process, "exit"), at));
    const first = await Promise.race([...ends, wait(120_000, -1, { ref: false })]);
    const loser = rivals[first];
    const winner = rivals[first === 0 ? 1 : 0];
    if (winner) place.app = winner;
    if (!loser) return { began, wrong: ["two starts at once both live"] };
    const said = loser.said().trim();
    const right = loser.process.exitCode === 1 && /^Another Acquaint.* already works in [^\n]*$/.test(said);
    return { began, ...(!right && { wrong: [`the second start ended with ${loser.process.exitCode}:\n${said}`] }) };
  },
};
