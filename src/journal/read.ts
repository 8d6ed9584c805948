import { isIP } from "node:net";
import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";
import { beginningOf } from "../lists/beginning.ts";
import { behindMark } from "../lists/mark.ts";
import { auditSight, type AuditRight } from "./sight.ts";

export interface AuditWish {
  /** Of these records; of all when left out. */
  subjects?: readonly string[] | undefined;
  /** By these people. */
  actors?: readonly string[] | undefined;
  kind?: string | undefined;
  action?: string | undefined;
  field?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  address?: string | undefined;
  batch?: string | undefined;
}

export interface ReadEntry {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  address: string | null;
  kind: string;
  subjectId: string;
  action: string;
  batch: string | null;
  change: Change;
  /** Its place, for `after`. */
  mark: string;
}

export interface ReadPage {
  entries: ReadEntry[];
  next: string | null;
  scanned: number;
}

/** How many entries are looked at, a look after the other, until a page is full: no right is so narrow that a page takes long. */
const looks = [500, 2_000, 5_000];

/** A page of the journal, newest first, as the actor may see it; `after` is the mark that the page before gave as `next`. */
export async function readAudit(
  tx: Tx,
  actor: Actor,
  right: AuditRight,
  wish: AuditWish,
  after: string | undefined,
  limit: number,
): Promise<ReadPage> {
  if (wish.field !== undefined && !sees(actor, wish.field)) return { entries: [], next: null, scanned: 0 };
  const [along, matching] = [alongOf(actor, wish), matchingOf(actor, right, wish)];
  const entries: ReadEntry[] = [];
  let scanned = 0;
  let place = after;
  for (const size of [limit + 1, ...looks]) {
    const look = await lookAt(tx, along, matching, place, size, limit + 1);
    entries.push(...look.found.flatMap((entry) => shownTo(actor, entry)));
    scanned += look.scanned;
    if (entries.length > limit)
      return { entries: entries.slice(0, limit), next: entries[limit - 1]?.mark ?? null, scanned };
    if (look.place === null) return { entries, next: null, scanned };
    place = look.place;
  }
  return { entries, next: place ?? null, scanned };
}

/** What is hidden is left out; an entry that tells of nothing else is none. */
function shownTo(actor: Actor, entry: ReadEntry): ReadEntry[] {
  if (entry.kind !== "contact") return [entry];
  const change = Object.fromEntries(Object.entries(entry.change).filter(([key]) => sees(actor, key)));
  const isHidden = Object.keys(change).length === 0 && Object.keys(entry.change).length > 0;
  return isHidden ? [] : [{ ...entry, change }];
}

interface Look {
  found: ReadEntry[];
  scanned: number;
  /** Where to look next; null at the end. */
  place: string | null;
}

/** The next `size` entries along an index of the journal, and those of them that match, `most` at most. */
async function lookAt(
  tx: Tx,
  along: RawBuilder<unknown>,
  matching: RawBuilder<unknown>,
  after: string | undefined,
  size: number,
  most: number,
): Promise<Look> {
  const rows = await sql<ReadEntry & { scanned: number; last: string | null }>`
    with looked as materialized (
      select a.id, a.at, a.actor_id, a.address, a.subject_kind, a.subject_id, a.action, a.batch_id, a.change from audit a
      where ${along} and ${behindMark(after, { at: sql`a.at`, id: sql`a.id` })} order by a.at desc, a.id desc limit ${size}),
    found as (
      select * from looked a where ${matching} order by a.at desc, a.id desc limit ${most})
    select seen.scanned, seen.last, ${markOf(sql`a`)} as mark, a.id, ${isoOf(sql`a.at`)} as at, host(a.address) as address,
      a.subject_kind as kind, a.subject_id as "subjectId", a.action, a.batch_id as batch, coalesce(a.change, '{}') as change,
      case when p.id is null then null else json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) end as actor
    from (select count(*)::int as scanned, (select ${markOf(sql`l`)} from looked l order by l.at, l.id limit 1) as last from looked) as seen
    left join found a on true left join contacts p on p.id = a.actor_id
    order by a.at desc, a.id desc`.execute(tx);
  const [first] = rows.rows;
  const found = rows.rows.flatMap(({ scanned: _, last: __, ...entry }) => (entry.id === null ? [] : [entry]));
  const scanned = first?.scanned ?? 0;
  if (found.length === most) return { found, scanned, place: found.at(-1)?.mark ?? null };
  return { found, scanned, place: scanned === size ? (first?.last ?? null) : null };
}

function isoOf(time: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function markOf(row: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(${isoOf(sql`${row}.at`)} || '_' || ${row}.id)`;
}

/** What an index leads along: record, person, batch and time. */
function alongOf(actor: Actor, { subjects, actors, batch, from, to }: AuditWish): RawBuilder<unknown> {
  const among = (column: string, ids: readonly string[] | undefined) =>
    ids === undefined
      ? []
      : [ids.length === 1 ? sql`${sql.ref(column)} = ${ids[0]}` : sql`${sql.ref(column)} = any(${ids}::uuid[])`];
  return sql.join(
    [
      sql`true`,
      ...among("a.subject_id", subjects),
      ...among("a.actor_id", actors),
      ...(batch === undefined ? [] : [sql`a.batch_id = ${batch}`]),
      ...(from === undefined ? [] : [sql`a.at >= ${beginningOf(actor.timeZone, from, "/query/from")}`]),
      ...(to === undefined ? [] : [sql`a.at < ${beginningOf(actor.timeZone, to, "/query/to", 1)}`]),
    ],
    sql` and `,
  );
}

/** What each entry is held against, sight first of all. */
function matchingOf(actor: Actor, right: AuditRight, { kind, action, field, address }: AuditWish): RawBuilder<unknown> {
  return sql.join(
    [
      auditSight(actor, right),
      ...(kind === undefined ? [] : [sql`a.subject_kind = ${kind}`]),
      ...(action === undefined ? [] : [sql`a.action = ${action}`]),
      ...(field === undefined ? [] : [sql`jsonb_exists(a.change, ${field})`]),
      ...(address === undefined ? [] : [sql`a.address <<= ${networkOf(address)}::inet`]),
    ],
    sql` and `,
  );
}

/** An address, or one with the number of bits that count (RFC 4632). */
function networkOf(text: string): string {
  const [host = "", bits, ...rest] = text.trim().split("/");
  const family = isIP(host);
  const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  if (family === 0 || host.includes("%") || rest.length > 0 || !isNetwork) refuseField("/query/address", "ipAddress");
  return text.trim();
}
