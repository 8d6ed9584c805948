import { sql } from "kysely";
import { Type } from "typebox";
import type { OnRecord, RecordKind } from "../access/record-kind.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { Id } from "../http/shapes.ts";
import { addJob } from "../jobs/add.ts";
import { job, type Job } from "../jobs/job.ts";
import { queueMail } from "../mail/queue.ts";
import { whoSeesNotes } from "./who-sees.ts";

const name = "notifications.mail";

/** Asks for mail to whoever was told and wishes it; a note names twenty people at most. */
export async function askToMail(tx: Tx, noteId: string, people: readonly string[]): Promise<void> {
  await addJob(tx, name, { note: noteId, people });
}

/** Writes to those who, at this moment, still may see the record, have not read it, and wish mail. Of one notification there is one mail. */
export function mailMentions(kinds: readonly RecordKind[]): Job {
  return job({
    name,
    payload: Type.Object({ note: Id, people: Type.Array(Id) }),
    async run({ db, config }, { note, people }) {
      await inTransaction(db, async (tx) => {
        for (const { contactId, email, ...mail } of await findWaiting(tx, kinds, note, people))
          await queueMail(tx, config, {
            id: mail.id,
            contactId,
            to: email,
            letter: { kind: "mention", by: mail.by, record: mail.record, place: mail.place, at: mail.at },
          });
      });
    },
  });
}

interface Waiting {
  id: string;
  contactId: string;
  email: string;
  by: string;
  record: string;
  /** From BASE_URL on. */
  place: string;
  at: Date;
}

async function findWaiting(
  tx: Tx,
  kinds: readonly RecordKind[],
  noteId: string,
  people: readonly string[],
): Promise<Waiting[]> {
  const note = await tx
    .selectFrom("notes")
    .select(["subject_kind", "subject_id"])
    .where("id", "=", noteId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  const record = kinds.find(({ kind }) => kind === note?.subject_kind);
  if (!note || !record) return [];
  const on: OnRecord = { kind: record.kind, id: note.subject_id };
  const seeing = await whoSeesNotes(tx, kinds, on, people);
  const found = await sql<Omit<Waiting, "place">>`
    select t.id, c.id as "contactId", c.sign_in_email as email, trim(b.first_name || ' ' || b.last_name) as by,
      ${record.name(sql`${on.id}::uuid`)} as record, t.created_at as at
    from notifications t join contacts c on c.id = t.contact_id join contacts b on b.id = t.by_id
    where t.note_id = ${noteId} and t.read_at is null and t.contact_id = any(${seeing}::uuid[])
      and c.notified and c.mentions_by_mail and c.sign_in_email is not null`.execute(tx);
  return found.rows.map((row) => ({ ...row, place: `/${record.path}/${on.id}` }));
}
