import { createHash } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { networkOf } from "../http/address.ts";
import { refuse } from "../http/refusal.ts";

/** How often somebody may be wrong before he has to wait. */
export interface Limit {
  key: string;
  failures: number;
  /** Seconds of the first wait, half a minute unless said; each further one is twice as long. */
  firstWait?: number;
}

/**
 * What a try is counted by: the account, and the address it comes from. At a place where the person has signed in before
 * only his own failures there count: strangers who guess elsewhere do not lock him out.
 */
export function limitsOf(account: string, address: string, isKnownPlace: boolean): Limit[] {
  const network = networkOf(address);
  if (isKnownPlace) return [{ key: `place:${digest(`${account} ${network}`)}`, failures: 5 }];
  return [
    { key: `address:${network}`, failures: 30 },
    { key: `account:${digest(account)}`, failures: 5 },
  ];
}

/** For links that came by mail: their secrets cannot be guessed, and nobody shall try at our cost. */
export function limitOfLinks(address: string): Limit[] {
  return [{ key: `address:${networkOf(address)}`, failures: 30 }];
}

/** For asking for such a link: each sends somebody a mail. */
export function limitOfAsking(address: string): Limit[] {
  return [{ key: `asking:${networkOf(address)}`, failures: 20 }];
}

/** For a person who is signed in and proves himself once more. */
export function limitOfPerson(contactId: string): Limit[] {
  return [{ key: `person:${contactId}`, failures: 5 }];
}

/** For six digits: ten guesses in five minutes, whoever makes them (A061). */
export function limitOfCodes(contactId: string): Limit[] {
  return [{ key: `code:${contactId}`, failures: 10, firstWait: 300 }];
}

/** For tokens that nobody has, by where they come from. */
export function limitOfTokens(address: string): Limit[] {
  return [{ key: `token:${networkOf(address)}`, failures: 30 }];
}

/**
 * Counts a try as failed before it is made, so that many at once cannot slip through; `forgiveTry` takes that back.
 * Refuses (429) where there were too many: half a minute at first, twice as long each time, a quarter of an hour at most;
 * a quarter of an hour of quiet and all is forgotten.
 */
export async function countTry(db: Kysely<Tables>, limits: readonly Limit[]): Promise<void> {
  for (const { key, failures, firstWait = 30 } of limits) {
    const counted = await sql`
      insert into sign_in_failures as f (key, failures) values (${key}, 1)
      on conflict (key) do update set (failures, since, locked_until) = (
        select n.failures, now(), case when n.failures >= ${failures}::int
          then now() + least(interval '15 minutes', make_interval(secs => ${firstWait}) * power(2, least(n.failures - ${failures}::int, 10))) end
        from (select case when greatest(f.since, f.locked_until) < now() - interval '15 minutes' then 1 else f.failures + 1 end as failures) as n)
      where f.locked_until is null or f.locked_until <= now()
      returning f.failures`.execute(db);
    if (counted.rows.length === 0) refuse(429, "tooManyTries", { retryAfterSeconds: await secondsLeft(db, key) });
  }
}

/** A right try was no failure; of an account it also proves who it was, and what was wrong before is forgotten. */
export async function forgiveTry(db: Kysely<Tables>, limits: readonly Limit[]): Promise<void> {
  for (const { key, failures } of limits) {
    if (!key.startsWith("address:")) await db.deleteFrom("sign_in_failures").where("key", "=", key).execute();
    else
      await sql`
        update sign_in_failures set failures = greatest(failures - 1, 0), locked_until = case when failures > ${failures}::int then locked_until end
        where key = ${key}`.execute(db);
  }
}

/** Forgets what no longer counts. */
export async function clearFailures(db: Kysely<Tables>): Promise<void> {
  await sql`delete from sign_in_failures where greatest(since, locked_until) < now() - interval '1 day'`.execute(db);
}

async function secondsLeft(db: Kysely<Tables>, key: string): Promise<number> {
  const left = await sql<{ seconds: number }>`
    select extract(epoch from locked_until - now())::float8 as seconds from sign_in_failures where key = ${key}`.execute(
    db,
  );
  return Math.max(1, left.rows[0]?.seconds ?? 1);
}

/** What people type as their address is not kept: it may be a password. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
