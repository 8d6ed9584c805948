import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import type { decideRow as declared } from "./api.ts";
import { arrangeRow } from "./arrange-rows.ts";
import { addCounts } from "./counts.ts";
import { kinds } from "./kinds.ts";
import { fileRow, type FileRow } from "./next-rows.ts";
import { loadImport, type Import } from "./stored-import.ts";

type Wish = BodyOf<typeof declared>;

/** What the importer says of one row: make it new, take it as somebody, leave it out, or other cells. The row is checked anew, alone. */
export async function decideRow(tx: Tx, actor: Actor, id: string, row: number, wish: Wish): Promise<Import> {
  const imported = await loadImport(tx, actor, id, "locked");
  if (imported.state !== "ready") refuse(409, "importState");
  const found = await sql<FileRow>`
    select ${fileRow} from import_rows where import_id = ${id} and row = ${row}`.execute(tx);
  const before = found.rows[0];
  if (!before) refuseAsAbsent();
  const after = decided(before, wish, imported);
  await sql`
    update import_rows set cells = ${JSON.stringify(after.cells)}::jsonb, decision = ${after.decision}, record_id = ${after.recordId}
    where import_id = ${id} and row = ${row}`.execute(tx);
  const { placesReader } = kinds[imported.kind];
  if (wish.cells && placesReader)
    await arrangeRow(tx, id, row, placesReader(imported, actor.language)(after.cells ?? []));
  const { verdicts } = await kinds[imported.kind].checkRow(tx, actor, imported, await placed(tx, id, after));
  const less = addCounts(imported.counts, before.outcome ? [before.outcome] : [], -1);
  const counts = addCounts(
    less,
    verdicts.map(({ outcome }) => outcome),
  );
  await tx
    .updateTable("imports")
    .set({ counts: JSON.stringify(counts), updated_at: new Date() })
    .where("id", "=", id)
    .execute();
  return { ...imported, counts };
}

/** Where a row stands may be another place by now. */
async function placed(tx: Tx, id: string, row: FileRow): Promise<FileRow> {
  const found = await sql<Pick<FileRow, "level" | "parentRow">>`
    select level, parent_row as "parentRow" from import_rows where import_id = ${id} and row = ${row.row}`.execute(tx);
  return { ...row, ...found.rows[0] };
}

function decided(row: FileRow, { decision, record, contact = record, cells }: Wish, { columns }: Import): FileRow {
  if (contact && decision && decision !== "update") refuseField("/contact", "oneOf", { allowed: "update" });
  const meant = contact ?? row.recordId;
  if (decision === "update" && !meant) refuseField("/contact", "required");
  const mended = [...(row.cells ?? [])];
  for (const [index, cell] of Object.entries(cells ?? {})) {
    if (Number(index) >= columns.length) refuseField(`/cells/${index}`, "tooBig", { limit: columns.length - 1 });
    while (mended.length <= Number(index)) mended.push("");
    mended[Number(index)] = cell;
  }
  const word = decision ?? (contact ? "update" : row.decision);
  return { ...row, cells: mended, decision: word, recordId: word === "update" ? meant : null };
}
