import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from "node:fs";
import type { FileFact, Person } from "./book.ts";

/** One call that changes something, written down before it is made. */
export interface Call {
  /** Its Idempotency-Key, and its name in the ledger. */
  key: string;
  user: string;
  work: string;
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** The people it touches, as they must be once it is done: all of them, or none. */
  after: Person[];
  /** Names of contact groups that it makes. */
  groups?: string[];
}

export type Line =
  | { is: "intent"; call: Call }
  /** Every try, with the status of the answer or the reason why there was none. */
  | { is: "try"; key: string; status: number | string; detail?: string }
  /** Acknowledged: from here on it may never be lost. `id` is what was made. */
  | { is: "answer"; key: string; status: number; id?: string }
  /** A definite no, which nothing the crew does deserves. */
  | { is: "refused"; key: string; status: number; detail: string }
  | { is: "file"; file: FileFact }
  /** What somebody is about, for telling what a fault hit. */
  | { is: "phase"; user: string; words: string };

export interface Ledger {
  write(line: Line): void;
}

/** Opens the ledger for writing; each line is on the disk before the call goes on. */
export function openLedger(path: string): Ledger {
  const file = openSync(path, "a");
  return {
    write(line) {
      writeSync(file, `${JSON.stringify(line)}\n`);
      if (line.is !== "phase" && line.is !== "try") fdatasyncSync(file);
    },
  };
}

/** Reads the lines that have come since the last time. */
export function ledgerReader(path: string): { next(): Line[]; close(): void } {
  const file = openSync(path, "a+");
  const piece = Buffer.alloc(1 << 20);
  let at = 0;
  let rest = Buffer.alloc(0);
  return {
    next() {
      const lines: Line[] = [];
      for (let read = readSync(file, piece, 0, piece.length, at); read > 0;) {
        at += read;
        rest = Buffer.concat([rest, piece.subarray(0, read)]);
        const end = rest.lastIndexOf(10) + 1;
        for (const text of rest.subarray(0, end).toString("utf8").split("\n")) if (text) lines.push(JSON.parse(text));
        rest = rest.subarray(end);
        read = readSync(file, piece, 0, piece.length, at);
      }
      return lines;
    },
    close: () => closeSync(file),
  };
}
