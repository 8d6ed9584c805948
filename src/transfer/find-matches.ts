import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { Candidate, Key, KindInFiles, MatchBy, Shapes } from "./kind.ts";

export interface Matches<Hit extends Candidate = Candidate> {
  /** Records by the key that hits them. */
  byKey: ReadonlyMap<string, readonly Hit[]>;
}

/** More records than this behind one key (a switchboard) say nothing more than this many. */
const most = 20;

/** Who is hit by which key: a constant number of statements for any number of keys. */
export async function findMatches<S extends Shapes>(
  { lookups, loadCandidates }: KindInFiles<S>,
  tx: Tx,
  actor: Actor,
  keys: readonly Key[],
): Promise<Matches<S["hit"]>> {
  const ways = [...new Set(keys.map(({ by }) => by))];
  const found: Hit[] = [];
  for (const by of ways) {
    const lookup = lookups[by];
    if (lookup) found.push(...(await hits(tx, askedBy(keys, by), lookup)));
  }
  const candidates = await loadCandidates(tx, actor, [...new Set(found.map(({ id }) => id))]);
  const byKey = new Map<string, S["hit"][]>();
  for (const { key, id } of found) {
    const candidate = candidates.get(id);
    if (candidate) byKey.set(key, [...(byKey.get(key) ?? []), candidate]);
  }
  return { byKey };
}

function askedBy(keys: readonly Key[], way: MatchBy): string[] {
  return [...new Set(keys.filter(({ by }) => by === way).map(({ key }) => key))];
}

interface Hit {
  key: string;
  id: string;
}

/** One lookup for each key by its index; the parts of a key are cut in SQL, so that one array carries them. */
async function hits(tx: Tx, keys: readonly string[], lookup: RawBuilder<unknown>): Promise<Hit[]> {
  const rows = await sql<Hit>`
    select asked.key, hit.id from (select key, string_to_array(key, e'\x1f') as part from unnest(${keys}::text[]) as k (key)) as asked
    cross join lateral (${lookup} limit ${sql.lit(most)}) as hit`.execute(tx);
  return rows.rows;
}
