import { parseArgs } from "node:util";
import { defaultFolder } from "./data/cluster.ts";

export interface Options {
  contacts: number;
  /** Names of the rows to run; none means all. */
  rows: readonly string[];
  folder: string;
  json: string | undefined;
  /** Put the table into docs/speed.md. */
  write: boolean;
  /** Also show the plan of each row's slowest statement; everything is slower then. */
  plans: boolean;
  /** A thirtieth of the time for each figure: to see that everything works, not how fast. */
  quick: boolean;
  onlyData: boolean;
  /** How long the mixed load lasts. */
  minutes: number;
}

export const usage = `npm run bench [rows] -- [--contacts N] [--data DIR] [--json FILE] [--write] [--plans] [--quick] [--minutes M] [--only-data]`;

export async function readOptions(words: readonly string[]): Promise<Options> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      contacts: { type: "string", default: "100000" },
      data: { type: "string" },
      json: { type: "string" },
      write: { type: "boolean", default: false },
      plans: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      minutes: { type: "string", default: "5" },
      "only-data": { type: "boolean", default: false },
    },
  });
  const contacts = numberOf(values.contacts, "--contacts", 1_000);
  return {
    contacts,
    rows: positionals.flatMap((word) => word.split(",")).filter(Boolean),
    folder: values.data ?? (await defaultFolder(contacts)),
    json: values.json,
    write: values.write,
    plans: values.plans,
    quick: values.quick,
    onlyData: values["only-data"],
    minutes: numberOf(values.minutes, "--minutes", 0.1),
  };
}

function numberOf(text: string, name: string, least: number): number {
  const number = Number(text.replaceAll(/[,_]/g, ""));
  if (Number.isFinite(number) && number >= least) return number;
  throw new RangeError(`${name} is ${text}: give a number from ${least} on.`);
}
