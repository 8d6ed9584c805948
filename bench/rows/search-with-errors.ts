import { atLeast, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { paceOf } from "../measure/compare.ts";
import { openLoop } from "../measure/open-loop.ts";
import { median, percentile } from "../measure/statistics.ts";
import { shareRight } from "./search/is-right.ts";
import { errors, typosOf, type TypingError } from "./search/typos.ts";

const each = 100;

/** How many of those who are meant are found in spite of one error, and how long it takes. */
export const row: Row = {
  name: "typos",
  title: "typo search",
  async run(ground) {
    const figures: Figure[] = [];
    for (const error of errors) figures.push(await recallOf(ground, error));
    const known = figures.filter(({ ours }) => !Number.isNaN(ours));
    const recall = known.reduce((sum, { ours }) => sum + ours, 0) / known.length;
    return [
      ...figures,
      { what: "recall, all errors", ours: recall, unit: "%", goal: atLeast(95, recall, "%") },
      await timeOf(ground),
    ];
  },
};

async function recallOf(ground: Ground, error: TypingError): Promise<Figure> {
  const queries = typosOf(ground.base, error, each);
  const recall = await shareRight(await ground.as("all"), queries);
  return { what: `recall, ${error}`, ours: recall, unit: "%", note: `${queries.length} queries` };
}

async function timeOf(ground: Ground): Promise<Figure> {
  const caller = await ground.as("all");
  const queries = errors.flatMap((error) => typosOf(ground.base, error, 20));
  let turn = 0;
  const call = () =>
    caller.get(`/search?q=${encodeURIComponent(queries[turn++ % queries.length]?.text ?? "")}&limit=20`);
  const every = (await paceOf(call, 1)) * 2.5;
  const times = await openLoop(call, { every, atOnce: 1, beats: Math.min(150, Math.ceil(6_000 / every)) });
  return {
    what: "time, 1 at once",
    ours: median(times),
    unit: "ms",
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
}
