import type { Kysely } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Config } from "../config.ts";
import { openSecrets } from "../database/secret-key.ts";
import type { Tables } from "../database/tables.ts";
import { reading } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import { newId } from "../values/uuid.ts";
import type { Say } from "../words/words.ts";
import type { testMailSettings as declared } from "./api.ts";
import { openLine, type Line, type Patience } from "./line.ts";
import { NotSent } from "./not-sent.ts";
import { findSender } from "./sender.ts";
import { findSettings } from "./settings.ts";
import { writeLetter } from "./write-letter.ts";

/** Somebody sits and waits for the answer. */
const patience: Patience = { connecting: 10_000, answering: 20_000 };

type Reply = ReplyOf<typeof declared>;

/** Hands a test mail over at once and tells what the server said. No transaction is open meanwhile. */
export async function testMailSettings(
  db: Kysely<Tables>,
  config: Config,
  actor: Actor,
  to: string,
  say: Say,
): Promise<Reply> {
  const address = parseEmailAddress(to);
  if ("problem" in address) refuseField("/to", "email");
  const settings = await findSettings(db, openSecrets(config));
  const unsent = (code: NotSent["code"], answer: string): Reply => ({
    sent: false,
    answer: "",
    problem: { code, text: say(`mail:problem.${code}`), answer },
  });
  if (typeof settings === "string") return unsent(settings, "");
  const sender = await reading(db, (tx) => findSender(tx, config.baseUrl));
  const attempt: { line?: Line } = {};
  try {
    const host = new URL(config.baseUrl).hostname;
    attempt.line = await openLine(settings, host, patience, AbortSignal.timeout(40_000));
    const messageId = `<${newId()}@${settings.fromAddress.split("@")[1] ?? host}>`;
    const letter = writeLetter({ kind: "test" }, actor, sender);
    return {
      sent: true,
      answer: await attempt.line.send({ ...letter, to: address.normalised, messageId }),
      problem: null,
    };
  } catch (error) {
    if (error instanceof NotSent) return unsent(error.code, error.answer);
    throw error;
  } finally {
    attempt.line?.close();
  }
}
