import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { endAllSessions } from "./session.ts";
import { endAllTokens } from "./token.ts";

/** Gives a person a password; whatever was open by the old one ends, links that let somebody choose one with it (by the database). */
export async function keepPassword(tx: Tx, contactId: string, passwordHash: string): Promise<void> {
  await tx
    .insertInto("credentials")
    .values({ contact_id: contactId, password_hash: passwordHash })
    .onConflict((conflict) =>
      conflict.column("contact_id").doUpdateSet({ password_hash: passwordHash, changed_at: sql<Date>`now()` }),
    )
    .execute();
  await endAllSessions(tx, contactId);
  await endAllTokens(tx, contactId);
}
