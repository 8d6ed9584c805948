#!/usr/bin/env node
import { CannotStart } from "../src/cannot-start.ts";

interface Command {
  says: string;
  run(): Promise<void>;
}

/** Loaded when asked for: none waits for what only another needs. */
const commands = new Map<string, Command>([
  [
    "start",
    {
      says: "start Acquaint; everything it needs is made on the way",
      run: async () => (await import("./start.ts")).start(),
    },
  ],
  [
    "migrate",
    {
      says: "bring the database to the level of this program, and end",
      run: async () => (await import("./migrate.ts")).bringUpToDate(),
    },
  ],
  [
    "backup",
    {
      says: "write everything into one archive, while it runs or not: backup [file]",
      run: async () => (await import("./backup.ts")).backup(),
    },
  ],
  [
    "restore",
    {
      says: "bring everything back from an archive: restore <file> [--replace]",
      run: async () => (await import("./restore.ts")).restore(),
    },
  ],
  [
    "check",
    {
      says: "hold the data against every rule there is: check [--all]",
      run: async () => (await import("./check.ts")).check(),
    },
  ],
  ["demo", { says: "fill it with 2,000 invented people", run: async () => (await import("./demo.ts")).demo() }],
  [
    "dev",
    {
      says: "start for working on the program: page and server follow every change",
      run: async () => (await import("./dev.ts")).dev(),
    },
  ],
  ["help", { says: "show this list", run: async () => showHelp() }],
]);

const [name = "help"] = process.argv.slice(2);
const command = commands.get(name);
if (command) await run(command);
else refuse(name);

/** What the operator can mend is said in plain words; anything else is a fault of ours and comes with its stack. */
async function run({ run: go }: Command): Promise<void> {
  try {
    await go();
  } catch (error) {
    process.stderr.write(error instanceof CannotStart ? `${error.message}\n` : `${stackOf(error)}\n`);
    process.exit(1);
  }
}

function refuse(unknown: string): void {
  process.stderr.write(`There is no command "${unknown}".\n`);
  showHelp();
  process.exitCode = 1;
}

function showHelp(): void {
  const width = Math.max(...[...commands.keys()].map((key) => key.length));
  const lines = [...commands].map(([key, { says }]) => `  ${key.padEnd(width)}  ${says}`);
  process.stdout.write(
    `acquaint <command>\n\n${lines.join("\n")}\n\nSettings come from the environment; README.md lists them.\n`,
  );
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
