import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { environmentOf } from "./installation.ts";

const program = fileURLToPath(new URL("../bin/acquaint.js", import.meta.url));

/** A command of the program on a data folder, as an operator runs it. */
export interface Command {
  process: ChildProcess;
  /** Its exit code, or null of one that was killed. */
  ended: Promise<number | null>;
  /** What it has printed, errors too. */
  said(): string;
}

export function runCommand(dataDir: string, ...words: string[]): Command {
  const child = spawn(process.execPath, [program, ...words], {
    env: environmentOf(dataDir),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => void (said += text));
  const ended = once(child, "close").then(() => child.exitCode);
  return { process: child, ended, said: () => said };
}
