import { sql } from "kysely";
import { removeJob } from "../jobs/add.ts";
import type { Tx } from "../database/transaction.ts";
import type { Outgoing } from "./line.ts";
import type { NotSent } from "./not-sent.ts";
import { askToSend, endKey } from "./queue.ts";
import type { Unset } from "./settings.ts";

export interface Claimed extends Outgoing {
  /** How often it may have arrived already. */
  unsure: number;
}

/** A mail is handed over once more when nobody knows what became of it, and then no more. */
const mostUnsure = 2;

/** Ends a mail that comes too late or whose reader may get none any more. True when it is still to be sent. What ended a month ago goes. */
export async function endUnsendable(tx: Tx, id: string): Promise<boolean> {
  await sql`delete from outbox where state in ('sent', 'failed') and created_at < now() - interval '30 days'`.execute(
    tx,
  );
  await sql`
    update outbox set state = 'failed', text = '', html = '', next_at = null,
      last_error = case when state = 'failed' then last_error else 'expired' end
    where id = ${id} and state in ('waiting', 'sending', 'failed') and expires_at <= now()`.execute(tx);
  const found = await sql<{ goesOn: boolean }>`
    update outbox set state = case when ${mayGetMail} then state else 'failed' end,
      last_error = case when ${mayGetMail} then last_error else 'recipientGone' end
    where id = ${id} and state in ('waiting', 'sending') returning state <> 'failed' as "goesOn"`.execute(tx);
  return found.rows[0]?.goesOn ?? false;
}

/** Blocked, fired and deleted people get no mail of any kind. */
const mayGetMail = sql`(contact_id is null or exists (select from contacts c where c.id = contact_id and c.live and c.status = 'active'))`;

/** Notes why a mail waits that cannot be sent yet. */
export async function holdMail(tx: Tx, id: string, why: Unset): Promise<void> {
  await sql`
    update outbox set last_error = ${why}, next_at = null where id = ${id} and state in ('waiting', 'sending')`.execute(
    tx,
  );
}

/** Marks a mail as being handed over; nothing when it is not to be sent any more. */
export async function claimMail(tx: Tx, id: string, domain: string): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed & { isTooUnsure: boolean }>`
    update outbox set
      state = case when unsure + (state = 'sending')::int >= ${mostUnsure} then 'failed' else 'sending' end,
      last_error = case when unsure + (state = 'sending')::int >= ${mostUnsure} then 'unsure' else last_error end,
      unsure = unsure + (state = 'sending')::int,
      attempts = attempts + 1,
      first_tried_at = coalesce(first_tried_at, now()),
      next_at = null,
      message_id = coalesce(message_id, ${`<${id}@${domain}>`})
    where id = ${id} and state in ('waiting', 'sending') and (expires_at is null or expires_at > now()) and ${mayGetMail}
    returning recipient as "to", subject, text, html, language, message_id as "messageId", unsure, state = 'failed' as "isTooUnsure"`.execute(
    tx,
  );
  const [mail] = rows;
  return mail && !mail.isTooUnsure ? mail : undefined;
}

/** It is with the server. Nothing secret outlasts that. */
export async function settleSent(tx: Tx, id: string, answer: string): Promise<void> {
  await sql`
    update outbox set state = 'sent', sent_at = now(), next_at = null, last_error = '', last_answer = ${answer},
      text = case when is_secret then '' else text end, html = case when is_secret then '' else html end
    where id = ${id} and state = 'sending'`.execute(tx);
  await removeJob(tx, endKey(id));
}

/**
 * It is not with the server: tried again after 1, 2, 4 … minutes, 6 hours at most, for 3 days from the first try; given up
 * at once where the server has refused it for good. `claimed`: the try is counted already.
 */
export async function settleNotSent(tx: Tx, id: string, error: NotSent, claimed: boolean): Promise<void> {
  const tried = sql`attempts + ${claimed ? 0 : 1}`;
  // The mark of an earlier run that was cut off, where this one did not get as far.
  const unsure = claimed ? sql`unsure + ${error.isUnsure ? 1 : 0}` : sql`unsure + (state = 'sending')::int`;
  const { rows } = await sql<{ nextAt: Date | null }>`
    update outbox set (state, next_at, last_error, last_answer, attempts, unsure, first_tried_at) = (
      select case when ends then 'failed' else 'waiting' end,
        case when not ends then now() + least(interval '6 hours', interval '1 minute' * power(2, least(${tried}, 12) - 1)) end,
        case when ${unsure} >= ${mostUnsure} then 'unsure' else ${error.code} end,
        ${error.answer}, ${tried}, ${unsure}, coalesce(first_tried_at, now())
      from (select ${error.isFinal} or ${unsure} >= ${mostUnsure} or first_tried_at < now() - interval '3 days' is true as ends) as e)
    where id = ${id} and state in ('waiting', 'sending')
    returning next_at as "nextAt"`.execute(tx);
  const nextAt = rows[0]?.nextAt;
  if (nextAt) await askToSend(tx, id, nextAt);
}
