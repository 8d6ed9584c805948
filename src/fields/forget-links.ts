import { sql } from "kysely";
import { recordChanges, type AuditEntry, type Author } from "../audit/record.ts";
import type { OwnedBy } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";

const subjects = {
  contacts: "contact",
  companies: "company",
  opportunities: "opportunity",
  equipment: "equipment",
} as const;

/** Columns that link to people and companies, by what the history calls them; null: it does not tell them. */
type Columns = Readonly<Record<string, string | null>>;

/** Empties what records that stay say of people, companies and files about to go for good, in columns and own fields, and writes it into their history. */
export async function forgetLinks(
  tx: Tx,
  author: Author,
  on: OwnedBy,
  columns: Columns,
  gone: readonly string[],
  batchId: string | null,
): Promise<void> {
  if (gone.length === 0) return;
  const entries = [...(await clearColumns(tx, on, columns, gone)), ...(await clearOwnLinks(tx, on, gone))];
  await recordChanges(tx, author, entries, batchId);
}

async function clearColumns(tx: Tx, on: OwnedBy, columns: Columns, gone: readonly string[]): Promise<AuditEntry[]> {
  const named = Object.keys(columns);
  const isGone = (column: string) => sql`${sql.ref(column)} = any(${gone}::uuid[])`;
  const left = named.map((column) => {
    const linked = `l.${column}`;
    return sql`${sql.ref(column)} = case when ${isGone(linked)} then null else ${sql.ref(linked)} end`;
  });
  const was = Object.entries(columns).flatMap(([column, key]) => {
    const linked = `l.${column}`;
    return key === null ? [] : [sql`${sql.lit(key)}, case when ${isGone(linked)} then ${sql.ref(linked)} end`];
  });
  const cleared = await sql<{ id: string; was: Record<string, string> }>`
    with linked as materialized (
      select id, ${sql.join(named.map((column) => sql.ref(column)))} from ${sql.table(on)}
      where (${sql.join(named.map(isGone), sql` or `)}) and id <> all(${gone}::uuid[]) order by id for no key update)
    update ${sql.table(on)} r set ${sql.join(left)}, version = r.version + 1, updated_at = now()
    from linked l where r.id = l.id
    returning r.id, json_strip_nulls(json_build_object(${sql.join(was)})) as was`.execute(tx);
  return cleared.rows.flatMap(({ id, was: links }): AuditEntry[] => {
    const change = Object.entries(links).map(([key, before]): [string, Change[string]] => [key, [before, null]]);
    if (change.length === 0) return [];
    return [{ subjectKind: subjects[on], subjectId: id, action: "updated", change: Object.fromEntries(change) }];
  });
}

async function clearOwnLinks(tx: Tx, on: OwnedBy, gone: readonly string[]): Promise<AuditEntry[]> {
  // By the index of values that are given whole.
  const cleared = await sql<{ id: string; change: Change }>`
    with linked as materialized (
      select c.id, f.key, g.id as was
      from own_fields f cross join unnest(${gone}::uuid[]) as g (id)
      join ${sql.table(on)} c on c.custom <> '{}' and c.custom @> jsonb_build_object(f.key, g.id)
      where f.on_kind = ${on} and f.kind in ('contact', 'company', 'file') and c.id <> all(${gone}::uuid[])
      order by c.id for no key update of c)
    update ${sql.table(on)} c set custom = c.custom - l.keys, version = c.version + 1, updated_at = now()
    from (
      select id, array_agg(key) as keys, jsonb_object_agg('custom.' || key, jsonb_build_array(was, null)) as change
      from linked group by id) as l
    where c.id = l.id returning c.id, l.change`.execute(tx);
  return cleared.rows.map(({ id, change }) => ({
    subjectKind: subjects[on],
    subjectId: id,
    action: "updated",
    change,
  }));
}
