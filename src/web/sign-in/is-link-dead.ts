import { CallError } from "../client.ts";

/** Used, expired, taken back, or never a link at all: one answer for all of them. */
export function isLinkDead(error: Error | null): boolean {
  return error instanceof CallError && error.status === 404;
}
