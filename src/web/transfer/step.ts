import { asksForEncoding, type Import } from "./import-query.ts";

export const steps = ["file", "options", "columns", "preview", "result"] as const;
export type Step = (typeof steps)[number];

/** Where an import stands by itself, when the address does not say. */
export function stepOf(one: Import): Step {
  if (isUnreadable(one) || asksForEncoding(one)) return "file";
  if (one.state === "uploaded") return "options";
  if (isStoppedCheck(one)) return "columns";
  return one.state === "checking" || one.state === "ready" ? "preview" : "result";
}

/** The file could not be read to its end; nothing of it was written. */
export function isUnreadable({ state, batch }: Import): boolean {
  return state === "failed" && batch === null;
}

/** Somebody stopped the dry run; it may begin anew. */
function isStoppedCheck({ state, batch }: Import): boolean {
  return state === "cancelled" && batch === null;
}

/** The step to show: the one asked for, as far as the import has come; one that ran has its result only. */
export function shownStep(one: Import, asked: string | undefined): Step {
  const own = stepOf(one);
  const wanted = steps.find((step) => step === asked) ?? own;
  if (own === "result" || asksForEncoding(one)) return own;
  if (own === "file") return wanted === "options" || wanted === "columns" ? wanted : own;
  const furthest = one.state === "uploaded" || isStoppedCheck(one) ? "columns" : "preview";
  return steps.indexOf(wanted) > steps.indexOf(furthest) ? own : wanted === "file" ? "options" : wanted;
}
