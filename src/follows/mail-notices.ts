import { sql } from "kysely";
import { Type } from "typebox";
import { asActor, selectActors } from "../access/actor.ts";
import type { RecordKind } from "../access/record-kind.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { Id } from "../http/shapes.ts";
import { addJob } from "../jobs/add.ts";
import { job, type Job } from "../jobs/job.ts";
import { queueMail } from "../mail/queue.ts";
import { findNotices } from "./list-notices.ts";

const name = "follows.mail";

/** Asks for mail of these notices to who wishes it. */
export async function askToMail(tx: Tx, notices: readonly string[]): Promise<void> {
  if (notices.length > 0) await addJob(tx, name, { notices });
}

/** Writes to those who, at this moment, still may see what they were told of, have not read it, and wish mail. Of one notice there is one mail, as there is one notice until it is read. */
export function mailNotices(kinds: readonly RecordKind[]): Job {
  return job({
    name,
    payload: Type.Object({ notices: Type.Array(Id) }),
    async run({ db, config }, { notices }) {
      await inTransaction(db, async (tx) => {
        for (const { contactId, email, ids } of await findWishing(tx, notices)) {
          const [row] = await selectActors(tx).where("contacts.id", "=", contactId).execute();
          if (!row) continue;
          const person = await asActor(tx, row, undefined);
          for (const { id, by, on, at } of await findNotices(tx, kinds, person, ids))
            await queueMail(tx, config, {
              id,
              contactId,
              to: email,
              letter: {
                kind: "followed",
                by: by?.name ?? "",
                record: on.name,
                place: `/${on.path}/${on.id}`,
                at: new Date(at),
              },
            });
        }
      });
    },
  });
}

interface Wishing {
  contactId: string;
  email: string;
  /** What was told and not yet read. */
  ids: string[];
}

async function findWishing(tx: Tx, notices: readonly string[]): Promise<Wishing[]> {
  const found = await sql<Wishing>`
    select c.id as "contactId", c.sign_in_email as email, array_agg(n.id order by n.id) as ids
    from follow_notices n join contacts c on c.id = n.contact_id
    where n.id = any(${notices}::uuid[]) and n.read_at is null and c.notified and c.follows_by_mail and c.sign_in_email is not null
    group by c.id`.execute(tx);
  return found.rows;
}
