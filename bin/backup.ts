import { readFileSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { backUp } from "../src/backup/back-up.ts";
import { CannotStart } from "../src/cannot-start.ts";
import { readConfig } from "../src/config.ts";
import { openExisting } from "../src/database/open.ts";
import { openLog } from "../src/log.ts";
import { readArguments } from "./arguments.ts";
import { progressLine } from "./progress.ts";
import { say } from "./say.ts";
import { untilDone } from "./until-done.ts";

const usage = "acquaint backup [file or folder]";

/** Writes everything into one archive, while Acquaint runs or not. */
export async function backup(): Promise<void> {
  const { positionals } = readArguments(usage, {});
  const config = readConfig();
  const file = fileOf(positionals, config.dataDir);
  const progress = progressLine();
  await untilDone(async (signal) => {
    const began = Date.now();
    const database = await openExisting(config, openLog(config), say);
    const { dataDir } = config;
    try {
      const wish = { database, dataDir, file, version: version(), progress: progress.show, signal };
      const { tables, files, broken } = await backUp(wish);
      progress.clear();
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const { size } = await stat(file);
      say(`${file}: ${megabytes(size)}, ${count(rows)} rows, ${count(files.count)} files, in ${seconds(began)}.`);
      tellBroken(broken);
    } finally {
      progress.clear();
      await database.close();
    }
  });
}

/** The archive is whole in all else; yet nobody who runs this at night may overlook it. */
export function tellBroken(broken: readonly string[]): void {
  if (broken.length === 0) return;
  const shown = [...broken.slice(0, 10), ...(broken.length > 10 ? ["…"] : [])];
  say(
    `${count(broken.length)} files are gone or damaged in the data folder, and so in the archive: ${shown.join(", ")}`,
  );
  process.exitCode = 1;
}

function fileOf(given: readonly string[], dataDir: string): string {
  if (given.length > 1) throw new CannotStart(usage);
  const name = `acquaint-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar`;
  const [wished] = given;
  if (wished === undefined) return join(dataDir, "backups", name);
  const isFolder = statSync(wished, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return resolve(isFolder ? join(wished, name) : wished);
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

export function count(number: number): string {
  return number.toLocaleString("en");
}

export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
