import { randomBytes } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { Actor } from "../access/actor.ts";
import { tokenPrefix } from "../access/bearer.ts";
import { lockPeople } from "../access/lock-people.ts";
import { checkProvedLately } from "../access/prove.ts";
import { holdsGrant, isGrant } from "../access/rights.ts";
import { hashOf, type Hold } from "../access/session.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import type { Change } from "../database/tables/audit.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import type { listTokens as declaredList, makeToken as declared } from "./api.ts";

const mostTokens = 50;
const mostDays = 366;

/** One's own tokens, the newest first; what they are is not there to be shown. */
export async function listTokens(tx: Tx, actor: Actor): Promise<ReplyOf<typeof declaredList>> {
  const rows = await tx
    .selectFrom("tokens")
    .select(["id", "name", "start", "scopes", "created_at", "expires_at", "last_used_at"])
    .select(sql<string | null>`host(last_used_address)`.as("address"))
    .where("contact_id", "=", actor.id)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      start: row.start,
      scopes: row.scopes ?? "reads",
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      expired: row.expires_at.getTime() <= Date.now(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      lastUsedAddress: row.address,
    })),
  };
}

/** Makes a token for what one may do oneself, or a part of it; the answer is the only place where it is ever seen. */
export async function makeToken(
  db: Kysely<Tables>,
  actor: Actor,
  wish: BodyOf<typeof declared>,
  hold: Hold,
): Promise<ReplyOf<typeof declared>> {
  checkProvedLately(actor);
  const name = cleanText(wish.name);
  if (name === "") refuseField("/name", "required");
  const scopes = wish.scopes === "reads" ? null : checkedScopes(actor, wish.scopes);
  const expiresAt = checkedEnd(wish.expiresAt);
  const token = tokenPrefix + randomBytes(32).toString("base64url");
  const start = token.slice(0, tokenPrefix.length + 4);
  const id = await inTransaction(db, async (tx) => {
    // Of two at once the second counts the first; and who is blocked meanwhile is left no token.
    await lockPeople(tx, [actor.id]);
    await hold(tx);
    const { count } = await tx
      .selectFrom("tokens")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("contact_id", "=", actor.id)
      .executeTakeFirstOrThrow();
    if (count >= mostTokens) refuse(409, "tooManyTokens", { params: { limit: mostTokens } });
    const made = await tx
      .insertInto("tokens")
      .values({ contact_id: actor.id, name, secret_hash: hashOf(token), start, scopes, expires_at: expiresAt })
      .returning("id")
      .executeTakeFirstOrThrow();
    await note(tx, actor, made.id, "created", {
      name: [null, name],
      scopes: [null, scopes ?? "reads"],
      expiresAt: [null, expiresAt],
    });
    return made.id;
  });
  return { id, name, start, scopes: scopes ?? "reads", expiresAt: expiresAt.toISOString(), token };
}

/** Ends one of one's own tokens with the next call; anybody else's is absent. */
export async function endToken(tx: Tx, actor: Actor, id: string): Promise<void> {
  const ended = await tx
    .deleteFrom("tokens")
    .where("id", "=", id)
    .where("contact_id", "=", actor.id)
    .returning("name")
    .executeTakeFirst();
  if (!ended) refuseAsAbsent();
  await note(tx, actor, id, "ended", { name: [ended.name, null] });
}

function checkedScopes(actor: Actor, scopes: readonly string[]): string[] {
  scopes.forEach((scope, index) => {
    if (!isGrant(scope)) refuseField(`/scopes/${index}`, "choice");
    if (!holdsGrant(actor, scope)) refuseField(`/scopes/${index}`, "notHeld");
  });
  return [...new Set(scopes)];
}

function checkedEnd(text: string): Date {
  const end = new Date(text);
  if (Number.isNaN(end.getTime())) refuseField("/expiresAt", "format");
  if (end.getTime() <= Date.now()) refuseField("/expiresAt", "past");
  if (end.getTime() > Date.now() + mostDays * 86_400_000) refuseField("/expiresAt", "withinYear");
  return end;
}

async function note(tx: Tx, actor: Actor, id: string, action: "created" | "ended", change: Change): Promise<void> {
  await recordChanges(tx, actor, [{ subjectKind: "token", subjectId: id, action, change }]);
}
