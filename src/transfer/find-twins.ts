import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { isCalledOtherwise, speaksAgainst } from "./choose-match.ts";
import type { Key, MatchBy, RowKeys } from "./row-keys.ts";

/** A row whose outcome is known: what it is known by, and the contact it hits. */
export interface KnownRow {
  row: number;
  line: number;
  keys: RowKeys;
  contactId: string | null;
}

/** Rows of the file that are taken, by what they are known by. */
export interface Taken {
  /** The line of another taken row that means the same person; the row is then one too many. */
  twinOf(row: KnownRow): number | undefined;
  take(row: KnownRow): void;
}

/** Loads the rows outside the set that share a key with one inside; `read` reads their cells. */
export async function loadTaken(
  tx: Tx,
  importId: string,
  set: readonly KnownRow[],
  read: (cells: readonly string[]) => RowKeys,
): Promise<Taken> {
  const byKey = new Map<string, KnownRow[]>();
  const take = (row: KnownRow) => {
    for (const { key } of lookedFor(row)) byKey.set(key, [...(byKey.get(key) ?? []), row]);
    if (row.contactId !== null) for (const { key } of row.keys.keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  };
  for (const row of await loadOthers(tx, importId, set, read)) take(row);
  return {
    take,
    twinOf: (row) => {
      for (const { by, key } of lookedFor(row)) {
        const other = byKey.get(key)?.find((one) => one.row !== row.row && !areTwo(row.keys, one.keys, by));
        if (other) return other.line;
      }
      return undefined;
    },
  };
}

/** Rows of one phone and other names are two people; of one e-mail the first is taken, and the other says so. */
function areTwo(one: RowKeys, other: RowKeys, by: MatchBy): boolean {
  return speaksAgainst(one, other, by) || isCalledOtherwise(one, other, by);
}

/** Keeps the keys of taken rows for the rows that come later; those of the same rows from before are forgotten. */
export async function keepKeys(
  tx: Tx,
  importId: string,
  set: readonly number[],
  taken: readonly KnownRow[],
): Promise<void> {
  await sql`delete from import_keys where import_id = ${importId} and row = any(${set}::int[])`.execute(tx);
  const kept = taken.flatMap((row) => {
    const keys = new Set([...lookedFor(row), ...row.keys.keys].map(({ key }) => key));
    return [...keys].map((key) => ({ key, row: row.row, external_id: apart(row) }));
  });
  if (kept.length === 0) return;
  await sql`
    insert into import_keys (import_id, key, row, external_id)
    select ${importId}::uuid, hashtextextended(k.key, 0), k.row, k.external_id
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k (key text, row int, external_id text)`.execute(tx);
}

/** Who hits a contact is the same person as others that hit it; a new one is known by its keys. */
function lookedFor({ keys, contactId }: KnownRow): Key[] {
  return contactId === null ? keys.keys : [{ by: "id", key: contactKey(contactId) }];
}

export function contactKey(contactId: string): string {
  return `contact\u001f${contactId}`;
}

/** The external id by which a row stands apart from rows with another one; empty where nobody is matched by it (`speaksAgainst`). */
function apart({ keys }: KnownRow): string {
  return keys.keys.some(({ by }) => by === "externalId") ? keys.externalId : "";
}

/** Of rows that share a key, those that are compared: a switchboard's number says nothing after twenty. */
const mostOfAKey = 20;

async function loadOthers(
  tx: Tx,
  importId: string,
  set: readonly KnownRow[],
  read: (cells: readonly string[]) => RowKeys,
): Promise<KnownRow[]> {
  const asked = set.flatMap((row) =>
    lookedFor(row).map(({ key }) => ({ key, external_id: row.contactId === null ? apart(row) : "" })),
  );
  if (asked.length === 0) return [];
  // Fresh rows have no statistics: joins in any order, and an array at the end, are quick whatever the planner believes.
  const rows = await sql<{ row: number; line: number; cells: string[] | null; contactId: string | null }>`
    select r.row, r.line, r.cells, r.contact_id as "contactId" from import_rows r
    where r.import_id = ${importId} and r.row = any(array(
      select hit.row from (
        select k.row, row_number() over (partition by k.key, asked.external_id order by k.row) as nth
        from (select distinct key, external_id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (key text, external_id text)) as asked
        join import_keys k on k.import_id = ${importId} and k.key = hashtextextended(asked.key, 0)
          and (asked.external_id = '' or k.external_id in ('', asked.external_id))) as hit
      where nth <= ${mostOfAKey} except select unnest(${set.map(({ row }) => row)}::int[])))
    order by r.row`.execute(tx);
  return rows.rows.map(({ cells, ...row }) => ({ ...row, keys: read(cells ?? []) }));
}
