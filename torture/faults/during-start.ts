import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../faults.ts";
import { endApp } from "../installation.ts";
import { killBoth } from "./both.ts";

/** The start after a kill is killed itself, once or more: in the middle of recovery, or of stopping what was left behind. */
export const duringStart: Fault = {
  name: "kill -9 during the start",
  cases: "F10 F55",
  often: 2,
  async strike(place, random) {
    await killBoth(place);
    for (let starts = random.between(1, 3); starts > 0; starts--) {
      place.app = place.launch();
      await wait(random.between(50, 1_500));
      if (random.chance(0.5)) await killBoth(place);
      else await endApp(place.app, "SIGKILL");
    }
    const began = performance.now();
    place.app = place.launch();
    return { began };
  },
};
