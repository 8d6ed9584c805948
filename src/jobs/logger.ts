import { Logger } from "graphile-worker";
import type { Logger as Log } from "pino";

export const quiet = new Logger(() => () => {});

/** The queue's own words in our log; its daily business (one line a job) only at level debug. */
export function loggerOfQueue(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    const where = { job: scope.jobId, task: scope.taskIdentifier };
    if (level === "error") log.error(where, message);
    else if (level === "warning") log.warn(where, message);
    else log.debug(where, message);
  });
}
