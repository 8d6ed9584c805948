import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../faults.ts";
import { areGone, commandLine, killAll, serverProcesses } from "../processes.ts";

/** One backend dies, as by the system's want of memory: the server throws all others out and recovers by itself. */
export const backend: Fault = {
  name: "kill -9 one backend",
  cases: "F47",
  often: 2,
  async strike({ data }, random) {
    const backends = serverProcesses(data).children.filter((pid) => /^postgres: \w+ \w+ /.test(commandLine(pid)));
    const began = performance.now();
    if (backends.length > 0) {
      const struck = random.pick(backends);
      killAll([struck]);
      await areGone(data, [struck]);
    }
    await wait(100);
    return { began };
  },
};
