import type { Random } from "../demo/random.ts";
import type { Book } from "./book.ts";
import { backend } from "./faults/backend.ts";
import { backup } from "./faults/backup.ts";
import { both } from "./faults/both.ts";
import { duringStart } from "./faults/during-start.ts";
import { killApp } from "./faults/kill-app.ts";
import { killServer } from "./faults/kill-server.ts";
import { immediateRestart, fastRestart } from "./faults/restart-server.ts";
import { staleNote } from "./faults/stale-note.ts";
import { terminate } from "./faults/terminate.ts";
import { twoStarts } from "./faults/two-starts.ts";
import type { Installation } from "./installation.ts";

/** A way to bring an installation down in the middle of its work. */
export interface Fault {
  name: string;
  /** The cases of the fault list that it stands for. */
  cases: string;
  /** How often, compared with the others. */
  often: number;
  /** Strikes, and starts again what does not start by itself. `read` tells what has been acknowledged by now. */
  strike(place: Installation, random: Random, read: () => Book): Promise<Struck>;
}

export interface Struck {
  /** When recovery began, on the clock of performance.now(). */
  began: number;
  /** What went wrong already. */
  wrong?: string[];
}

/** A new fault is a file in faults/ and a line here. */
export const faults: readonly Fault[] = [
  killApp,
  killServer,
  backend,
  both,
  duringStart,
  terminate,
  fastRestart,
  immediateRestart,
  staleNote,
  twoStarts,
  backup,
];

/** A chooser among faults, of which some come more often. */
export function pickByWeight(list: readonly Fault[]): (random: Random) => Fault {
  const weighed = list.flatMap((fault) => Array.from({ length: fault.often }, () => fault));
  return (random) => random.pick(weighed);
}
