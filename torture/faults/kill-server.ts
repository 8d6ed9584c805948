import type { Fault } from "../faults.ts";
import { areGone, killAll, serverProcesses } from "../processes.ts";

/** The database server dies, alone or with all its backends, while the app lives and starts it again. */
export const killServer: Fault = {
  name: "kill -9 Postgres",
  cases: "F02 F04",
  often: 5,
  async strike({ data }, random) {
    const { masters, children } = serverProcesses(data);
    const struck = random.chance(0.7) ? [...masters, ...children] : masters;
    killAll(struck);
    const began = performance.now();
    const gone = await areGone(data, struck);
    return { began, ...(!gone && { wrong: ["processes of Postgres outlive kill -9"] }) };
  },
};
