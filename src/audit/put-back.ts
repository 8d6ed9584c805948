import { isDeepStrictEqual } from "node:util";
import { ownKey } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";

/** A journal entry of a batch, to be taken back. */
export interface Entry {
  subjectId: string;
  change: Change | null;
}

interface Records {
  /** Those of the ids that are there, with their values as they are now. */
  load(ids: readonly string[]): Promise<ReadonlyMap<string, { values: Values }>>;
  /** Writes values by the names of the journal; an outcome for each, in order. */
  write(writings: readonly { id: string; values: Record<string, unknown> }[]): Promise<readonly { outcome: string }[]>;
}

interface Values {
  own: Readonly<Record<string, unknown>>;
}

/** Puts back what entries (newest first) have changed of records, unless it was edited since: `kept` stay as they are, wholly or in part. */
export async function putBack(
  entries: readonly Entry[],
  { load, write }: Records,
): Promise<{ done: number; kept: string[] }> {
  const present = await load([...new Set(entries.map(({ subjectId }) => subjectId))]);
  const backs = new Map<string, Record<string, unknown>>();
  const kept = new Set<string>();
  for (const { subjectId, change } of entries) {
    const now: Record<string, unknown> = { ...flat(present.get(subjectId)?.values), ...backs.get(subjectId) };
    for (const [key, [before, after]] of Object.entries(change ?? {})) {
      if (isDeepStrictEqual(now[key] ?? null, after ?? null))
        backs.set(subjectId, { ...backs.get(subjectId), [key]: before });
      else kept.add(subjectId);
    }
  }
  const writings = [...backs].map(([id, values]) => ({ id, values }));
  const written = await write(writings);
  const refused = writings.flatMap(({ id }, index) => (written[index]?.outcome === "refused" ? [id] : []));
  return { done: writings.length - refused.length, kept: [...new Set([...kept, ...refused])] };
}

/** Values by the names of the journal, own ones among them. */
function flat(values: Values | undefined): Record<string, unknown> {
  if (!values) return {};
  const { own, ...standard } = values;
  return { ...standard, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [ownKey(key), value])) };
}
