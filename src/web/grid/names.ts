import { useQueries } from "@tanstack/react-query";
import type { Option } from "../kit/choice-options.ts";
import { chosenValues } from "./condition.ts";
import type { Field } from "./field.ts";
import { type Filter, isCondition } from "./filter.ts";

const known = new Map<string, Option>();

/** Keeps the words of a value a person has just chosen, so that they need not be asked for. */
export function rememberName(field: string, option: Option): void {
  known.set(`${field} ${option.value}`, option);
}

export function knownOption(field: string, value: string): Option | undefined {
  return known.get(`${field} ${value}`);
}

/** How a value reads in its field: as one of its choices, or as its name has come meanwhile. */
export function namedOption(field: Field, value: string): Option {
  return (
    field.choices?.options?.find((one) => one.value === value) ??
    knownOption(field.key, value) ?? { value, label: value }
  );
}

/** The words of values that a link carries as ids; "…" while they are on their way. */
export function useNames(
  filter: readonly Filter[],
  fields: readonly Field[],
  kind: string,
): (field: string, value: string) => string | undefined {
  const wanted = filter.flatMap(conditionsIn).flatMap((condition) => {
    const field = fields.find((one) => one.key === condition.field);
    const values = chosenValues(condition).filter(
      (value) => value !== "me" && knownOption(condition.field, value) === undefined,
    );
    return field?.nameOf && values.length > 0 ? [{ field, values }] : [];
  });
  useQueries({
    queries: wanted.map(({ field, values }) => ({
      queryKey: ["names", kind, field.key, ...values],
      queryFn: async () => {
        const options = (await field.nameOf?.(values)) ?? [];
        for (const option of options) rememberName(field.key, option);
        return options;
      },
    })),
  });
  return (field, value) =>
    knownOption(field, value)?.label ?? (fields.find((one) => one.key === field)?.nameOf ? "…" : undefined);
}

function conditionsIn(filter: Filter): Extract<Filter, { field: string }>[] {
  if (isCondition(filter)) return [filter];
  if ("not" in filter) return conditionsIn(filter.not);
  return ("all" in filter ? filter.all : filter.any).flatMap(conditionsIn);
}
