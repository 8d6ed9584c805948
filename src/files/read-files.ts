import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { coversMaker, followsRecord, type OnRecord, type RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { behindMark, markOf } from "../lists/mark.ts";
import type { renameFile as declared } from "./api.ts";
import { previewOf } from "./file-kind.ts";

export type FileShown = ReplyOf<typeof declared>;

interface Row {
  id: string;
  version: number;
  name: string;
  type: string;
  bytes: string;
  created_at: Date;
  note_id: string | null;
  on: OnRecord;
  by: { id: string; name: string } | null;
}

/** The files that match and that the actor may see, newest first. Those of a note need the right to notes as well. */
export async function readFiles(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<FileShown[]> {
  const found = await sql<Row>`
    select f.id, f.version, f.name, f.type, f.bytes, f.created_at, f.note_id,
      json_build_object('kind', f.subject_kind, 'id', f.subject_id) as "on",
      case when c.id is null then null else json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) end as by
    from files f left join contacts c on c.id = f.made_by_id
    where ${where} and ${filesInSight(kinds, actor)}
    order by f.created_at desc, f.id desc limit ${limit}`.execute(tx);
  return found.rows.map((row) => shown(actor, row));
}

/** The WHERE of the files (`f`) that an actor may see; drafts are their maker's alone. */
export function filesInSight(kinds: readonly RecordKind[], actor: Actor): RawBuilder<boolean> {
  const row = { kind: sql`f.subject_kind`, id: sql`f.subject_id` };
  return sql<boolean>`(f.role = 'attached' or f.role = 'draft' and f.made_by_id = ${actor.id})
    and ${followsRecord(kinds, actor, "files", "see", row)}
    and (f.note_id is null or ${followsRecord(kinds, actor, "notes", "see", row)}
      and exists (select from notes n where n.id = f.note_id and n.deleted_at is null))`;
}

export async function showFile(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  place: "there" | "inTrash" = "there",
): Promise<FileShown> {
  const there = place === "there" ? sql`f.deleted_at is null` : sql`f.deleted_at is not null`;
  const [file] = await readFiles(tx, kinds, actor, sql`f.id = ${id}::uuid and ${there}`, 1);
  if (!file) refuseAsAbsent();
  return file;
}

/** Files of one record and of its notes, a page at a time. */
export async function listFiles(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  on: OnRecord,
  { after, limit = 50 }: { after?: string; limit?: number },
): Promise<{ items: FileShown[]; next: string | null }> {
  const behind = behindMark(after, { at: sql`f.created_at`, id: sql`f.id` });
  const where = sql`f.subject_id = ${on.id} and f.role = 'attached' and f.deleted_at is null and ${behind}`;
  const found = await readFiles(tx, kinds, actor, where, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? markOf(last) : null };
}

function shown(actor: Actor, { created_at, note_id, bytes, ...row }: Row): FileShown {
  const may = (action: "edit" | "delete") => coversMaker(actor, "files", action, row.by?.id ?? null);
  return {
    ...row,
    bytes: Number(bytes),
    at: created_at.toISOString(),
    note: note_id,
    preview: previewOf(row.type) ?? null,
    can: (["edit", "delete"] as const).filter(may),
  };
}
