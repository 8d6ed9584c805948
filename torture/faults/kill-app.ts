import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../faults.ts";
import { endApp } from "../installation.ts";

/** The app dies; its database server lives on without it until the next start finds it. */
export const killApp: Fault = {
  name: "kill -9 app",
  cases: "F01 F07 F44",
  often: 4,
  async strike(place, random) {
    await endApp(place.app, "SIGKILL");
    await wait(random.pick([0, 0, 200, 1_000]));
    const began = performance.now();
    place.app = place.launch();
    return { began };
  },
};
