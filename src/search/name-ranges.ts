import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { contactsInReach, reachesAllContacts } from "../access/reachable.ts";
import type { Tx } from "../database/transaction.ts";

/** From a text up to another, which is not in it any more; in the order of code points, that of the names' indexes. */
type Span = readonly [from: string, until: string];

/** Names that a pair of texts leads to: one stretch of an index. Without a last name the index of first names is asked. */
export interface NameRange {
  first: Span;
  last: Span | undefined;
}

export interface Called {
  id: string;
  /** Which of the ranges found this person. */
  place: number;
  /** Folded. */
  firstName: string;
  lastName: string;
}

/** Whatever begins so. */
export function beginning(text: string): Span {
  return [text, `${text}\u{10ffff}`];
}

/** These very words, alone or at the beginning: folded names hold letters, digits, and spaces, which come before all of them. */
export function leading(text: string): Span {
  return [text, `${text}!`];
}

export const anything = beginning("");

/** With less than everybody in reach: so many are looked at. */
const mostLookedAt = 5_000;

/**
 * The people an actor sees whose names lie in the ranges, each range's in the order of names, at most so many of each;
 * of a narrow reach all. One statement.
 */
export async function findCalled(tx: Tx, actor: Actor, ranges: readonly NameRange[], limit: number): Promise<Called[]> {
  if (ranges.length === 0) return [];
  const found = reachesAllContacts(actor, "see") ? ofEverybody(ranges, limit) : ofThoseInReach(actor, ranges);
  const { rows } = await found.execute(tx);
  return rows;
}

function ofEverybody(ranges: readonly NameRange[], limit: number): RawBuilder<Called> {
  const within = (byLast: boolean, where: RawBuilder<SqlBool>, order: RawBuilder<unknown>) => sql`
    select s.contact_id as id, r.place, s.first_name as "firstName", s.last_name as "lastName" from ranges r cross join lateral (
      select s.contact_id, s.first_name, s.last_name from search_texts s join contacts on contacts.id = s.contact_id
      where ${where} and contacts.live order by ${order} limit ${limit}
    ) s where (r.last_from is ${byLast ? sql`not null` : sql`null`})`;
  const isFirst = sql<SqlBool>`s.first_name ~>=~ r.first_from and s.first_name ~<~ r.first_until`;
  const isBoth = sql<SqlBool>`s.last_name ~>=~ r.last_from and s.last_name ~<~ r.last_until and ${isFirst}`;
  return sql<Called>`
    with ranges as materialized (select * from ${asRows(ranges)})
    ${within(true, isBoth, sql`s.last_name using ~<~, s.first_name using ~<~`)}
    union all ${within(false, isFirst, sql`s.first_name using ~<~`)}`;
}

function ofThoseInReach(actor: Actor, ranges: readonly NameRange[]): RawBuilder<Called> {
  const isIn = (column: string, [from, until]: Span) =>
    sql<SqlBool>`${sql.ref(column)} ~>=~ ${from} and ${sql.ref(column)} ~<~ ${until}`;
  const inAny = sql.join(
    ranges.map(({ first, last }) =>
      last
        ? sql`(${isIn("s.last_name", last)} and ${isIn("s.first_name", first)})`
        : sql`(${isIn("s.first_name", first)})`,
    ),
    sql` or `,
  );
  return sql<Called>`
    with matched as materialized (
      select s.contact_id as id, s.first_name, s.last_name from contacts join search_texts s on s.contact_id = contacts.id
      where (${inAny}) and contacts.live and ${contactsInReach(actor, "see")("match")} limit ${mostLookedAt}
    )
    select distinct on (m.id) m.id, r.place, m.first_name as "firstName", m.last_name as "lastName"
    from matched m join ${asRows(ranges)} on m.first_name ~>=~ r.first_from and m.first_name ~<~ r.first_until
      and (r.last_from is null or (m.last_name ~>=~ r.last_from and m.last_name ~<~ r.last_until))
    order by m.id, r.place`;
}

function asRows(ranges: readonly NameRange[]): RawBuilder<unknown> {
  const rows = ranges.map(({ first, last }, place) => ({
    place,
    first_from: first[0],
    first_until: first[1],
    last_from: last?.[0],
    last_until: last?.[1],
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r (place int, first_from text, first_until text, last_from text, last_until text)`;
}
