import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { isDiskFull } from "../database/space.ts";
import { refuse } from "../http/refusal.ts";

/** Calls of one token a minute, in all app processes together. */
export const callsAMinute = 600;
/** So many are counted here before the database is told: each process may let that many more through, and a call costs nothing. */
const toldEvery = 20;

interface Count {
  here: number;
  /** Of all processes, when the database was last told. */
  everywhere: number;
}

let minute = 0;
const counts = new Map<string, Count>();

/** Counts a call; 429 with the seconds until the next minute when there were too many in this one. */
export async function countCall(db: Kysely<Tables>, tokenId: string): Promise<void> {
  const now = Math.floor(Date.now() / 60_000);
  if (now !== minute) counts.clear();
  minute = now;
  const count = counts.get(tokenId) ?? { here: 0, everywhere: 0 };
  counts.set(tokenId, count);
  count.here += 1;
  if (count.everywhere + count.here > callsAMinute)
    refuse(429, "tooManyCalls", { retryAfterSeconds: 60 - Math.floor((Date.now() % 60_000) / 1_000) });
  if (count.here < toldEvery) return;
  const told = count.here;
  count.here = 0;
  count.everywhere += told;
  count.everywhere = Math.max(count.everywhere, await tell(db, tokenId, told));
}

async function tell(db: Kysely<Tables>, tokenId: string, calls: number): Promise<number> {
  const told = sql<{ calls: number }>`
    insert into token_calls as c (token_id, minute, calls) values (${tokenId}, date_trunc('minute', now()), ${calls})
    on conflict (token_id) do update set minute = excluded.minute,
      calls = excluded.calls + case when c.minute = excluded.minute then c.calls else 0 end
    returning calls`.execute(db);
  const answer = await told.catch((error: unknown) => {
    if (!isDiskFull(error)) throw error;
  });
  return answer?.rows[0]?.calls ?? 0;
}
