import { maxLengthOf } from "../../fields/describe.ts";

/** How many characters a value may have, as the write path says it. */
export function limitOf(write: object | null): number {
  return maxLengthOf(write) ?? Infinity;
}
