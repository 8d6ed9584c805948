import type { Fault } from "../faults.ts";
import { endApp } from "../installation.ts";
import { serverProcesses } from "../processes.ts";

/** SIGTERM under load: what is under way ends, the database is stopped, the exit code is 0, all within ten seconds. */
export const terminate: Fault = {
  name: "SIGTERM under load",
  cases: "F42",
  often: 2,
  async strike(place) {
    const asked = performance.now();
    const code = await endApp(place.app, "SIGTERM");
    const seconds = (performance.now() - asked) / 1000;
    const wrong: string[] = [];
    if (code !== 0) wrong.push(`SIGTERM ended the app with ${code}:\n${place.app.said()}`);
    if (seconds > 10) wrong.push(`SIGTERM took ${seconds.toFixed(1)} s`);
    if (serverProcesses(place.data).masters.length > 0) wrong.push("SIGTERM left the database server running");
    const began = performance.now();
    place.app = place.launch();
    return { began, wrong };
  },
};
