import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import { refuse } from "./refusal.ts";

/**
 * Runs the work once per person and Idempotency-Key (kept 24 hours): the same body gets the stored answer again,
 * another body is refused (422). Key and effect stand or fall in one transaction; a second call meanwhile waits for it.
 */
export async function answerOnce<T>(
  tx: Transaction<Tables>,
  actorId: string,
  key: string,
  request: FastifyRequest,
  work: () => Promise<T>,
): Promise<T | unknown> {
  if (key.length === 0 || key.length > 200)
    refuse(422, "invalid", { faults: [{ pointer: "/Idempotency-Key", code: "tooLong", params: { limit: 200 } }] });
  const hash = createHash("sha256")
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
  await tx
    .deleteFrom("idempotency_keys")
    .where("actor_id", "=", actorId)
    .where("created_at", "<", new Date(Date.now() - 24 * 3600_000))
    .execute();
  const mine = await tx
    .insertInto("idempotency_keys")
    .values({ actor_id: actorId, key, body_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (!mine) return storedAnswer(tx, actorId, key, hash);
  const answer = await work();
  await tx
    .updateTable("idempotency_keys")
    .set({ reply: JSON.stringify(answer ?? null), status: 200 })
    .where("actor_id", "=", actorId)
    .where("key", "=", key)
    .execute();
  return answer;
}

async function storedAnswer(tx: Transaction<Tables>, actorId: string, key: string, hash: Buffer): Promise<unknown> {
  const stored = await tx
    .selectFrom("idempotency_keys")
    .select(["body_hash", "reply"])
    .where("actor_id", "=", actorId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!stored) refuse(409, "conflict");
  if (!stored.body_hash.equals(hash)) refuse(422, "keyReused");
  return stored.reply;
}
