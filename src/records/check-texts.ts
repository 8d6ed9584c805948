import type { Fault } from "../http/refusal.ts";
import { safeHtml } from "../values/safe-html.ts";
import { cleanText, isCleanText } from "../values/text.ts";

/** Told of everything in a change that cannot be. */
export type Report = (pointer: string, code: string, params?: Fault["params"]) => void;

/** A list of faults, and the way to add to it. */
export function collectFaults(): { faults: Fault[]; fault: Report } {
  const faults: Fault[] = [];
  return { faults, fault: (pointer, code, params = {}) => void faults.push({ pointer, code, params }) };
}

export function checkText(text: string, pointer: string, fault: Report): string {
  if (isCleanText(text)) return cleanText(text);
  fault(pointer, "text");
  return "";
}

/** No record without a name. */
export function checkName(given: string, fault: Report): string {
  const name = checkText(given, "/name", fault);
  if (name === "" && isCleanText(given)) fault("/name", "required");
  return name;
}

/** Rich text of up to 20,000 characters, as far as it is safe. */
export function checkDescription(given: string, fault: Report): string {
  const safe = safeHtml(checkText(given, "/description", fault));
  if ("html" in safe) return safe.html;
  fault("/description", "tooLong", { limit: 20_000 });
  return "";
}
