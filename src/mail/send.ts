import { Type } from "typebox";
import { openSecrets } from "../database/secret-key.ts";
import { inTransaction } from "../database/transaction.ts";
import { Id } from "../http/shapes.ts";
import { job, type Work } from "../jobs/job.ts";
import { claimMail, endUnsendable, holdMail, settleNotSent, settleSent, type Claimed } from "./claim.ts";
import { openLine, type Line, type Patience } from "./line.ts";
import { NotSent } from "./not-sent.ts";
import { sending } from "./queue.ts";
import { findSettings, type MailSettings } from "./settings.ts";
import { again } from "./again.ts";

const patience: Patience = { connecting: 30_000, answering: 600_000 };

/**
 * Sends one mail of the outbox. It may run more than once: what was sent is not sent again. A mail is marked before it is
 * handed over, once the server has let us in; who finds the mark knows that the work was cut off just then, hands it over
 * once more with the same Message-ID, says so in the log, and never does so a third time (F08).
 */
export const sendMail = job({
  name: sending,
  payload: Type.Object({ id: Id }),
  async run(work, { id }) {
    const goesOn = await inTransaction(work.db, (tx) => endUnsendable(tx, id));
    if (!goesOn) return;
    const settings = await findSettings(work.db, openSecrets(work.config));
    if (typeof settings !== "string") return deliver(work, id, settings);
    // It waits: saving the settings asks for this job again.
    await inTransaction(work.db, (tx) => holdMail(tx, id, settings));
  },
});

async function deliver(work: Work, id: string, settings: MailSettings): Promise<void> {
  const attempt: { line?: Line; mail?: Claimed } = {};
  try {
    attempt.line = await openLine(settings, new URL(work.config.baseUrl).hostname, patience, work.signal);
    const mail = await inTransaction(work.db, (tx) => claimMail(tx, id, domainOf(settings)));
    if (mail === undefined) return;
    attempt.mail = mail;
    if (mail.unsure > 0) work.log.warn({ mail: id, messageId: mail.messageId }, "this mail may arrive twice");
    const answer = await attempt.line.send(mail);
    // The database may be away just now; the mail is on its way, and forgetting that would send it again.
    await again(work, () => inTransaction(work.db, (tx) => settleSent(tx, id, answer)));
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    work.log.info({ mail: id, code: error.code, answer: error.answer }, "a mail was not sent");
    await again(work, () => inTransaction(work.db, (tx) => settleNotSent(tx, id, error, attempt.mail !== undefined)));
  } finally {
    attempt.line?.close();
  }
}

/** Message-IDs are told apart by the domain that makes them (RFC 5322, 3.6.4). */
function domainOf({ fromAddress }: MailSettings): string {
  return fromAddress.slice(fromAddress.lastIndexOf("@") + 1);
}
