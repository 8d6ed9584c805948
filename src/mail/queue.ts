import { sql } from "kysely";
import { addJob, addJobs } from "../jobs/add.ts";
import type { Tx } from "../database/transaction.ts";
import { newId } from "../values/uuid.ts";
import { endOf, holdsSecret, type Letter, type LetterKind } from "./letter.ts";
import { findSender } from "./sender.ts";
import { writeLetter, type Reader } from "./write-letter.ts";

export interface Mail {
  /** Whose language, time zone and name it is written for. */
  contactId: string;
  /** One address in its normal form. */
  to: string;
  letter: Letter;
  /** For what may be asked for twice, such as by a job: of one id there is one mail. */
  id?: string;
}

/**
 * Writes a mail into the outbox: it leaves if and only if the caller's transaction commits, and once mail is set up. False
 * when a mail of this id was there already. Whether the person may get mail is asked again when it leaves.
 */
export async function queueMail(tx: Tx, { baseUrl }: { baseUrl: string }, mail: Mail): Promise<boolean> {
  const { contactId, to, letter, id = newId() } = mail;
  const written = writeLetter(letter, await loadReader(tx, contactId), await findSender(tx, baseUrl));
  const end = endOf(letter);
  const made = await tx
    .insertInto("outbox")
    .values({
      id,
      kind: letter.kind,
      contact_id: contactId,
      recipient: to,
      ...written,
      is_secret: holdsSecret(letter),
      expires_at: end ?? null,
      next_at: sql<Date>`now()`,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return false;
  await askToSend(tx, id);
  if (end) await addJob(tx, sending, { id }, { key: endKey(id), queue, runAt: end });
  return true;
}

/** Takes back a person's mails of these kinds that have not left yet: what they say holds no more. */
export async function withdrawMails(tx: Tx, contactId: string, kinds: readonly LetterKind[]): Promise<void> {
  await tx
    .deleteFrom("outbox")
    .where("contact_id", "=", contactId)
    .where("kind", "in", kinds)
    .where("state", "in", ["waiting", "failed"])
    .execute();
}

/** The name of the job that sends a mail. */
export const sending = "send-mail";
/** Mails leave one after the other, so that a slow server keeps nothing waiting but mail. */
export const queue = "mail";

export function jobKey(id: string): string {
  return `mail ${id}`;
}

/** The job that looks at a mail once it is good for nothing any more. */
export function endKey(id: string): string {
  return `mail-end ${id}`;
}

export async function askToSend(tx: Tx, id: string, runAt?: Date): Promise<void> {
  await addJob(tx, sending, { id }, { key: jobKey(id), queue, ...(runAt && { runAt }) });
}

/** All mail that waits is tried now; for a change of the settings. */
export async function wakeWaiting(tx: Tx): Promise<void> {
  const woken = await tx
    .updateTable("outbox")
    .set({ next_at: sql<Date>`now()` })
    .where("state", "in", ["waiting", "sending"])
    .returning("id")
    .execute();
  const jobs = woken.map(({ id }) => ({ key: jobKey(id), payload: { id } }));
  if (jobs.length > 0) await addJobs(tx, sending, jobs, { queue });
}

async function loadReader(tx: Tx, contactId: string): Promise<Reader> {
  const own = (column: "language" | "time_zone") =>
    sql<string>`coalesce(nullif(${sql.ref(column)}, ''), (select ${sql.ref(`default_${column}`)} from installation))`;
  const row = await tx
    .selectFrom("contacts")
    .select(["first_name", "last_name", own("language").as("language"), own("time_zone").as("time_zone")])
    .where("id", "=", contactId)
    .executeTakeFirstOrThrow();
  return {
    name: [row.first_name, row.last_name].filter(Boolean).join(" "),
    language: row.language,
    timeZone: row.time_zone,
  };
}
