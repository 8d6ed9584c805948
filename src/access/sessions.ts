import { sql } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import type { listSessions as declared } from "./api.ts";
import { hashOf, isAlive } from "./session.ts";

/** One's own open sessions, the newest first; `secret` is that of the one in use. */
export async function listSessions(tx: Tx, actor: Actor, secret: string): Promise<ReplyOf<typeof declared>> {
  const rows = await tx
    .selectFrom("sessions as s")
    .select(["s.id", "s.user_agent", "s.created_at", "s.last_seen_at", "s.secret_hash"])
    .select(sql<string>`coalesce(host(s.address), '')`.as("address"))
    .where("s.contact_id", "=", actor.id)
    .where(isAlive)
    .orderBy("s.created_at", "desc")
    .orderBy("s.id", "desc")
    .execute();
  const current = hashOf(secret);
  return {
    items: rows.map((row) => ({
      id: row.id,
      current: row.secret_hash.equals(current),
      address: row.address,
      userAgent: row.user_agent,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
  };
}

/** Ends one of one's own sessions; anybody else's is absent. */
export async function endSession(tx: Tx, actor: Actor, id: string): Promise<void> {
  const ended = await tx
    .deleteFrom("sessions")
    .where("id", "=", id)
    .where("contact_id", "=", actor.id)
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n) refuseAsAbsent();
  await recordChanges(tx, actor, [{ subjectKind: "session", subjectId: id, action: "ended" }]);
}
