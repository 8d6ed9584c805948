import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { refuseField } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { verifyPassword } from "./password.ts";
import { countTry, forgiveTry, limitOfPerson } from "./throttle.ts";
import { inTurn } from "./turns.ts";

/** Holds the actor's own password against what was typed, guesses counted; 422 at the pointer when it is another. */
export async function provePassword(
  db: Kysely<Tables>,
  actor: Actor,
  password: string,
  pointer: string,
): Promise<void> {
  await inTurn(actor.id, async () => {
    const limits = limitOfPerson(actor.id);
    await countTry(db, limits);
    const credential = await db
      .selectFrom("credentials")
      .select("password_hash")
      .where("contact_id", "=", actor.id)
      .executeTakeFirst();
    if (!(await verifyPassword(credential?.password_hash, password))) refuseField(pointer, "wrongPassword");
    await forgiveTry(db, limits);
  });
}
