import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { parseEmailAddress } from "../values/email-address.ts";

/** Somebody who has a sign-in e-mail, whether he may sign in or not. */
export interface Account {
  contactId: string;
  passwordHash: string | undefined;
}

/** The form in which sign-in e-mails are kept and compared; what is no address stays as it is and belongs to nobody. */
export function accountName(email: string): string {
  const parsed = parseEmailAddress(email);
  return "value" in parsed ? parsed.normalised : email.trim().toLowerCase().slice(0, 320);
}

export async function findAccount(db: Kysely<Tables>, name: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom("contacts as c")
    .leftJoin("credentials as r", "r.contact_id", "c.id")
    .select(["c.id", "r.password_hash"])
    .where("c.sign_in_email", "=", name)
    .where("c.live", "=", true)
    // The condition of its index, which the planner does not read out of `live`.
    .where("c.deleted_at", "is", null)
    .executeTakeFirst();
  return row && { contactId: row.id, passwordHash: row.password_hash ?? undefined };
}

/** Whether the person has signed in from this address (or its /64) within 90 days. */
export async function isKnownPlace(db: Kysely<Tables>, contactId: string, address: string): Promise<boolean> {
  const found = await sql`
    select from audit
    where subject_id = ${contactId} and action = 'signedIn' and at > now() - interval '90 days'
      and family(address) = family(${address}::inet)
      and network(set_masklen(address, case family(address) when 4 then 32 else 64 end))
        = network(set_masklen(${address}::inet, case family(address) when 4 then 32 else 64 end))
    limit 1`.execute(db);
  return found.rows.length > 0;
}
