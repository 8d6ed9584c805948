import { sql, type Expression, type Kysely, type SqlBool, type Transaction } from "kysely";
import type { Actor } from "../access/actor.ts";
import { findAsker } from "../access/token.ts";
import type { Tables } from "../database/tables.ts";
import { giveWay, rowsAtATime } from "../http/give-way.ts";
import { refuse } from "../http/refusal.ts";
import type { Say } from "../words/words.ts";
import { columnsOfExport } from "./export-columns.ts";
import type { KindOut, ListQuery } from "./export-kind.ts";
import type { ExportColumn, ExportedRecord } from "./mapping/export-columns.ts";
import { mayTransfer, type ImportKind } from "./may.ts";
import { csvRow } from "../values/csv-cell.ts";

export interface ExportWish {
  ids?: readonly string[] | undefined;
  columns?: "grid" | "all" | undefined;
  fields?: string | undefined;
  sort?: string | undefined;
  delimiter: string;
}

const rowsAtOnce = 500;
/** How often it is asked whether the exporter may still export. */
const askMilliseconds = 500;

/** An export at a time for each of these connections; more would leave none for reading. */
const most = 4;
let running = 0;

/**
 * Records as CSV in pieces, as of one moment: exactly the rows of the list's query (or the ids) within reach of *export*,
 * by a cursor, in flat memory. Who closes it ends the query; who loses the right gets no more (A031).
 */
export async function* exportRecords<Query extends ListQuery>(
  kind: KindOut<Query>,
  db: Kysely<Tables>,
  actor: Actor,
  wish: ExportWish,
  query: Query,
  say: Say,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  if (running >= most) refuse(503, "busy", { retryAfterSeconds: 10 });
  running += 1;
  try {
    const tx = await db.startTransaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute();
    const stopCancelling = await cancelWith(tx, db, signal);
    try {
      yield* csvOf(kind, tx, db, actor, wish, query, say);
    } finally {
      await stopCancelling();
      await tx.rollback().execute();
    }
  } finally {
    running -= 1;
  }
}

/** Ends the query that runs on a connection when the signal fires; stop it before the connection goes to somebody else. */
async function cancelWith(
  tx: Transaction<Tables>,
  db: Kysely<Tables>,
  signal: AbortSignal,
): Promise<() => Promise<unknown>> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = () => {
    cancelling = sql`select pg_cancel_backend(${rows[0]?.pid})`.execute(db).catch(() => {});
  };
  signal.addEventListener("abort", cancel, { once: true });
  return () => {
    signal.removeEventListener("abort", cancel);
    return cancelling;
  };
}

async function* csvOf<Query extends ListQuery>(
  kind: KindOut<Query>,
  tx: Transaction<Tables>,
  db: Kysely<Tables>,
  actor: Actor,
  wish: ExportWish,
  query: Query,
  say: Say,
): AsyncGenerator<string, void> {
  const chosen = wish.ids ? [sql<SqlBool>`${sql.ref(`${kind.kind}.id`)} = any(${wish.ids}::uuid[])`] : [];
  const where = sql<SqlBool>`${sql.join([...kind.conditions(actor, query), ...chosen], sql` and `)}`;
  const columns = columnsOfExport(kind, actor, wish, await kind.sizes(tx, where), say);
  await openCursor(kind, tx, actor, where, wish.sort, columns);
  yield `\ufeff${csvRow(
    columns.map(({ name }) => name),
    wish.delimiter,
  )}`;
  let asked = Date.now();
  for (let coming = fetchRows(tx); ;) {
    const { rows, isLast } = await coming;
    // The database looks for the next rows while these are written; whoever is slow to read has one set waiting.
    if (!isLast) {
      coming = fetchRows(tx);
      await giveWay();
    }
    if (rows.length > 0)
      yield rows
        .map(({ record }) =>
          csvRow(
            columns.map(({ cellOf }) => cellOf(record)),
            wish.delimiter,
          ),
        )
        .join("");
    if (isLast) return;
    if (Date.now() - asked < askMilliseconds) continue;
    asked = Date.now();
    await checkStillAllowed(db, actor, kind.kind);
  }
}

/** What goes wrong is said where the rows are awaited; nobody awaits them when the export ends before. */
function fetchRows(tx: Transaction<Tables>): Promise<{ rows: { record: ExportedRecord }[]; isLast: boolean }> {
  const wanted = rowsAtATime(rowsAtOnce);
  const fetched = sql<{ record: ExportedRecord }>`fetch ${sql.lit(wanted)} from exported`
    .execute(tx)
    .then(({ rows }) => ({ rows, isLast: rows.length < wanted }));
  fetched.catch(() => {});
  return fetched;
}

/** Only the fields that the columns need are read. */
async function openCursor<Query extends ListQuery>(
  { kind, values, order }: KindOut<Query>,
  tx: Transaction<Tables>,
  actor: Actor,
  where: Expression<SqlBool>,
  sort: string | undefined,
  columns: readonly ExportColumn[],
): Promise<void> {
  const parts = values(actor, new Set(columns.map(({ field }) => field)));
  await sql`
    declare exported no scroll cursor for
    select (select row_to_json(r) from (select ${sql.join(parts)}) as r) as record
    from ${sql.table(kind)} where ${where} order by ${order(actor, sort)}`.execute(tx);
}

async function checkStillAllowed(db: Kysely<Tables>, { id, token }: Actor, kind: ImportKind): Promise<void> {
  const now = await findAsker(db, { actor_id: id, token_id: token?.id ?? null });
  if (!now || !mayTransfer(now, kind, "export")) refuse(403, "notAllowed");
}
