import type { Secrets } from "../database/secret-key.ts";
import type { Tx } from "../database/transaction.ts";
import { takeRecoveryCode } from "./recovery-codes.ts";
import { stepOf } from "./totp.ts";

/** What a seed belongs to, for the seal on it. */
export function seedOf(contactId: string): string {
  return `second factor ${contactId}`;
}

export type TakenCode = "totp" | "recovery";

/**
 * Takes a code: six digits of the moment, each once, or a recovery code; blanks and dashes do not count. Nothing when it is
 * not right. Guesses are the caller's to count (`limitOfCodes`), before and outside of this transaction.
 */
export async function takeCode(
  tx: Tx,
  secrets: Secrets,
  contactId: string,
  code: string,
): Promise<TakenCode | undefined> {
  const typed = code.replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(typed)) return (await takeTotp(tx, secrets, contactId, typed, "confirmed")) ? "totp" : undefined;
  return (await takeRecoveryCode(tx, contactId, code)) ? "recovery" : undefined;
}

/** The row is locked: of two who come with one code at once the second finds it taken. */
export async function takeTotp(
  tx: Tx,
  secrets: Secrets,
  contactId: string,
  code: string,
  stage: "confirmed" | "waiting",
): Promise<boolean> {
  const factor = await tx
    .selectFrom("second_factors")
    .select(["secret", "last_step"])
    .where("contact_id", "=", contactId)
    .where("confirmed_at", stage === "confirmed" ? "is not" : "is", null)
    .forUpdate()
    .executeTakeFirst();
  const seed = factor && secrets.unseal(seedOf(contactId), factor.secret);
  const step = seed && stepOf(seed, code, factor.last_step);
  if (!step) return false;
  await tx.updateTable("second_factors").set({ last_step: step }).where("contact_id", "=", contactId).execute();
  return true;
}
