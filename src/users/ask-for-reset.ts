import { sql, type Kysely } from "kysely";
import { Type } from "typebox";
import { selectActors } from "../access/actor.ts";
import { accountName } from "../access/account.ts";
import { countTry, limitOfAsking } from "../access/throttle.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { Id } from "../http/shapes.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";
import { queueMail } from "../mail/queue.ts";
import { newId } from "../values/uuid.ts";
import { makeLink } from "./link.ts";

const name = "reset-password";

/** Notes that a reset is asked for and answers: who it is, if anybody, is found out by a job, so that no answer and no time tells (A051). */
export async function askForReset(db: Kysely<Tables>, email: string, address: string): Promise<void> {
  await countTry(db, limitOfAsking(address));
  await inTransaction(db, (tx) => addJob(tx, name, { link: newId(), account: accountName(email), address }));
}

/** Sends the link, to those who can sign in with a password at this moment, and at most three an hour: a mailbox is not to be flooded. */
export const sendReset = job({
  name,
  payload: Type.Object({ link: Id, account: Type.String(), address: Type.String() }),
  run: ({ db, config }, { link, account, address }) =>
    inTransaction(db, async (tx) => {
      const contactId = await findResettable(tx, account);
      if (contactId === undefined || (await hasEnough(tx, contactId))) return;
      const made = await makeLink(tx, { id: link, kind: "passwordReset", contactId, email: account, madeById: null });
      // The job runs again, after it was cut off: the mail is there.
      if (!made) return;
      const letter = { kind: "passwordReset", email: account, token: made.token, until: made.until } as const;
      await queueMail(tx, config, { id: link, contactId, to: account, letter });
      await recordChanges(tx, { id: null, address }, [
        { subjectKind: "contact", subjectId: contactId, action: "resetAsked" },
      ]);
    }),
});

/** Blocked, fired, of a group that does not sign in, never let in: nobody whom a link is sent (A044). */
async function findResettable(tx: Tx, account: string): Promise<string | undefined> {
  const row = await selectActors(tx)
    .where("contacts.sign_in_email", "=", account)
    .where("contacts.deleted_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom("credentials as r").select("r.contact_id").whereRef("r.contact_id", "=", "contacts.id")),
    )
    .executeTakeFirst();
  return row?.id;
}

async function hasEnough(tx: Tx, contactId: string): Promise<boolean> {
  await sql`select from contacts where id = ${contactId} for no key update`.execute(tx);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from audit
    where subject_id = ${contactId} and action = 'resetAsked' and at > now() - interval '1 hour'`.execute(tx);
  return (rows[0]?.n ?? 0) >= 3;
}
