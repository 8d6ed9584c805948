import { sql } from "kysely";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import type { Work } from "../jobs/job.ts";
import type { Places } from "./kind.ts";
import type { Import } from "./stored-import.ts";

/** What a row can be named by, and what it names, by its cells. */
export type PlacesOf = (cells: readonly string[]) => Places;

/** A row of this level stands below 32 others and more, or below itself. */
export const tooDeep = 32;

const rowsAtOnce = 2_000;

/** Finds for each row of a file the row above it, and how many stand above: rows are taken from the top. False when another round began. */
export async function arrangeRows({ db, signal }: Work, imported: Import, placesOf: PlacesOf): Promise<boolean> {
  const { id, round } = imported;
  await sql`delete from import_places where import_id = ${id}`.execute(db);
  for (let after = 0; ;) {
    signal.throwIfAborted();
    const { rows } = await sql<{ row: number; cells: string[] | null }>`
      select row, cells from import_rows where import_id = ${id} and row > ${after} order by row limit ${rowsAtOnce}`.execute(
      db,
    );
    const last = rows.at(-1);
    if (!last) break;
    await giveWay();
    const places = rows.map(({ row, cells }) => ({ row, ...placesOf(cells ?? []) }));
    await inTransaction(db, (tx) => keepPlaces(tx, id, places));
    after = last.row;
  }
  return inTransaction(db, async (tx) => {
    const now = await tx.selectFrom("imports").select("round").where("id", "=", id).forUpdate().executeTakeFirst();
    if (now?.round !== round) return false;
    await sql`analyze import_places`.execute(tx);
    await setParents(tx, id);
    await setLevels(tx, id);
    return true;
  });
}

/** The same for one row whose cells were mended. */
export async function arrangeRow(tx: Tx, importId: string, row: number, places: Places): Promise<void> {
  await sql`delete from import_places where import_id = ${importId} and row = ${row}`.execute(tx);
  await keepPlaces(tx, importId, [{ row, ...places }]);
  await setParents(tx, importId, row);
  await setLevels(tx, importId);
}

async function keepPlaces(tx: Tx, importId: string, rows: readonly (Places & { row: number })[]): Promise<void> {
  const kept = rows.flatMap(({ row, own, wants }) => [
    ...own.map((key) => ({ row, key, wants: 0 })),
    ...wants.map((key, at) => ({ row, key, wants: at + 1 })),
  ]);
  if (kept.length === 0) return;
  await sql`
    insert into import_places (import_id, key, row, wants)
    select ${importId}::uuid, hashtextextended(k.key, 0), k.row, k.wants
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k (key text, row int, wants int)
    on conflict do nothing`.execute(tx);
}

/** The first row of the file that bears the surest of the names. */
async function setParents(tx: Tx, importId: string, row?: number): Promise<void> {
  const one = row === undefined ? sql`` : sql`and w.row = ${row}`;
  if (row !== undefined)
    await sql`update import_rows set parent_row = null where import_id = ${importId} and row = ${row}`.execute(tx);
  else
    await sql`update import_rows set parent_row = null where import_id = ${importId} and parent_row is not null`.execute(
      tx,
    );
  await sql`
    update import_rows r set parent_row = above.row from (
      select distinct on (w.row) w.row as below, o.row from import_places w
      join import_places o on o.import_id = w.import_id and o.key = w.key and o.wants = 0 and o.row <> w.row
      where w.import_id = ${importId} and w.wants > 0 ${one} order by w.row, w.wants, o.row) as above
    where r.import_id = ${importId} and r.row = above.below`.execute(tx);
}

async function setLevels(tx: Tx, importId: string): Promise<void> {
  await sql`
    with recursive mine as materialized (select row, parent_row, level from import_rows where import_id = ${importId}),
    down (row, level) as (
      select row, 0 from mine where parent_row is null
      union all
      select m.row, d.level + 1 from down d join mine m on m.parent_row = d.row where d.level < ${tooDeep}),
    found as (select mine.row, mine.level as before, coalesce(down.level, ${tooDeep}) as level from mine left join down using (row))
    update import_rows r set level = found.level from found
    where r.import_id = ${importId} and r.row = found.row and found.before <> found.level`.execute(tx);
  await sql`
    update imports set levels = (select coalesce(max(level), 0) from import_rows where import_id = ${importId})
    where id = ${importId}`.execute(tx);
}
