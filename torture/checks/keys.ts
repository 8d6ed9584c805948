import type { Check, Finding } from "../checks.ts";

/** Each acknowledged call is remembered with its answer, so that a later try with its key gets that and does nothing. */
export const keys: Check = {
  name: "keys",
  async find({ book, query, last }) {
    const findings: Finding[] = [];
    const unanswered = await query("select key from idempotency_keys where reply is null");
    findings.push(
      ...unanswered.map(({ key }) => ({ kind: "half" as const, words: `the key ${key} stands without its answer` })),
    );
    // Those of the last while; all of them at the end.
    const all = [...book.acknowledged.keys()];
    const asked = last ? all : all.slice(-1_000);
    const lost = await query(
      "select key from unnest($1::text[]) as key where not exists (select from idempotency_keys k where k.key = key.key)",
      [asked],
    );
    findings.push(...lost.map(({ key }) => ({ kind: "lost" as const, words: `the key ${key} is forgotten` })));
    return findings;
  },
};
