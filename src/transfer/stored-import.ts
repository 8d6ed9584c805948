import type { Selectable } from "kysely";
import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { Actor } from "../access/actor.ts";
import type { ImportsTable } from "../database/tables/imports.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { mayTransfer } from "./may.ts";
import { ColumnMeaning, ImportOptions } from "./api.ts";

/** A problem as it is kept: its words are made when it is shown, in the language of who asks. */
export const StoredProblem = Type.Object({
  /** Whose words: transfer:file.<code>, transfer:cell.<code>, transfer:row.<code> or errors:fault.<code>. */
  of: Type.Enum(["file", "cell", "row", "fault"]),
  code: Type.String(),
  line: Type.Optional(Type.Integer()),
  offset: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  cell: Type.Optional(Type.String()),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});
export type StoredProblem = Static<typeof StoredProblem>;

const Head = Type.Object({
  /** False where the first row is a person already. */
  hasHeader: Type.Boolean(),
  preview: Type.Array(Type.Array(Type.String())),
  encodings: Type.Array(Type.Object({ encoding: Type.String(), samples: Type.Array(Type.String()) })),
});

/** What the columns of imports hold as JSON. */
const Kept = Type.Object({
  columns: Type.Array(ColumnMeaning),
  mapping: Type.Array(Type.Object({ index: Type.Integer(), field: Type.String() })),
  options: ImportOptions,
  head: Head,
  people: Type.Array(Type.Object({ name: Type.String(), rows: Type.Integer() })),
  problem: Type.Union([StoredProblem, Type.Null()]),
});

export type Options = Static<typeof ImportOptions>;
export type Kept = Static<typeof Kept>;
export type Import = Omit<Selectable<ImportsTable>, keyof Kept> & Kept;

/** One's own import; another's answers as absent (A142). Locked when it is about to be changed. */
export async function loadImport(tx: Tx, actor: Actor, id: string, lock: "shared" | "locked"): Promise<Import> {
  const found = await findImport(tx, id, lock);
  if (found?.actor_id !== actor.id) refuseAsAbsent();
  if (!mayTransfer(actor, found.kind, "import")) refuse(403, "notAllowed");
  return found;
}

export async function findImport(tx: Tx, id: string, lock: "shared" | "locked"): Promise<Import | undefined> {
  const query = tx.selectFrom("imports").selectAll().where("id", "=", id);
  const row = await (lock === "locked" ? query.forUpdate() : query).executeTakeFirst();
  return row && asImport(row);
}

/** The newest hundred of one's own. */
export async function findImports(tx: Tx, actor: Actor): Promise<Import[]> {
  const rows = await tx
    .selectFrom("imports")
    .selectAll()
    .where("actor_id", "=", actor.id)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map(asImport);
}

/** Problems as they are kept with a row. */
export function asProblems(kept: unknown): StoredProblem[] {
  return Value.Check(Type.Array(StoredProblem), kept) ? kept : [];
}

/** A problem as it is kept with an import. */
export function asProblem(kept: unknown): StoredProblem | null {
  return Value.Check(StoredProblem, kept) ? kept : null;
}

function asImport(row: Selectable<ImportsTable>): Import {
  const kept: unknown = {
    columns: row.columns,
    mapping: row.mapping,
    options: row.options,
    head: row.head,
    people: row.people,
    problem: row.problem,
  };
  if (!Value.Check(Kept, kept)) throw new Error(`import ${row.id} holds another shape than this program writes`);
  return { ...row, ...kept };
}
