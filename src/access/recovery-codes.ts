import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { hashOf } from "./session.ts";

const codes = 10;
/** Crockford's Base32: nothing that looks like another. 25 letters are 125 bits, enough to be kept as a plain hash (ASVS 6.5.2). */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";
const groups = 5;
const groupLength = 5;

/** Ten new codes in place of all that were; this is the only time that they are seen. */
export async function renewRecoveryCodes(tx: Tx, contactId: string): Promise<string[]> {
  const made = Array.from({ length: codes }, newCode);
  await tx.deleteFrom("recovery_codes").where("contact_id", "=", contactId).execute();
  await tx
    .insertInto("recovery_codes")
    .values(made.map((code) => ({ contact_id: contactId, code_hash: hashOf(folded(code)) })))
    .execute();
  return made;
}

/** Whether it is one of the person's codes that was not used yet; it is used then. Of two who use it at once one is late. */
export async function takeRecoveryCode(tx: Tx, contactId: string, code: string): Promise<boolean> {
  const used = await tx
    .updateTable("recovery_codes")
    .set({ used_at: sql`now()` })
    .where("contact_id", "=", contactId)
    .where("code_hash", "=", hashOf(folded(code)))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

export async function countRecoveryCodes(tx: Tx, contactId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("recovery_codes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("contact_id", "=", contactId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

function newCode(): string {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** As it may be copied from paper. */
function folded(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");
}
