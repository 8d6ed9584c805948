import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPageWhenStale } from "../bin/build-page.ts";
import { randomOf } from "../demo/random.ts";
import type { Finding } from "./checks.ts";
import { fillDisk } from "./disk-full.ts";
import { faults, pickByWeight } from "./faults.ts";
import { importLarge } from "./large-import/large-import.ts";
import { killWhileMigrating, startTwoNodes } from "./migrating.ts";
import { findingLines, largeImportLines, migratingLines, tormentLines } from "./report.ts";
import { torment } from "./torment.ts";

// `npm run torture -- [--kills 200] [--seed N] [--part work|migrating|disk] [--fault words] [--rows 3000] [--pause 2500] [--keep]`:
// the long run. `npm run torture -- --import 1000000 [--kills 10] [--seed N] [--keep]`: one file of so many rows, imported and taken
// back, each killed so often. Rows are those of an imported file, the pause between two kills is in milliseconds; both are upper limits.
const say = (line: string) => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    kills: { type: "string" },
    import: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    fault: { type: "string", default: "" },
    part: { type: "string", default: "" },
    rows: { type: "string", default: "3000" },
    pause: { type: "string", default: "2500" },
    keep: { type: "boolean", default: false },
  },
});
const largeRows = values.import === undefined ? undefined : Number(values.import);
const kills = Number(values.kills ?? (largeRows === undefined ? 200 : 10));
const seed = Number(values.seed);
const chosen = faults.filter(({ name }) => name.includes(values.fault));
const findings: Finding[] = [];
const asked = (part: string) => largeRows === undefined && (values.part === "" || values.part === part);

process.on("SIGINT", () => process.exit(130));
await buildPageWhenStale(say);
const folder = await mkdtemp(join(tmpdir(), "acquaint-torture-"));
// The database's user passes through on its way to its own.
await chmod(folder, 0o755);
say(`${kills} kills, seed ${seed}, in ${folder}`);

if (largeRows !== undefined) {
  const report = await importLarge({ folder, rows: largeRows, kills, seed, say });
  findings.push(...report.findings);
  for (const line of largeImportLines(report)) say(line);
}
if (asked("work")) {
  const next = pickByWeight(chosen);
  const [rows, pause] = [Number(values.rows), Number(values.pause)];
  const report = await torment({
    folder,
    kills,
    seed,
    next,
    pause: [Math.ceil(pause / 13), pause],
    rows: [Math.ceil(rows / 6), rows],
    say,
  });
  findings.push(...report.findings);
  for (const line of tormentLines(report)) say(line);
}
if (asked("migrating")) {
  const migrated = await killWhileMigrating(folder, Math.ceil(kills / 10), randomOf(seed), say);
  findings.push(...migrated.findings, ...(await startTwoNodes(folder)));
  for (const line of migratingLines(migrated)) say(line);
}
if (asked("disk")) {
  const found = await fillDisk({ folder, seed, rows: [500, 1_000], seconds: 30, strikes: [], dies: true, say });
  if (typeof found === "string") say(`The disk was not filled: ${found}`);
  else findings.push(...found.findings);
}
for (const line of findingLines(findings)) say(line);
if (values.keep || findings.length > 0) say(`Data, logs and ledger stay in ${folder}`);
else await rm(folder, { recursive: true, force: true });
process.exitCode = findings.length > 0 ? 1 : 0;
