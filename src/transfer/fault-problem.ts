import { ownKey } from "../database/own-field.ts";
import type { Refused } from "../records/weighed.ts";
import type { Fault } from "../http/refusal.ts";
import type { StoredProblem } from "./stored-import.ts";

/** Why the write path refuses a row, as problems of its cells. What is out of reach says nothing. */
export function problemsOf(refused: Refused, change: object): StoredProblem[] {
  if (refused.status === 404) return [{ of: "row", code: "outOfReach" }];
  if (refused.faults.length === 0) return [{ of: "row", code: refused.code }];
  return refused.faults.map((fault) => problemOf(fault, change));
}

function problemOf({ pointer, code, params }: Fault, change: object): StoredProblem {
  const [field = "", ...path] = pointer.slice(1).split("/");
  const cell = at(new Map<string, unknown>(Object.entries(change)).get(field), path);
  return {
    of: "fault",
    code,
    field: field === "custom" ? ownKey(path[0] ?? "") : field,
    ...(typeof cell === "string" && cell !== "" && { cell: cell.slice(0, 200) }),
    ...(params && { params }),
  };
}

/** What stands at a place of a value; nothing where there is no such place. */
function at(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value)) return at(value[Number(key)], rest);
  return typeof value === "object" && value !== null
    ? at(Object.entries(value).find(([name]) => name === key)?.[1], rest)
    : undefined;
}
