import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { contactsInReach } from "../access/reachable.ts";
import type { Tx } from "../database/transaction.ts";
import { likePattern } from "../values/text.ts";
import type { Hit } from "./hit.ts";
import { isJustSo } from "./names-begin-so.ts";
import { partings } from "./partings.ts";

/**
 * Of some people those that the actor sees and in whose names every typed word begins one: a common name has so many others
 * that they would not be met at the head of it.
 */
export async function findCalledAmong(
  tx: Tx,
  actor: Actor,
  typed: readonly string[],
  ids: readonly string[],
): Promise<Hit[]> {
  if (typed.length === 0) return [];
  const called = typed.map(
    (word) => sql<SqlBool>`' ' || s.first_name || ' ' || s.last_name like ${`% ${likePattern(word)}%`}`,
  );
  const found = await sql<Omit<Hit, "rank">>`
    select s.contact_id as id, s.first_name as "firstName", s.last_name as "lastName"
    from search_texts s join contacts on contacts.id = s.contact_id
    where s.contact_id = any(${ids}::uuid[]) and ${inSight(actor)} and ${sql.join(called, sql` and `)}`.execute(tx);
  const key = typed.join(" ");
  return found.rows.map((hit) => ({ ...hit, rank: isJustSo(hit, key) ? 0 : beginsSo(hit, typed) ? 1 : 2 }));
}

/** Of some people those that the actor sees. */
export async function findSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<{ id: string; rank: number }[]> {
  const found = await sql<{ id: string; rank: number }>`
    select contacts.id, 0 as rank from contacts where contacts.id = any(${ids}::uuid[]) and ${inSight(actor)}`.execute(
    tx,
  );
  return found.rows;
}

function inSight(actor: Actor) {
  return sql<SqlBool>`(contacts.live and ${contactsInReach(actor, "see")("match")})`;
}

/** As the names' indexes are asked: first and last name begin with the words, parted anywhere, in either order. */
function beginsSo({ firstName, lastName }: Omit<Hit, "rank">, typed: readonly string[]): boolean {
  const [only = ""] = typed;
  if (typed.length === 1) return firstName.startsWith(only) || lastName.startsWith(only);
  return partings(typed).some(
    ([first, last]) => firstName.startsWith(first.join(" ")) && lastName.startsWith(last.join(" ")),
  );
}
