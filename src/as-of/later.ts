import { sql, type RawBuilder } from "kysely";
import { besideRecord, type AuditAction } from "../audit/actions.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";

/** What moves a contact's version: each entry by one. */
const steps: readonly AuditAction[] = [
  "updated",
  "deleted",
  "restored",
  "reverted",
  "imported",
  "blocked",
  "unblocked",
  "fired",
  "signInEmailChanged",
];

/** A field that was changed since: what it was, what it is, and the entry by which it became another first. */
interface ChangedField {
  before: unknown;
  after: unknown;
  entry: string;
}

/** What the journal tells of a contact behind a moment. */
export interface Later {
  fields: ReadonlyMap<string, ChangedField>;
  /** Changes of the lists of groups and companies, newest first: which of them were hidden meanwhile only the way back tells. */
  links: readonly Change[];
  /** How far the version went. */
  steps: number;
  /** What became of the contact first; null where it was neither deleted nor restored. */
  moved: "deleted" | "restored" | null;
  signedIn: boolean;
  /** The last change up to the moment; null where there was none but the making. */
  touchedAt: string | null;
  /** The last sign-in up to the moment. */
  signIn: { at: string; address: string | null } | null;
  /** Who gave the status that it had, when, and with what words. */
  status: { at: string; by: string | null; block: unknown } | null;
}

/**
 * The entries of a contact behind a moment. Entries of one record are written one after the other, for each holds the record
 * until it is committed: their ids are the order in which they took place. `at` is when a transaction began, which may be
 * before one that it had to wait for; so whatever follows the first entry behind the moment is behind it as well.
 */
export async function findLater(tx: Tx, id: string, at: string): Promise<Later> {
  const first = await sql<{ id: string }>`
    select id from audit where ${ofContact(id)} and at > ${at}::timestamptz order by id limit 1`.execute(tx);
  const cut = first.rows[0]?.id;
  const behind = cut === undefined ? sql`false` : sql`id >= ${cut} and at > ${at}::timestamptz - ${longest}`;
  const upTo = cut === undefined ? sql`true` : sql`id < ${cut}`;
  const touched = cut === undefined ? [] : await findFields(tx, id, behind);
  const found = await sql<Omit<Later, "fields">>`
    select coalesce(jsonb_agg(change order by id desc) filter (where change ?| array['groups', 'companies']), '[]') as links,
      (count(*) filter (where action = any(${steps})))::int as steps,
      (array_agg(action order by id) filter (where action in ('deleted', 'restored')))[1] as moved,
      coalesce(bool_or(action = 'signedIn'), false) as "signedIn",
      (select ${isoOf(sql`at`)} from audit where ${ofContact(id)} and ${upTo} and action = any(${steps}) order by id desc limit 1) as "touchedAt",
      (select json_build_object('at', at, 'address', host(address)) from audit
        where ${ofContact(id)} and ${upTo} and action = 'signedIn' order by id desc limit 1) as "signIn",
      (select json_build_object('at', at, 'by', actor_id, 'block', change -> 'blocked' -> 1) from audit
        where ${ofContact(id)} and ${upTo} and change ?| array['status', 'blocked'] order by id desc limit 1) as status
    from audit where ${ofContact(id)} and ${behind}`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error("a sum has one row");
  return { ...row, fields: new Map(touched.map(({ key, ...field }) => [key, field])) };
}

/** No transaction of ours lasts longer; it lets the database leave the months before alone. */
const longest = sql`interval '1 hour'`;

export function ofContact(id: string): RawBuilder<unknown> {
  return sql`subject_id = ${id} and subject_kind = 'contact'`;
}

/** Each field with what it was before its first change, and what it is after its last: what lies between is not read. */
async function findFields(
  tx: Tx,
  id: string,
  behind: RawBuilder<unknown>,
): Promise<(ChangedField & { key: string })[]> {
  const found = await sql<ChangedField & { key: string }>`
    with later as (
      select id, change from audit where ${ofContact(id)} and ${behind} and change is not null and action <> all(${besideRecord})),
    touched as (
      select e.key, min(later.id::text)::uuid as first, max(later.id::text)::uuid as last
      from later, jsonb_object_keys(later.change) as e (key) group by e.key)
    select t.key, t.first as entry, f.change -> t.key -> 0 as before, l.change -> t.key -> 1 as after
    from touched t join later f on f.id = t.first join later l on l.id = t.last`.execute(tx);
  return found.rows;
}

function isoOf(time: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
