import { check as checkAll } from "../src/check/check.ts";
import { readConfig } from "../src/config.ts";
import { openExisting } from "../src/database/open.ts";
import { openLog } from "../src/log.ts";
import { readArguments } from "./arguments.ts";
import { say } from "./say.ts";
import { untilDone } from "./until-done.ts";

/** Says of every rule whether it holds, a line each; the command ends with 1 when one is broken. Changes nothing. */
export async function check(): Promise<void> {
  const { values } = readArguments("acquaint check [--all]", { all: { type: "boolean", default: false } });
  const config = readConfig();
  await untilDone(async (signal) => {
    const database = await openExisting(config, openLog(config), say);
    try {
      const tell = (says: string, breaches: readonly string[]) =>
        say(breaches.length === 0 ? `ok      ${says}` : `BROKEN  ${says}: ${breaches.join(", ")}`);
      const broken = await checkAll({ database, dataDir: config.dataDir, all: values.all, tell, signal });
      say(broken === 0 ? "Every rule holds." : `${broken === 1 ? "One rule is" : `${broken} rules are`} broken.`);
      if (broken > 0) process.exitCode = 1;
    } finally {
      await database.close();
    }
  });
}
