import { CallError } from "../client.ts";

/** What the server says is wrong with one part of the body. */
export function faultAt(error: Error | null, pointer: string): string | undefined {
  return error instanceof CallError ? error.faultAt(pointer) : undefined;
}
