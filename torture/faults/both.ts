import { once } from "node:events";
import type { Fault } from "../faults.ts";
import { hasEnded, type Installation } from "../installation.ts";
import { areGone, killAll, serverProcesses } from "../processes.ts";

/** App and database server die together, as with the machine. */
export const both: Fault = {
  name: "kill -9 app and Postgres",
  cases: "F01 F02",
  often: 3,
  async strike(place) {
    await killBoth(place);
    const began = performance.now();
    place.app = place.launch();
    return { began };
  },
};

/** Kills whatever is there, app first or not, and waits until it is gone. */
export async function killBoth({ app, data }: Installation): Promise<void> {
  const gone = hasEnded(app) ? undefined : once(app.process, "exit");
  app.process.kill("SIGKILL");
  const { masters, children } = serverProcesses(data);
  killAll([...masters, ...children]);
  await gone;
  await areGone(data, [...masters, ...children]);
}
