import { openLoop, type Call } from "./open-loop.ts";
import { median } from "./statistics.ts";

export interface Compared {
  ours: number[];
  bare: number[];
}

export interface Effort {
  atOnce: number;
  /** How long each side is measured, at most, in milliseconds. */
  milliseconds?: number;
}

const rounds = 3;

/** Measures two things in turns, each at a rate that it can bear, so that what else the machine does meets both. */
export async function compare(ours: Call, bare: Call, { atOnce, milliseconds = 1_500 }: Effort): Promise<Compared> {
  const compared: Compared = { ours: [], bare: [] };
  const warming = Math.min(600, milliseconds);
  const paceOfBare = await paceOf(bare, atOnce, warming);
  const paceOfOurs = await paceOf(ours, atOnce, warming);
  for (let round = 0; round < rounds; round++) {
    compared.bare.push(...(await oneRound(bare, paceOfBare, atOnce, milliseconds / rounds)));
    compared.ours.push(...(await oneRound(ours, paceOfOurs, atOnce, milliseconds / rounds)));
  }
  return compared;
}

/** The time of one beat when nothing else is asked, after a few that warm caches and compilers. */
export async function paceOf(call: Call, atOnce: number, milliseconds = 600): Promise<number> {
  const beats: number[] = [];
  const enough = performance.now() + milliseconds;
  while (beats.length < 3 || (performance.now() < enough && beats.length < 15)) {
    const began = performance.now();
    await Promise.all(Array.from({ length: atOnce }, () => call()));
    beats.push(performance.now() - began);
  }
  return median(beats.slice(-5));
}

/** At half of what it could bear. */
async function oneRound(call: Call, pace: number, atOnce: number, milliseconds: number): Promise<number[]> {
  const every = Math.max(2, pace * 2);
  const beats = Math.max(3, Math.min(200, Math.floor(milliseconds / every)));
  return openLoop(call, { every, atOnce, beats });
}
