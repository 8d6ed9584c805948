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

/** A stretch of time counted from now, the value of `within`. */
export type Span = { last: number; unit: Unit } | { next: number; unit: Unit };
export type Unit = (typeof units)[number];
export const units = ["hour", "day", "week", "month", "year"] as const;

const deepest = 5;

export function isCondition(filter: Filter): filter is Condition {
  return "field" in filter;
}

/** What stands side by side in the filter bar: the parts of which all must hold. */
export function partsOf(filter: Filter | undefined): Filter[] {
  if (filter === undefined) return [];
  return "all" in filter ? filter.all : [filter];
}

export function joinParts(parts: readonly Filter[]): Filter | undefined {
  if (parts.length === 0) return undefined;
  return { all: [...parts] };
}

/** Reads a filter from a link; what is not one, or is nested deeper than the API takes, is left out. */
export function readFilter(value: unknown, depth = 0): Filter | undefined {
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
  return typeof value.last === "number" || typeof value.next === "number";
}

/** How many units a span has, and on which side of now. */
export function lengthOf(span: Span): { side: "last" | "next"; count: number } {
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
