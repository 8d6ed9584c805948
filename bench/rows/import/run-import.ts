import { openAsBlob } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Caller } from "../../app/caller.ts";

/** What the API says of an import, as far as it matters here. */
export interface Import {
  id: string;
  state: string;
  counts: Record<string, number>;
  problem: unknown;
}

/** Sends the file as the page does; the dry run begins by itself. */
export async function upload(caller: Caller, path: string): Promise<Import> {
  const form = new FormData();
  form.append("file", await openAsBlob(path), "people.csv");
  const answer = await fetch(`${caller.url}/api/v1/imports`, { method: "POST", headers: caller.headers, body: form });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`the upload is answered with ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** Waits until the import has left a state, and stands in one that was wished for. */
export async function reach(caller: Caller, id: string, wished: string, on: readonly string[]): Promise<Import> {
  for (;;) {
    const now: Import = await caller.json(`/imports/${id}`);
    if (now.state === wished) return now;
    if (!on.includes(now.state)) throw new Error(`the import is ${now.state}: ${JSON.stringify(now.problem)}`);
    await wait(500);
  }
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1_000 };
}
