import { expressionBuilder, sql, type Expression, type SqlBool } from "kysely";
import { all, any, not, plainly, type Condition } from "../database/condition.ts";
import { isDay } from "../values/day.ts";
import { isId } from "../values/uuid.ts";
import { isCleanText, likePattern } from "../values/text.ts";
import { refuseField } from "../http/refusal.ts";
import type { Field, FieldFilter, FilterKind } from "../database/field.ts";
import { operatorsOf } from "./operators.ts";
import type { Tables } from "../database/tables.ts";
import { dayUnits, readSpan, timeUnits, withinDays, withinTimes, type Span, type Unit } from "./within.ts";

type Test = (value: Expression<unknown>) => Expression<SqlBool>;
type Fields<T extends keyof Tables> = Readonly<
  Record<string, Pick<Field<T>, "filter"> & Partial<Pick<Field<T>, "sort">>>
>;

/** Who asks: dates are days in his time zone, `me` is he. */
export interface Asker {
  id: string;
  timeZone: string;
}

const maxDepth = 5;
const maxConditions = 100;

/**
 * The WHERE of a filter as the list's query holds it: JSON of {all: […]}, {any: […]}, {not: …} and {field, is, value}.
 * Refuses (422) what it does not understand, naming the place; at most 5 deep and 100 conditions.
 */
export function filterCondition<T extends keyof Tables>(
  json: string,
  table: T,
  fields: Fields<T>,
  asker: Asker,
): Condition {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    refuseField("/filter", "format");
  }
  const left = { conditions: maxConditions };
  return conditionOf(parsed, "/filter", 1);

  function conditionOf(node: unknown, pointer: string, depth: number): Condition {
    if (!isRecord(node)) refuseField(pointer, "type", { type: "object" });
    if (depth > maxDepth) refuseField(pointer, "tooDeep", { limit: maxDepth });
    if ("all" in node || "any" in node) return group(node, pointer, depth);
    if ("not" in node) return not(conditionOf(node["not"], `${pointer}/not`, depth + 1));
    return leaf(node, pointer);
  }

  function group(node: Record<string, unknown>, pointer: string, depth: number): Condition {
    const word = "all" in node ? "all" : "any";
    const parts = node[word];
    if (!Array.isArray(parts) || Object.keys(node).length !== 1) refuseField(pointer, "type", { type: "array" });
    const conditions = parts.map((part, index) => conditionOf(part, `${pointer}/${word}/${index}`, depth + 1));
    return word === "all" ? all(conditions) : any(conditions, table);
  }

  function leaf(node: Record<string, unknown>, pointer: string): Condition {
    if (--left.conditions < 0) refuseField("/filter", "tooMany", { limit: maxConditions });
    const { field: key, is: operator, value, ...rest } = node;
    const unknown = Object.keys(rest)[0];
    if (unknown) refuseField(`${pointer}/${unknown}`, "unknownKey");
    const field = typeof key === "string" && Object.hasOwn(fields, key) ? fields[key] : undefined;
    const filter = field?.filter;
    if (!filter) refuseField(`${pointer}/field`, "choice");
    const known: readonly string[] = operatorsOf[filter.kind];
    if (typeof operator !== "string" || !known.includes(operator))
      refuseField(`${pointer}/is`, "choice", { allowed: known.join(", ") });
    const read = reader(filter, `${pointer}/value`, asker);
    const condition = askedOf(filter, operator, value, read);
    const [first] = field?.sort ?? [];
    return placed(
      typeof first === "string" ? first : undefined,
      operator,
      value,
      hinted(filter, operator, value, condition),
    );
  }
}

function askedOf<T extends keyof Tables>(
  filter: FieldFilter<T>,
  operator: string,
  value: unknown,
  read: Read,
): Condition {
  if ("holds" in filter) return read.yesNo(value) ? filter.holds : none(filter.holds);
  if ("some" in filter) {
    const there = filter.there ?? filter.some(() => sql<SqlBool>`true`);
    if (operator === "empty") return none(there);
    if (operator === "notEmpty") return there;
    return manyOf(filter.some, filter.kind, operator, value, read);
  }
  return plainly(testOf(filter.kind, operator, value, read)(filter.value(expressionBuilder<Tables, T>())));
}

/** Where an index leads to those whom the condition can be true of, a match begins there and asks the condition of them alone. */
function hinted<T extends keyof Tables>(
  { hint }: FieldFilter<T>,
  operator: string,
  value: unknown,
  condition: Condition,
): Condition {
  const texts = [value].flat().filter((text) => typeof text === "string");
  const found = operator in opposites || texts.length === 0 ? undefined : hint?.(operator, texts);
  if (!found) return condition;
  const narrowed: Condition = (shape) =>
    shape === "match" ? sql<SqlBool>`(${found("match")} and ${condition("walk")})` : condition(shape);
  return Object.assign(narrowed, { leads: found.leads });
}

/**
 * Whoever's name begins with B stands between b and the last of all letters after b in an order of names (CLDR root: lower
 * case first, U+FFFF behind everything). Not so in scripts that are sorted by another letter than they are written by (Thai, Lao).
 */
function placed(column: string | undefined, operator: string, value: unknown, condition: Condition): Condition {
  const isPlain =
    typeof value === "string" && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]+$/u.test(value);
  if (column === undefined || operator !== "startsWith" || !isPlain || oddCase.test(value)) return condition;
  const low = value.toLowerCase();
  const standing: Condition = (shape) =>
    typeof shape === "object" && shape.along === column
      ? sql<SqlBool>`(${sql.ref(column)} >= ${low} and ${sql.ref(column)} < ${`${low}\uffff`})`
      : condition(shape);
  return Object.assign(standing, { leads: condition.leads });
}

/** Of many values: some passes the test; the negative words mean that none does. */
function manyOf(
  some: (test: Test) => Condition,
  kind: FilterKind,
  operator: string,
  value: unknown,
  read: Read,
): Condition {
  const positive = opposites[operator];
  if (positive) return none(some(testOf(kind, positive, value, read)));
  return some(testOf(kind, operator, value, read));
}

/** Rows that are there or not are never null. Without a wrapping the planner sees an anti-join. */
function none(some: Condition): Condition {
  return (shape) => (typeof shape === "object" ? some(shape) : sql<SqlBool>`not ${some(shape)}`);
}

const opposites: Record<string, string> = { isNot: "is", notContains: "contains", noneOf: "anyOf" };

function testOf(kind: FilterKind, operator: string, value: unknown, read: Read): Test {
  const positive = opposites[operator];
  if (positive) {
    const test = testOf(kind, positive, value, read);
    return (of) => sql<SqlBool>`not coalesce(${test(of)}, false)`;
  }
  if (operator === "empty")
    return (of) =>
      kind === "text" || kind === "choice" || kind === "date" ? sql<SqlBool>`${of} = ''` : sql<SqlBool>`${of} is null`;
  if (operator === "notEmpty" || kind === "presence")
    return (of) =>
      kind === "text" || kind === "choice" || kind === "date"
        ? sql<SqlBool>`${of} <> ''`
        : sql<SqlBool>`${of} is not null`;
  switch (kind) {
    case "text":
    case "choice":
      return textTest(operator, value, read);
    case "id": {
      const ids = operator === "anyOf" ? read.list(value, read.id) : [read.id(value)];
      return (of) => sql<SqlBool>`${of} = any(${ids}::uuid[])`;
    }
    case "number":
      return rangeTest(operator, value, (one) => sql`${read.number(one)}::numeric`);
    case "date":
      if (operator === "within") return withinDays(read.span(value, dayUnits), read);
      // Partial dates ("--05-31") have no place in an order of days.
      return (of) =>
        sql<SqlBool>`(${of} not like '-%' and ${of} <> '' and ${rangeTest(operator, value, (one) => sql`${read.day(one)}`)(of)})`;
    case "time":
      return timeTest(operator, value, read);
    case "yesNo": {
      const yes = read.yesNo(value);
      return (of) => sql<SqlBool>`${of} = ${yes}`;
    }
  }
}

/** Compared in lower case: an index on that serves every operator. */
function textTest(operator: string, value: unknown, read: Read): Test {
  const texts = operator === "anyOf" ? read.list(value, read.text) : [read.text(value)];
  const { before = "", after = "" } = edges[operator] ?? {};
  // Letters whose lower case depends on what stands beside them or on the collation are left to the database.
  if (texts.some((text) => oddCase.test(text))) {
    const patterns = texts.map((text) => before + likePattern(text) + after);
    return (of) => sql<SqlBool>`${of} ilike any(${patterns}::text[])`;
  }
  const lower = texts.map((text) => text.toLowerCase());
  if (operator === "anyOf") return (of) => sql<SqlBool>`${read.lower(of)} = any(${lower}::text[])`;
  const [text = ""] = lower;
  if (operator === "is") return (of) => sql<SqlBool>`${read.lower(of)} = ${text}`;
  return (of) => sql<SqlBool>`${read.lower(of)} like ${before + likePattern(text) + after}`;
}

const oddCase = /[Σİ]/;

const edges: Record<string, { before?: string; after?: string }> = {
  contains: { before: "%", after: "%" },
  startsWith: { after: "%" },
  endsWith: { before: "%" },
};

function rangeTest(operator: string, value: unknown, bound: (value: unknown) => Expression<unknown>): Test {
  if (operator === "between") {
    const [from, to] = Array.isArray(value) ? value : [undefined, undefined];
    const [low, high] = [bound(from), bound(to)];
    return (of) => sql<SqlBool>`${of} between ${low} and ${high}`;
  }
  const edge = bound(value);
  if (operator === "less" || operator === "before") return (of) => sql<SqlBool>`${of} < ${edge}`;
  if (operator === "more" || operator === "after") return (of) => sql<SqlBool>`${of} > ${edge}`;
  return (of) => sql<SqlBool>`${of} = ${edge}`;
}

/** A day is what the asker's calendar calls it; `between` takes both days in. */
function timeTest(operator: string, value: unknown, read: Read): Test {
  const start = (day: unknown) => sql`(${read.day(day)}::date::timestamp at time zone ${read.timeZone})`;
  const end = (day: unknown) => sql`((${read.day(day)}::date + 1)::timestamp at time zone ${read.timeZone})`;
  const span =
    (from: Expression<unknown>, to: Expression<unknown>): Test =>
    (of) =>
      sql<SqlBool>`(${of} >= ${from} and ${of} < ${to})`;
  if (operator === "within") return withinTimes(read.span(value, timeUnits), read.timeZone);
  if (operator === "between") {
    const [from, to] = Array.isArray(value) ? value : [undefined, undefined];
    return span(start(from), end(to));
  }
  const [first, last] = [start(value), end(value)];
  if (operator === "before") return (of) => sql<SqlBool>`${of} < ${first}`;
  if (operator === "after") return (of) => sql<SqlBool>`${of} >= ${last}`;
  return span(first, last);
}

type Read = ReturnType<typeof reader>;

type Marks = Pick<FieldFilter<keyof Tables>, "isLower" | "isYearly">;

/** Reads the values of conditions; each refuses what is not of its kind. */
function reader({ isLower, isYearly }: Marks, pointer: string, asker: Asker) {
  return {
    timeZone: asker.timeZone || "UTC",
    isYearly: isYearly === true,
    lower: (of: Expression<unknown>) => (isLower ? of : sql`lower(${of})`),
    text(value: unknown): string {
      if (typeof value !== "string" || value.length > 200 || !isCleanText(value))
        refuseField(pointer, "type", { type: "string" });
      return value;
    },
    id(value: unknown): string {
      if (value === "me") return asker.id;
      if (typeof value !== "string" || !isId(value)) refuseField(pointer, "format");
      return value;
    },
    number(value: unknown): number {
      if (typeof value !== "number" || !Number.isFinite(value)) refuseField(pointer, "type", { type: "number" });
      return value;
    },
    yesNo(value: unknown): boolean {
      if (typeof value !== "boolean") refuseField(pointer, "type", { type: "boolean" });
      return value;
    },
    day(value: unknown): string {
      if (typeof value !== "string" || !isDay(value)) refuseField(pointer, "day");
      return value;
    },
    list<T>(value: unknown, one: (value: unknown) => T): T[] {
      if (!Array.isArray(value) || value.length > 1000) refuseField(pointer, "type", { type: "array" });
      return value.map(one);
    },
    span(value: unknown, units: readonly Unit[]): Span {
      if (!isRecord(value)) refuseField(pointer, "type", { type: "object" });
      const span = readSpan(value, units);
      if (!span) refuseField(pointer, "format");
      return span;
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
