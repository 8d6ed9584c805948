import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import type { decideRow as declared } from "./api.ts";
import { checkRows } from "./check-rows.ts";
import { addCounts } from "./counts.ts";
import type { FileRow } from "./next-rows.ts";
import { rowReader } from "./read-row.ts";
import { loadImport, type Import } from "./stored-import.ts";

type Wish = BodyOf<typeof declared>;

/** What the importer says of one row: make it new, take it as somebody, leave it out, or other cells. The row is checked anew, alone. */
export async function decideRow(tx: Tx, actor: Actor, id: string, row: number, wish: Wish): Promise<Import> {
  const imported = await loadImport(tx, actor, id, "locked");
  if (imported.state !== "ready") refuse(409, "importState");
  const found = await sql<FileRow>`
    select row, line, cells, outcome, decision, contact_id as "contactId" from import_rows where import_id = ${id} and row = ${row}`.execute(
    tx,
  );
  const before = found.rows[0];
  if (!before) refuseAsAbsent();
  const after = decided(before, wish, imported);
  await sql`
    update import_rows set cells = ${JSON.stringify(after.cells)}::jsonb, decision = ${after.decision}, contact_id = ${after.contactId}
    where import_id = ${id} and row = ${row}`.execute(tx);
  const read = rowReader(imported, actor.language)(after.cells ?? []);
  const { verdicts } = await checkRows(tx, actor, imported, [{ ...after, ...read }]);
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

function decided(row: FileRow, { decision, contact, cells }: Wish, { columns }: Import): FileRow {
  if (contact && decision && decision !== "update") refuseField("/contact", "oneOf", { allowed: "update" });
  const meant = contact ?? row.contactId;
  if (decision === "update" && !meant) refuseField("/contact", "required");
  const mended = [...(row.cells ?? [])];
  for (const [index, cell] of Object.entries(cells ?? {})) {
    if (Number(index) >= columns.length) refuseField(`/cells/${index}`, "tooBig", { limit: columns.length - 1 });
    while (mended.length <= Number(index)) mended.push("");
    mended[Number(index)] = cell;
  }
  const word = decision ?? (contact ? "update" : row.decision);
  return { ...row, cells: mended, decision: word, contactId: word === "update" ? meant : null };
}
