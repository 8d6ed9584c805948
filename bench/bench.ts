import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { say } from "../bin/say.ts";
import { openCluster, type Cluster } from "./data/cluster.ts";
import type { Row } from "./figure.ts";
import { openGround, type Ground } from "./ground.ts";
import { readOptions, usage, type Options } from "./options.ts";
import { actorIndex, baseOf, emailOfActor, password } from "./people/base.ts";
import { keepPlans, type Plans } from "./plans.ts";
import { newReport, tableOf, writeTable, type Report, type RowResult } from "./report.ts";
import { chooseRows } from "./rows/rows.ts";

/** Programs that want a core, before ours do. */
const load = loadavg()[0] ?? 0;

try {
  const options = await readOptions(process.argv.slice(2));
  const rows = chooseRows(options.rows);
  await withCluster(options, async (cluster) => {
    if (options.onlyData) return sayWhere(options);
    const report = await measure(options, cluster, rows);
    say(`\n${tableOf(report)}`);
    if (options.write) await writeTable(report);
  });
} catch (error) {
  const known = error instanceof RangeError || (error instanceof TypeError && "code" in error);
  process.stderr.write(
    known ? `${error.message}\n${usage}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}

/** Also when it is told to stop, so that no database server stays behind. */
async function withCluster(options: Options, work: (cluster: Cluster) => Promise<void>): Promise<void> {
  const cluster = await openCluster(options.folder, options.contacts, say);
  const stop = () => void cluster.stop().then(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  try {
    await work(cluster);
  } finally {
    await cluster.stop();
  }
}

function sayWhere({ contacts, folder }: Options): void {
  const base = baseOf(contacts);
  say(`The base is in ${folder}. To start Acquaint on it: DATA_DIR=${folder} npm start`);
  say(`Sign in as ${emailOfActor(base, actorIndex(base, "administrator"))} with "${password}".`);
}

async function measure(options: Options, cluster: Cluster, rows: readonly Row[]): Promise<Report> {
  const report = newReport(options.contacts, load);
  const plans = options.plans ? await keepPlans(cluster) : undefined;
  const ground = openGround(options, cluster, say);
  try {
    for (const row of rows) {
      report.rows.push(await runRow(row, ground, plans));
      // What is measured is kept, whatever becomes of the rows behind.
      if (options.json !== undefined) await writeFile(options.json, JSON.stringify(report, undefined, 2));
    }
  } finally {
    await ground.close();
    await plans?.stop();
  }
  return report;
}

/** A row that fails says so in the table; the others go on. */
async function runRow(row: Row, ground: Ground, plans: Plans | undefined): Promise<RowResult> {
  const began = performance.now();
  const { name, title } = row;
  const result: RowResult = { name, title, seconds: 0, figures: [] };
  try {
    result.figures = await row.run(ground);
  } catch (error) {
    result.failure = error instanceof Error ? error.message : String(error);
  }
  result.seconds = (performance.now() - began) / 1_000;
  say(`${name}: ${result.seconds.toFixed(0)} s${result.failure === undefined ? "" : `, failed: ${result.failure}`}`);
  if (plans) {
    result.plans = await plans.take();
    for (const plan of result.plans) say(`\n${plan}`);
  }
  return result;
}
