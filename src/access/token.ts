import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { isDiskFull } from "../database/space.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { asActor, findActor, selectActors, type Actor } from "./actor.ts";
import { cutDown } from "./cut-down.ts";
import { hashOf } from "./session.ts";
import { countTry, limitOfTokens } from "./throttle.ts";
import { countCall } from "./token-calls.ts";

/**
 * The owner of a token as he is at this moment, cut down to what the token is for. 401 for one that is unknown or over,
 * 429 for too many of these from one network, and for too many calls a minute.
 */
export async function findByToken(db: Kysely<Tables>, token: string, address: string): Promise<Actor> {
  const row = await selectTokens(db)
    .select(sql<boolean>`coalesce(t.last_used_at < now() - interval '1 minute', true)`.as("goes_stale"))
    .where("t.secret_hash", "=", hashOf(token))
    .executeTakeFirst();
  if (!row) {
    await countTry(db, limitOfTokens(address));
    refuse(401, "unknownToken");
  }
  await countCall(db, row.token_id);
  if (row.goes_stale) await touchToken(db, row.token_id, address);
  return byToken(db, row, address);
}

/** Who has asked for long work, as he is now: by a token only what that is for, and nobody once it is gone. */
export async function findAsker(
  db: Kysely<Tables>,
  asked: { actor_id: string | null; token_id: string | null },
): Promise<Actor | undefined> {
  if (asked.actor_id === null) return undefined;
  if (asked.token_id === null) return findActor(db, asked.actor_id);
  const row = await selectTokens(db)
    .where("t.id", "=", asked.token_id)
    .where("contacts.id", "=", asked.actor_id)
    .executeTakeFirst();
  return row && byToken(db, row, undefined);
}

/** Whether the token is still there. It stays until the transaction ends, as a session does (`holdBySecret`). */
export async function holdByToken(tx: Tx, token: string): Promise<boolean> {
  const held = await tx
    .selectFrom("tokens")
    .select("id")
    .where("secret_hash", "=", hashOf(token))
    .forKeyShare()
    .execute();
  return held.length > 0;
}

/** A new password ends them, too: whoever had learned the old one may have made some. */
export async function endAllTokens(tx: Tx, contactId: string): Promise<void> {
  await tx.deleteFrom("tokens").where("contact_id", "=", contactId).execute();
}

function selectTokens(db: Kysely<Tables>) {
  return selectActors(db)
    .innerJoin("tokens as t", "t.contact_id", "contacts.id")
    .select(["t.id as token_id", "t.scopes"])
    .where("t.expires_at", ">", sql<Date>`now()`);
}

async function byToken(
  db: Kysely<Tables>,
  row: Parameters<typeof asActor>[1] & { token_id: string; scopes: readonly string[] | null },
  address: string | undefined,
): Promise<Actor> {
  const owner = await asActor(db, row, address);
  const actor = row.scopes === null ? owner : cutDown(owner, row.scopes);
  return { ...actor, token: { id: row.token_id, readsOnly: row.scopes === null } };
}

/** At most once a minute, so that reading stays reading; on a full disk it goes on without. */
async function touchToken(db: Kysely<Tables>, id: string, address: string): Promise<void> {
  const touched = db
    .updateTable("tokens")
    .set({ last_used_at: sql`now()`, last_used_address: address })
    .where("id", "=", id)
    .execute();
  await touched.catch((error: unknown) => {
    if (!isDiskFull(error)) throw error;
  });
}
