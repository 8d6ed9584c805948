import { pino } from "pino";
import { restore } from "../backup/restore.ts";

// Restores an archive in a process that tests may kill; says what it is at, a line each.
const [dataDir = "", file = ""] = process.argv.slice(2);
const tell = (what: string) => process.stdout.write(`${what}\n`);
await restore({
  config: { dataDir, databaseUrl: undefined },
  log: pino({ level: "silent" }),
  file,
  replace: true,
  say: tell,
  progress: tell,
  signal: new AbortController().signal,
});
tell("restored");
