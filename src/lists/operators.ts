import type { FilterKind } from "../database/field.ts";

/** The operators each kind of value understands, in the order of the picker: the one list of them. */
export const operatorsOf = {
  text: ["contains", "notContains", "is", "isNot", "startsWith", "endsWith", "anyOf", "noneOf", "empty", "notEmpty"],
  choice: ["is", "isNot", "anyOf", "noneOf", "empty", "notEmpty"],
  id: ["is", "isNot", "anyOf", "noneOf", "empty", "notEmpty"],
  number: ["is", "isNot", "less", "more", "between", "empty", "notEmpty"],
  date: ["is", "before", "after", "between", "within", "empty", "notEmpty"],
  time: ["is", "before", "after", "between", "within", "empty", "notEmpty"],
  yesNo: ["is"],
  presence: ["notEmpty", "empty"],
} as const satisfies Record<FilterKind, readonly string[]>;

export type Operator = (typeof operatorsOf)[FilterKind][number];

/** All of them, each once. */
export const operators: readonly Operator[] = [...new Set(Object.values(operatorsOf).flat())];
