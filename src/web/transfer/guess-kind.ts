import type { Kind } from "../management/fields/own-field.ts";

const looks: readonly (readonly [Kind, RegExp])[] = [
  // What begins with a nought is a number of a customer, not one to count with.
  ["number", /^-?(0|[1-9]\d{0,14})([.,]\d{1,6})?$/],
  ["date", /^(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})$/],
];

/** What kind of field some cells of a column would fill: one that all of them look like, else a text of one line or of several. */
export function guessKind(samples: readonly string[]): Kind {
  const cells = samples.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (cells.length === 0) return "text";
  const [kind] = looks.find(([, look]) => cells.every((cell) => look.test(cell))) ?? [];
  return kind ?? (cells.some((cell) => cell.includes("\n") || cell.length > 200) ? "longText" : "text");
}
