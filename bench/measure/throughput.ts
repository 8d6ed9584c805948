import type { Call } from "./open-loop.ts";

const rounds = 3;

/** Answers a second that two things give when asked by so many without a pause, measured in turns. */
export async function throughputs(
  ours: Call,
  other: Call,
  { lanes, milliseconds = 2_000 }: { lanes: number; milliseconds?: number },
): Promise<{ ours: number; other: number }> {
  await throughput(other, lanes, 1_000);
  await throughput(ours, lanes, 1_500);
  const sums = { ours: 0, other: 0 };
  for (let round = 0; round < rounds; round++) {
    sums.other += await throughput(other, lanes, milliseconds);
    sums.ours += await throughput(ours, lanes, milliseconds);
  }
  return { ours: sums.ours / rounds, other: sums.other / rounds };
}

async function throughput(call: Call, lanes: number, milliseconds: number): Promise<number> {
  const began = performance.now();
  let answered = 0;
  const lane = async () => {
    while (performance.now() - began < milliseconds) {
      await call();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (answered / (performance.now() - began)) * 1_000;
}
