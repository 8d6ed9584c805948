import { asksForEncoding, type Import } from "./import-query.ts";

export const steps = ["file", "options", "columns", "preview", "result"] as const;
export type Step = (typeof steps)[number];

/** Where an import stands by itself, when the address does not say. */
export function stepOf(one: Import): Step {
  if (one.state === "failed" || asksForEncoding(one)) return "file";
  if (one.state === "uploaded") return "options";
  return one.state === "checking" || one.state === "ready" ? "preview" : "result";
}

/** The step to show: the one asked for, as far as the import has come; one that ran has its result only. */
export function shownStep(one: Import, asked: string | undefined): Step {
  const own = stepOf(one);
  const wanted = steps.find((step) => step === asked) ?? own;
  if (own === "result" || own === "file") return own;
  const furthest = one.state === "uploaded" ? "columns" : "preview";
  return steps.indexOf(wanted) > steps.indexOf(furthest) ? own : wanted === "file" ? "options" : wanted;
}
