import type { Fault } from "../faults.ts";
import type { Installation } from "../installation.ts";
import { areGone, killAll, serverProcesses } from "../processes.ts";

/** Somebody stops the database server under the running app, in the mode that breaks off what is under way. */
export const fastRestart: Fault = {
  name: "Postgres restarted, fast",
  cases: "F14",
  often: 3,
  strike: (place) => stopped(place, "SIGINT"),
};

/** As above, without even a checkpoint: the server recovers as after a crash. */
export const immediateRestart: Fault = {
  name: "Postgres restarted, immediate",
  cases: "F15",
  often: 3,
  strike: (place) => stopped(place, "SIGQUIT"),
};

async function stopped({ data }: Installation, signal: NodeJS.Signals) {
  const { masters } = serverProcesses(data);
  const began = performance.now();
  killAll(masters, signal);
  const gone = await areGone(data, masters, 30_000);
  return { began, ...(!gone && { wrong: [`Postgres does not end after ${signal}`] }) };
}
