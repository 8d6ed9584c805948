import type { Caller } from "../../app/caller.ts";
import { fold } from "../../../src/values/text.ts";
import type { Query } from "./queries.ts";

interface Found {
  items: { kind: string; id: string; title: string }[];
}

export const firstPage = 20;

/**
 * Whether who is meant stands on the first page. Namesakes cannot be told apart by their name: one of them there is as good,
 * where all of those shown bear the name.
 */
export async function isRight(caller: Caller, { text, id, name }: Query): Promise<boolean> {
  const found: Found = await caller.json(`/search?q=${encodeURIComponent(text)}&limit=${firstPage}`);
  const people = found.items.filter(({ kind }) => kind === "contact");
  if (people.some((person) => person.id === id)) return true;
  return people.length >= firstPage / 2 && people.every(({ title }) => fold(title) === name);
}

/** The share, in percent. */
export async function shareRight(caller: Caller, queries: readonly Query[]): Promise<number> {
  let right = 0;
  for (const query of queries) if (await isRight(caller, query).catch(() => false)) right += 1;
  return (right / queries.length) * 100;
}
