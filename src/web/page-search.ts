import type { SearchSchemaInput } from "@tanstack/react-router";

/** The query string of every page: plain words, so that links can be read and written by hand. Objects go as JSON. */
export type PageSearch = Record<string, string | undefined>;

/** Whatever a link was given becomes what its address says. */
export function readSearch(search: Record<string, unknown> & SearchSchemaInput): PageSearch {
  return parseSearch(stringifySearch(search));
}

export function parseSearch(text: string): PageSearch {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === "") continue;
    written.set(key, typeof value === "string" ? value : JSON.stringify(value));
  }
  return written.size > 0 ? `?${written}` : "";
}
