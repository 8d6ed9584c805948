import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { coversMaker, followsRecord, type OnRecord, type RecordKind } from "../access/record-kind.ts";
import type { Tx } from "../database/transaction.ts";
import { readFiles } from "../files/read-files.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { behindMark, markOf } from "../lists/mark.ts";
import type { updateNote as declared } from "./api.ts";

export type NoteShown = ReplyOf<typeof declared>;

interface Row {
  id: string;
  version: number;
  created_at: Date;
  edited_at: Date | null;
  html: string;
  pinned: boolean;
  on: OnRecord;
  by: { id: string; name: string } | null;
  mentions: NoteShown["mentions"];
}

/** Files of one note that are shown with it; who adds more than fifty finds them in the list of files. */
const filesOfNotes = 1_000;

/** The notes that match and that the actor may see, newest first, with their files. */
export async function readNotes(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<NoteShown[]> {
  const found = await sql<Row>`
    select n.id, n.version, n.created_at, n.edited_at, n.html, n.is_pinned as pinned,
      json_build_object('kind', n.subject_kind, 'id', n.subject_id) as "on",
      case when c.id is null then null else json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) end as by,
      coalesce((
        select json_agg(json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name), 'told', m.is_told) order by p.id)
        from note_mentions m join contacts p on p.id = m.contact_id where m.note_id = n.id), '[]') as mentions
    from notes n left join contacts c on c.id = n.author_id
    where ${where} and ${notesInSight(kinds, actor)}
    order by n.created_at desc, n.id desc limit ${limit}`.execute(tx);
  const ids = found.rows.map(({ id }) => id);
  const files =
    ids.length === 0
      ? []
      : await readFiles(tx, kinds, actor, sql`f.note_id = any(${ids}::uuid[]) and f.deleted_at is null`, filesOfNotes);
  return found.rows.map(({ created_at, edited_at, ...row }) => ({
    ...row,
    at: created_at.toISOString(),
    editedAt: edited_at?.toISOString() ?? null,
    files: files.filter(({ note }) => note === row.id).toReversed(),
    can: (["edit", "delete"] as const).filter((action) => coversMaker(actor, "notes", action, row.by?.id ?? null)),
  }));
}

/** The WHERE of the notes (`n`) that an actor may see. */
export function notesInSight(kinds: readonly RecordKind[], actor: Actor): RawBuilder<boolean> {
  return followsRecord(kinds, actor, "notes", "see", { kind: sql`n.subject_kind`, id: sql`n.subject_id` });
}

export async function showNote(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  id: string,
  place: "there" | "inTrash" = "there",
): Promise<NoteShown> {
  const there = place === "there" ? sql`n.deleted_at is null` : sql`n.deleted_at is not null`;
  const [note] = await readNotes(tx, kinds, actor, sql`n.id = ${id}::uuid and ${there}`, 1);
  if (!note) refuseAsAbsent();
  return note;
}

/** Notes of one record, a page at a time. */
export async function listNotes(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  on: OnRecord,
  { after, limit = 50 }: { after?: string; limit?: number },
): Promise<{ items: NoteShown[]; next: string | null }> {
  const behind = behindMark(after, { at: sql`n.created_at`, id: sql`n.id` });
  const where = sql`n.subject_id = ${on.id} and n.deleted_at is null and ${behind}`;
  const found = await readNotes(tx, kinds, actor, where, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? markOf(last) : null };
}
