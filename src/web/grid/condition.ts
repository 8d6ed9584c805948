import { type Field, type ValueInput, valueInputOf } from "./field.ts";
import { type Condition, isSpan, lengthOf, type Operator, type Span, takesList, takesNoValue } from "./filter.ts";

/** The condition a person begins with when he chooses a field. */
export function firstCondition(field: Field): Condition {
  const operator =
    wished[valueInputOf(field)].find((one) => field.operators.includes(one)) ?? field.operators[0] ?? "is";
  return { field: field.key, ...withOperator(undefined, operator, field) };
}

const wished: Record<ValueInput, readonly Operator[]> = {
  choice: ["anyOf", "is"],
  day: ["within", "after"],
  text: ["contains", "is"],
  number: ["is"],
  yesNo: ["is"],
};

/** The same condition with another operator; a value that still fits stays. */
export function withOperator(value: unknown, operator: Operator, field: Field): { is: Operator; value?: unknown } {
  if (takesNoValue(operator)) return { is: operator };
  if (operator === "within") return { is: operator, value: isSpan(value) ? value : spanFor(field) };
  if (operator === "between")
    return { is: operator, value: Array.isArray(value) ? value.slice(0, 2) : [plain(value), undefined] };
  const list = Array.isArray(value) ? value : value === undefined || isSpan(value) ? [] : [value];
  if (takesList(operator)) return { is: operator, value: list };
  if (valueInputOf(field) === "yesNo") return { is: operator, value: typeof value === "boolean" ? value : true };
  return { is: operator, value: list[0] };
}

/** Of birthdays one asks which are to come. */
function spanFor({ kind }: Field): Span {
  return kind === "birthday" ? { next: 30, unit: "day" } : { last: 30, unit: "day" };
}

/** Whether it says enough to be asked for. */
export function isComplete({ is, value }: Condition): boolean {
  if (takesNoValue(is)) return true;
  if (is === "within") return isSpan(value) && Number.isInteger(lengthOf(value).count) && lengthOf(value).count > 0;
  if (is === "between") return Array.isArray(value) && value.length === 2 && value.every(isGiven);
  if (takesList(is)) return Array.isArray(value) && value.length > 0;
  return isGiven(value);
}

/** Values of a choice, whichever operator holds them. */
export function chosenValues({ value }: Condition): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string" && one !== "");
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !Number.isNaN(value);
}

function plain(value: unknown): unknown {
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
