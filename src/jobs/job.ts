import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import type { Config } from "../config.ts";
import type { Database } from "../database/connect.ts";
import type { Tables } from "../database/tables.ts";

/** What a job works with: the app's own. */
export interface Work {
  db: Kysely<Tables>;
  /** For what Kysely does not do, such as COPY. */
  database: Database;
  config: Config;
  log: Logger;
  /** Fires when the app stops: leave at the next checkpoint, the job is run again. */
  signal: AbortSignal;
  /** Milliseconds after which a chain goes on as a job of its own, so that others get their turn. */
  turn: number;
}

/**
 * Something to be done after the transaction that asked for it. It may run more than once (a crash, a retry), so its
 * effect must be the same then. Under ten seconds: longer work is a chain, each step adding the next in its transaction.
 */
export interface Job {
  name: string;
  run(work: Work, payload: unknown): Promise<void>;
}

export type JobList = readonly Job[];

/** Declares a job; a payload that is not of the schema fails the job. */
export function job<Payload extends TSchema>(declared: {
  name: string;
  payload: Payload;
  run(work: Work, payload: Static<Payload>): Promise<void>;
}): Job {
  return {
    name: declared.name,
    run(work, payload) {
      if (!Value.Check(declared.payload, payload))
        throw new Error(`The payload of ${declared.name} has another shape.`);
      return declared.run(work, payload);
    },
  };
}
