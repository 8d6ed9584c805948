import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Whether sign-in asks the person for a code. */
export async function hasSecondFactor(db: Kysely<Tables>, contactId: string): Promise<boolean> {
  const found = await db
    .selectFrom("second_factors")
    .select("contact_id")
    .where("contact_id", "=", contactId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return found !== undefined;
}

/** The same of a row of `contacts`, within a query. */
export const contactHasSecondFactor = sql<boolean>`exists (
  select from second_factors f where f.contact_id = contacts.id and f.confirmed_at is not null)`;
