import { restore as restoreArchive } from "../src/backup/restore.ts";
import { CannotStart } from "../src/cannot-start.ts";
import { readConfig } from "../src/config.ts";
import { openLog } from "../src/log.ts";
import { readArguments } from "./arguments.ts";
import { count, seconds, tellBroken } from "./backup.ts";
import { progressLine } from "./progress.ts";
import { say } from "./say.ts";
import { untilDone } from "./until-done.ts";

const usage = "acquaint restore <file> [--replace]";

/** Brings an installation to what an archive holds; Acquaint may not be running. */
export async function restore(): Promise<void> {
  const { file, replace } = wish();
  const config = readConfig();
  const progress = progressLine();
  await untilDone(async (signal) => {
    const began = Date.now();
    const { at, tables, files, broken } = await restoreArchive({
      config,
      log: openLog(config),
      file,
      replace,
      say,
      progress: progress.show,
      signal,
    }).finally(progress.clear);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(`Everything is as it was at ${at}: ${count(rows)} rows, ${count(files.count)} files, in ${seconds(began)}.`);
    say('Everybody signs in anew. "acquaint check" looks it over, "acquaint start" starts it.');
    tellBroken(broken);
  });
}

function wish(): { file: string; replace: boolean } {
  const { positionals, values } = readArguments(usage, { replace: { type: "boolean", default: false } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CannotStart(usage);
  return { file, replace: values.replace };
}
