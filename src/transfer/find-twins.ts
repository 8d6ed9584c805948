import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import type { Key, MatchBy, RowKeys } from "./kind.ts";

/** A row whose outcome is known: what it is known by, and the record it hits. */
export interface KnownRow<Keys extends RowKeys = RowKeys> {
  row: number;
  line: number;
  keys: Keys;
  recordId: string | null;
}

/** Rows of the file that are taken, by what they are known by. */
export interface Taken<Keys extends RowKeys> {
  /** The line of another taken row that means the same record; the row is then one too many. */
  twinOf(row: KnownRow<Keys>): number | undefined;
  take(row: KnownRow<Keys>): void;
}

/** What of a judge tells whether two rows mean one record. */
type Sameness<Keys> = {
  [Key in "speaksAgainst" | "isUnsure"]: (one: Keys, other: Keys, by: MatchBy) => boolean;
};

/** Loads the rows outside the set that share a key with one inside; `read` reads their cells. */
export async function loadTaken<Keys extends RowKeys>(
  tx: Tx,
  importId: string,
  judge: Sameness<Keys>,
  set: readonly KnownRow<Keys>[],
  read: (cells: readonly string[]) => Keys,
): Promise<Taken<Keys>> {
  const byKey = new Map<string, KnownRow<Keys>[]>();
  const take = (row: KnownRow<Keys>) => {
    for (const { key } of lookedFor(row)) byKey.set(key, [...(byKey.get(key) ?? []), row]);
    if (row.recordId !== null) for (const { key } of row.keys.keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  };
  for (const row of await loadOthers(tx, importId, set, read)) take(row);
  // Rows of one phone and other names are two people; of one e-mail the first is taken, and the other says so.
  const areTwo = (one: Keys, other: Keys, by: MatchBy) =>
    judge.speaksAgainst(one, other, by) || judge.isUnsure(one, other, by);
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

/** What hits a record is the same as others that hit it; a new one is known by its keys. */
function lookedFor({ keys, recordId }: KnownRow): Key[] {
  return recordId === null ? keys.keys : [{ by: "id", key: recordKey(recordId) }];
}

export function recordKey(recordId: string): string {
  return `record\u001f${recordId}`;
}

/** The external id by which a row stands apart from rows with another one; empty where nobody is matched by it (`speaksAgainst`). */
function apart({ keys }: KnownRow): string {
  return keys.keys.some(({ by }) => by === "externalId") ? keys.externalId : "";
}

/** Of rows that share a key, those that are compared: a switchboard's number says nothing after twenty. */
const mostOfAKey = 20;

async function loadOthers<Keys extends RowKeys>(
  tx: Tx,
  importId: string,
  set: readonly KnownRow<Keys>[],
  read: (cells: readonly string[]) => Keys,
): Promise<KnownRow<Keys>[]> {
  const asked = set.flatMap((row) =>
    lookedFor(row).map(({ key }) => ({ key, external_id: row.recordId === null ? apart(row) : "" })),
  );
  if (asked.length === 0) return [];
  // Fresh rows have no statistics: joins in any order, and an array at the end, are quick whatever the planner believes.
  const rows = await sql<{ row: number; line: number; cells: string[] | null; recordId: string | null }>`
    select r.row, r.line, r.cells, r.record_id as "recordId" from import_rows r
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
