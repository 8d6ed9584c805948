import type { Operator as Known } from "../../lists/operators.ts";

export type Operator = Known;

/** What value each operator takes. The server says which there are; one that is missing here does not compile. */
const takes: Record<Operator, "one" | "list" | "two" | "span" | "none"> = {
  is: "one",
  isNot: "one",
  contains: "one",
  notContains: "one",
  startsWith: "one",
  endsWith: "one",
  anyOf: "list",
  noneOf: "list",
  empty: "none",
  notEmpty: "none",
  less: "one",
  more: "one",
  before: "one",
  after: "one",
  between: "two",
  within: "span",
};

/** One field compared with a value, as the API writes it. */
export interface Condition {
  field: string;
  is: Operator;
  value?: unknown;
}
export type Filter = Condition | { all: Filter[] } | { any: Filter[] } | { not: Filter };

/** A stretch of time as it lies around now, the value of `within`. */
export type Span = { last: number; unit: Unit } | { next: number; unit: Unit } | { this: 1; unit: Unit };
export type Unit = (typeof units)[number];
export const units = ["hour", "day", "week", "month", "quarter", "year"] as const;

/** As deep as the server takes it: a condition in four groups. */
export const deepest = 5;

/** What the opposite of a condition asks; the others are turned round by a group of which none holds. */
const opposites: Partial<Record<Operator, Operator>> = {
  is: "isNot",
  isNot: "is",
  contains: "notContains",
  notContains: "contains",
  anyOf: "noneOf",
  noneOf: "anyOf",
  empty: "notEmpty",
  notEmpty: "empty",
};

export function isCondition(filter: Filter): filter is Condition {
  return "field" in filter;
}

/** What stands side by side in the filter bar: the parts of which all must hold. */
export function partsOf(filter: Filter | undefined): Filter[] {
  if (filter === undefined) return [];
  return "all" in filter ? filter.all : [filter];
}

export function joinParts(parts: readonly Filter[]): Filter | undefined {
  const [only] = parts;
  if (only === undefined) return undefined;
  // A group of a group says no more, and is a step deeper.
  return parts.length === 1 && !isCondition(only) ? only : { all: [...parts] };
}

/** How many steps a filter goes down, itself one of them. */
export function depthOf(filter: Filter): number {
  if (isCondition(filter)) return 1;
  if ("not" in filter) return 1 + depthOf(filter.not);
  return 1 + Math.max(0, ...("all" in filter ? filter.all : filter.any).map(depthOf));
}

/** The condition that holds exactly where this one does not; undefined where no operator says that. Yes and no have but one. */
export function oppositeOf(condition: Condition): Condition | undefined {
  if (typeof condition.value === "boolean") return undefined;
  const is = opposites[condition.is];
  return is && { ...condition, is };
}

/** Reads a filter from a link; what is not one, or is nested deeper than the API takes, is left out. */
export function readFilter(value: unknown, depth = 1): Filter | undefined {
  if (!isObject(value) || depth > deepest) return undefined;
  if (Array.isArray(value.all)) return { all: readAll(value.all, depth) };
  if (Array.isArray(value.any)) return { any: readAll(value.any, depth) };
  if (value.not !== undefined) {
    const inner = readFilter(value.not, depth + 1);
    return inner && { not: inner };
  }
  if (typeof value.field !== "string" || !isOperator(value.is)) return undefined;
  return { field: value.field, is: value.is, ...(value.value === undefined ? {} : { value: value.value }) };
}

export function isSpan(value: unknown): value is Span {
  if (!isObject(value) || !units.some((unit) => unit === value.unit)) return false;
  return typeof value.last === "number" || typeof value.next === "number" || value.this === 1;
}

/** How many units a span has, and on which side of now; `this` is the one that it is now. */
export function lengthOf(span: Span): { side: "last" | "next" | "this"; count: number } {
  if ("this" in span) return { side: "this", count: 1 };
  return "last" in span ? { side: "last", count: span.last } : { side: "next", count: span.next };
}

export function takesNoValue(operator: Operator): boolean {
  return takes[operator] === "none";
}

export function takesList(operator: Operator): boolean {
  return takes[operator] === "list";
}

function readAll(list: unknown[], depth: number): Filter[] {
  return list.flatMap((part) => readFilter(part, depth + 1) ?? []);
}

function isOperator(value: unknown): value is Operator {
  return typeof value === "string" && Object.hasOwn(takes, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
