import { createHash } from "node:crypto";
import { refuse } from "../http/refusal.ts";
import type { Place } from "./wish.ts";

/** Ties a cursor to who asked for what order: replayed by another it is malformed (400). It carries no rights, so a hash will do. */
export function sealOf(wish: { askerId: string; table: string; sort: string }): string {
  return createHash("sha256").update(`${wish.askerId} ${wish.table} ${wish.sort}`).digest("base64url").slice(0, 12);
}

export function writeCursor(at: Place, seal: string): string {
  return Buffer.from(JSON.stringify([seal, ...at])).toString("base64url");
}

/** The place that a cursor names; refuses (400) one of another person, order or shape. */
export function readCursor(cursor: string, seal: string, length: number): Place {
  const parsed = parse(cursor);
  const isTexts = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((part) => typeof part === "string" && !part.includes("\0"));
  if (!isTexts(parsed) || parsed[0] !== seal || parsed.length !== length + 1) refuse(400, "malformed");
  return parsed.slice(1);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    refuse(400, "malformed");
  }
}
