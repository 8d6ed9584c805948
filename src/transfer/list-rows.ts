import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { nameLinks } from "../audit/names.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import type { Say } from "../words/words.ts";
import type { listImportRows as declared } from "./api.ts";
import { problemInWords } from "./import-reply.ts";
import { fileRow, type FileRow } from "./next-rows.ts";
import type { KindFacts } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { asProblems, type Import, type StoredProblem } from "./stored-import.ts";

type Query = QueryOf<typeof declared>;
type Page = ReplyOf<typeof declared>;
type Row = Page["items"][number];

/** A page of the checked rows of an import, in the order of the file; `after` is the last row seen. */
export async function listRows(
  tx: Tx,
  actor: Actor,
  imported: Import,
  { outcome, kept, after, limit = 50 }: Query,
  say: Say,
): Promise<Page> {
  const beyond = Number(/^\d{1,9}$/.exec(after ?? "0")?.[0] ?? 0);
  const conditions = sql.join(
    [
      sql`import_id = ${imported.id}`,
      ...(outcome ? [sql`outcome = ${outcome}`] : [sql`outcome is not null`]),
      ...(kept ? [sql`problems @> '[{"of": "row", "code": "kept"}]'::jsonb`] : []),
    ],
    sql` and `,
  );
  const found =
    await sql<CheckedRow>`select ${columns} from import_rows where ${conditions} and row > ${beyond} order by row limit ${limit + 1}`.execute(
      tx,
    );
  const counted = await sql<{
    count: number;
  }>`select count(*)::int as count from (select 1 from import_rows where ${conditions} limit 100000) as counted`.execute(
    tx,
  );
  const rows = found.rows.slice(0, limit);
  const last = rows.at(-1);
  const count = counted.rows[0]?.count ?? 0;
  return {
    items: await showRows(tx, actor, imported, rows, say),
    next: found.rows.length > limit && last ? String(last.row) : null,
    count: { value: count, exact: count < 100_000 },
  };
}

/** One row, as it is answered; nothing where it is not there or not checked yet. */
export async function showRow(tx: Tx, actor: Actor, imported: Import, row: number, say: Say): Promise<Row | undefined> {
  const found =
    await sql<CheckedRow>`select ${columns} from import_rows where import_id = ${imported.id} and row = ${row} and outcome is not null`.execute(
      tx,
    );
  const [shown] = await showRows(tx, actor, imported, found.rows, say);
  return shown;
}

type CheckedRow = FileRow & {
  outcome: Row["outcome"];
  candidates: string[];
  difference: Change | null;
  problems: object[];
};

const columns = sql`${fileRow}, candidates, difference, problems`;

async function showRows(tx: Tx, actor: Actor, imported: Import, rows: readonly CheckedRow[], say: Say): Promise<Row[]> {
  const kind = kinds[imported.kind];
  const nameOf = kind.nameReader(imported, actor.language);
  const hit = rows.flatMap(({ recordId, candidates }) => [...candidates, ...(recordId ? [recordId] : [])]);
  const seen = await kind.findSeen(tx, actor, [...new Set(hit)]);
  const differences = await (kind.nameLinks ?? nameLinks)(
    tx,
    actor,
    rows.map(({ difference }) => visible(kind, actor, difference ?? {})),
  );
  return rows.map((row, index): Row => {
    const record = row.recordId === null ? undefined : seen.get(row.recordId);
    return {
      row: row.row,
      line: row.line,
      outcome: row.outcome,
      decision: row.decision,
      record: record ?? null,
      contact: imported.kind === "contacts" ? (record ?? null) : null,
      candidates: row.candidates.flatMap((id) => seen.get(id) ?? []),
      name: nameOf(row.cells ?? []) || record?.name || "",
      difference: row.recordId !== null && !record ? {} : (differences[index] ?? {}),
      problems: asProblems(row.problems).map((problem: StoredProblem) => ({
        ...problemInWords(problem, imported.kind, say),
        line: row.line,
      })),
      cells: row.cells ?? [],
    };
  });
}

/** The rights of this moment: a field may have been hidden since the dry run. */
function visible(kind: KindFacts, actor: Actor, change: Change): Change {
  return Object.fromEntries(Object.entries(change).filter(([key]) => kind.sees(actor, key)));
}
