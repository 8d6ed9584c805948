import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { rightsAt, type RecordKind } from "../access/record-kind.ts";
import { holds } from "../access/rights.ts";
import { tasksInSight } from "../access/task-sight.ts";
import { nameLinks } from "../audit/names.ts";
import { readEntries, type JournalEntry } from "../audit/read.ts";
import { shownEntries } from "../contacts/history.ts";
import type { Tx } from "../database/transaction.ts";
import { readFiles } from "../files/read-files.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { behindMark, markOf } from "../lists/mark.ts";
import { readNotes } from "../notes/read-notes.ts";
import { nameSeen as nameSeenOfEquipment } from "../equipment/history.ts";
import { nameSeen } from "../opportunities/name-seen.ts";
import { readTasks } from "../tasks/read-tasks.ts";
import { type recordTimelines, timelineParts, type TimelinePart } from "./api.ts";

type Declared = (typeof recordTimelines)["contacts"];
type Reply = ReplyOf<Declared>;

const mostPinned = 100;

/** Told by the note, the file or the task itself, as long as it is there. */
const toldByItself = ["noteAdded", "fileAdded", "taskAdded", "taskChanged", "taskDone", "taskReopened"];

interface Found {
  id: string;
  at: Date;
  part: TimelinePart;
}

/** A page of what happened to a record and what was written on it. Entries of the journal that tell only of hidden fields are left out, so that a page may be short while `next` is set. */
export async function listTimeline(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  record: RecordKind,
  id: string,
  { show, after, limit = 50 }: QueryOf<Declared>,
): Promise<Reply> {
  const [notes, files, changes, addNote, addFile] = await rightsAt(tx, actor, record, id, [
    ["notes", "see"],
    ["files", "see"],
    ["audit", "see"],
    ["notes", "create"],
    ["files", "create"],
  ]);
  // Of tasks each is asked for itself: one may see those that are one's own where the right to others does not reach.
  const may = { notes, files, changes, tasks: holds(actor, "tasks", "see") };
  const parts = timelineParts.filter((part) => may[part]);
  const ids = await withAbsorbed(tx, record, id);
  const asked = parts.filter((part) => show === undefined || show === part);
  const found = await findPage(
    tx,
    asked,
    { ids, record, only: show, seen: tasksInSight(kinds, actor) },
    after,
    limit + 1,
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const first = after === undefined || after === "";
  return {
    items: await filled(tx, kinds, actor, record, ids, page),
    pinned:
      first && asked.includes("notes")
        ? await readNotes(
            tx,
            kinds,
            actor,
            sql`n.subject_kind = ${record.kind} and n.subject_id = ${id}::uuid and n.deleted_at is null and n.is_pinned`,
            mostPinned,
          )
        : [],
    next: found.length > limit && last ? markOf(last) : null,
    parts,
    can: [...(notes && addNote ? ["addNote"] : []), ...(files && addFile ? ["addFile"] : [])],
  };
}

/** The journal of what a record has absorbed is its own. */
async function withAbsorbed(tx: Tx, { kind }: RecordKind, id: string): Promise<string[]> {
  if (kind !== "contact") return [id];
  const absorbed = await tx.selectFrom("contacts").select("id").where("merged_into_id", "=", id).execute();
  return [id, ...absorbed.map((row) => row.id)];
}

interface Place {
  /** The record, and those it has absorbed. */
  ids: readonly string[];
  record: RecordKind;
  only: TimelinePart | undefined;
  /** The WHERE of the tasks that the reader sees. */
  seen: RawBuilder<boolean>;
}

/** The next of each part along its own index, then the newest of all of them. */
async function findPage(
  tx: Tx,
  parts: readonly TimelinePart[],
  { ids, record, only, seen }: Place,
  after: string | undefined,
  limit: number,
): Promise<Found[]> {
  const ways: Record<TimelinePart, RawBuilder<unknown>> = {
    notes: sql`select n.id, n.created_at as at, 'notes' as part from notes n
      where n.subject_id = ${ids[0]}::uuid and n.subject_kind = ${record.kind} and n.deleted_at is null and not n.is_pinned
        and ${behindMark(after, { at: sql`n.created_at`, id: sql`n.id` })} order by n.created_at desc, n.id desc`,
    // Those of a note stand in it, unless files alone are asked for.
    files: sql`select f.id, f.created_at as at, 'files' as part from files f
      where f.subject_id = ${ids[0]}::uuid and f.subject_kind = ${record.kind} and f.role = 'attached' and f.deleted_at is null
        and ${only === "files" ? sql`true` : sql`f.note_id is null`}
        and ${behindMark(after, { at: sql`f.created_at`, id: sql`f.id` })} order by f.created_at desc, f.id desc`,
    tasks: sql`select tasks.id, tasks.done_at as at, 'tasks' as part from tasks
      where tasks.subject_id = ${ids[0]}::uuid and tasks.subject_kind = ${record.kind} and tasks.deleted_at is null
        and tasks.done_at is not null and ${seen}
        and ${behindMark(after, { at: sql`tasks.done_at`, id: sql`tasks.id` })} order by tasks.done_at desc, tasks.id desc`,
    changes: sql`select a.id, a.at, 'changes' as part from audit a
      where a.subject_id = any(${ids}::uuid[]) and a.action <> all(${toldByItself})
        and ${behindMark(after, { at: sql`a.at`, id: sql`a.id` })} order by a.at desc, a.id desc`,
  };
  if (parts.length === 0) return [];
  const each = parts.map((part) => sql`(${ways[part]} limit ${limit})`);
  const found = await sql<Found>`
    select id, at, part from (${sql.join(each, sql` union all `)}) as found
    order by at desc, id desc limit ${limit}`.execute(tx);
  return found.rows;
}

async function filled(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  record: RecordKind,
  subjects: readonly string[],
  page: readonly Found[],
): Promise<Reply["items"]> {
  const of = (asked: TimelinePart) => page.filter(({ part }) => part === asked).map(({ id }) => id);
  const [noteIds, fileIds, taskIds] = [of("notes"), of("files"), of("tasks")];
  const notes = noteIds.length
    ? await readNotes(tx, kinds, actor, sql`n.id = any(${noteIds}::uuid[])`, page.length)
    : [];
  const files = fileIds.length
    ? await readFiles(tx, kinds, actor, sql`f.id = any(${fileIds}::uuid[])`, page.length)
    : [];
  const tasks = taskIds.length ? await readTasks(tx, kinds, actor, sql`tasks.id = any(${taskIds}::uuid[])`) : [];
  const changes = await told(tx, actor, record, await readEntries(tx, subjects, of("changes")));
  const byId = new Map<string, Partial<Reply["items"][number]>>([
    ...notes.map((note) => [note.id, { note }] as const),
    ...files.map((file) => [file.id, { file }] as const),
    ...tasks.map((task) => [task.id, { task }] as const),
    ...changes.map((change) => [change.id, { change }] as const),
  ]);
  return page.flatMap(({ id, at }) => {
    const what = byId.get(id);
    return what ? [{ id, at: at.toISOString(), ...what }] : [];
  });
}

async function told(
  tx: Tx,
  actor: Actor,
  { kind }: RecordKind,
  entries: readonly JournalEntry[],
): Promise<JournalEntry[]> {
  if (kind === "contact") return shownEntries(tx, actor, entries);
  const named = await nameLinks(
    tx,
    actor,
    entries.map(({ change }) => change),
  );
  // Whom and what an opportunity or a piece of equipment is about is told to who sees them.
  const changes =
    kind === "opportunity"
      ? await nameSeen(tx, actor, named)
      : kind === "equipment"
        ? await nameSeenOfEquipment(tx, actor, named)
        : named;
  return entries.map((entry, index) => ({ ...entry, change: changes[index] ?? {} }));
}
