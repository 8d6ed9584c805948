import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { Say } from "../words/words.ts";
import type { showImport as declared } from "./api.ts";
import type { ImportKind } from "./may.ts";
import type { Import, StoredProblem } from "./stored-import.ts";

type Reply = ReplyOf<typeof declared>;
type Problem = NonNullable<Reply["problem"]>;

/** Imports as they are answered, in the words of the asker. */
export async function importReplies(tx: Tx, imports: readonly Import[], say: Say): Promise<Reply[]> {
  const names = await namesOf(
    tx,
    imports.flatMap(({ options }) => Object.values(options.people).flatMap((id) => id ?? [])),
  );
  return imports.map((one): Reply => ({
    id: one.id,
    kind: one.kind,
    state: one.state,
    undoing: one.state === "running" && one.undo_batch_id !== null,
    fileName: one.file_name,
    bytes: one.file_bytes,
    dialect: one.dialect,
    header: one.head.hasHeader,
    columns: one.columns.map((column) => ({
      ...column,
      field: one.mapping.find(({ index }) => index === column.index)?.field ?? "",
    })),
    mapping: one.mapping,
    options: one.options,
    preview: one.head.preview,
    encodings: one.head.encodings,
    people: one.people.map(({ name, rows }) => {
      const id = one.options.people[name];
      return { name, rows, choice: id ? { id, name: names.get(id) ?? "" } : null };
    }),
    progress: progressOf(one),
    counts: { created: 0, updated: 0, unchanged: 0, skipped: 0, asks: 0, invalid: 0, kept: 0, ...one.counts },
    problem: one.problem && problemInWords(one.problem, one.kind, say),
    batch: one.batch_id,
    createdAt: one.created_at.toISOString(),
    startedAt: one.started_at?.toISOString() ?? null,
    finishedAt: one.finished_at?.toISOString() ?? null,
  }));
}

export function problemInWords(
  { of, code, params, line, offset, column, field, cell }: StoredProblem,
  kind: ImportKind,
  say: Say,
): Problem {
  const key = of === "fault" ? `errors:fault.${code}` : `transfer:${of}.${code}`;
  return {
    code,
    ...(line !== undefined && { line }),
    ...(offset !== undefined && { offset }),
    ...(column !== undefined && { column }),
    ...(field !== undefined && { field }),
    ...(cell !== undefined && { cell }),
    detail: say(key, { cell: cell ?? "", context: kind, ...params }),
  };
}

/** While the file is read nobody knows how many rows there are. */
function progressOf({ state, rows_read, rows_done, rows_total }: Import): Reply["progress"] {
  return rows_total === null && state === "checking"
    ? { done: rows_read, total: null }
    : { done: rows_done, total: rows_total };
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }>`
    select id, trim(first_name || ' ' || last_name) as name from contacts where id = any(${[...new Set(ids)]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.rows.map(({ id, name }) => [id, name]));
}
