import { createHash, randomBytes } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { isDiskFull } from "../database/space.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { asActor, selectActors, type Actor } from "./actor.ts";

export const maxIdleHours = 12;
export const maxDays = 30;
/** How long having proved oneself counts. */
const provedMinutes = 10;

/** Refuses (401) whoever may not call any more, and keeps the session until the transaction ends: the mount gives it to raw routes. */
export type Hold = (tx: Tx) => Promise<void>;

/** Where a session is opened from. */
export interface Place {
  address: string;
  userAgent: string;
}

/** Opens a session and gives its secret, which is nowhere else: the table holds only the hash. */
export async function openSession(tx: Tx, contactId: string, { address, userAgent }: Place): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await tx
    .insertInto("sessions")
    .values({
      secret_hash: hashOf(secret),
      contact_id: contactId,
      address,
      user_agent: userAgent.slice(0, 300),
      expires_at: sql<Date>`now() + make_interval(days => ${maxDays})`,
    })
    .execute();
  return secret;
}

/** A new secret for a session that goes on, since what it may has changed; with "proved" its person has just proved himself. 401 when it has ended meanwhile. */
export async function renewSession(tx: Tx, id: string, how: "proved" | "kept"): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const renewed = await tx
    .updateTable("sessions")
    .set({ secret_hash: hashOf(secret), ...(how === "proved" && { proved_at: sql<Date>`now()` }) })
    .where("id", "=", id)
    .executeTakeFirst();
  if (renewed.numUpdatedRows === 0n) refuse(401, "signInNeeded");
  return secret;
}

/**
 * The actor behind a secret: one query for session, status, group and rights, so that all of them hold from the next
 * request on. A session dies after 12 hours without a request and after 30 days in any case.
 */
export async function findBySecret(db: Kysely<Tables>, secret: string, address: string): Promise<Actor | undefined> {
  if (!/^[\w-]{43}$/.test(secret)) return undefined;
  const hash = hashOf(secret);
  const row = await selectActors(db)
    .innerJoin("sessions as s", "s.contact_id", "contacts.id")
    .select(["s.id as session_id", "s.views_as_id", "s.views_as_group_id"])
    .select(sql<boolean>`s.last_seen_at < now() - interval '1 minute'`.as("goes_stale"))
    .select(sql<boolean>`s.proved_at > now() - make_interval(mins => ${provedMinutes})`.as("proved_lately"))
    .where("s.secret_hash", "=", hash)
    .where(isAlive)
    .executeTakeFirst();
  if (row?.goes_stale) await touchSession(db, hash);
  if (!row) return undefined;
  const actor = {
    ...(await asActor(db, row, address)),
    session: { id: row.session_id, provedLately: row.proved_lately },
  };
  return row.views_as_id === null ? actor : findViewed(db, actor, row.views_as_id, row.views_as_group_id);
}

/** What an administrator who looks on as somebody else acts as: that person, as long as he is in the group he was in. */
async function findViewed(db: Kysely<Tables>, viewer: Actor, personId: string, groupId: string | null): Promise<Actor> {
  const row = viewer.administrator
    ? await selectActors(db).where("contacts.id", "=", personId).where("g.id", "=", groupId).executeTakeFirst()
    : undefined;
  const { session, address, id, name } = viewer;
  if (!row) return { ...viewer, viewer: { id, name, ended: true } };
  return {
    ...(await asActor(db, row, address)),
    session,
    lacksSecondFactor: viewer.lacksSecondFactor,
    viewer: { id, name, ended: false },
  };
}

/** Whether the session is still there. It stays until the transaction ends: who blocks, fires or moves its person waits so long. */
export async function holdBySecret(tx: Tx, secret: string): Promise<boolean> {
  const held = await tx
    .selectFrom("sessions")
    .select("id")
    .where("secret_hash", "=", hashOf(secret))
    .forKeyShare()
    .execute();
  return held.length > 0;
}

/** Those of the sessions that are still good for something: neither ended nor timed out, their person may act, and whom they look on as. */
export async function stillOpen(db: Kysely<Tables>, secrets: readonly string[]): Promise<Set<string>> {
  const byHash = new Map(secrets.map((secret) => [hashOf(secret).toString("hex"), secret]));
  const rows = await db
    .selectFrom("sessions as s")
    .innerJoin("contacts as c", "c.id", "s.contact_id")
    .innerJoin("access_groups as g", "g.id", "c.access_group_id")
    .select(sql<string>`encode(s.secret_hash, 'hex')`.as("hash"))
    .where(
      sql<boolean>`s.secret_hash = any(array(select decode(h, 'hex') from unnest(${[...byHash.keys()]}::text[]) as h))`,
    )
    .where(isAlive)
    .where("c.live", "=", true)
    .where("c.status", "=", "active")
    .where("g.signs_in", "=", true)
    .where(
      sql<boolean>`(not g.second_factor_required or exists (
        select from second_factors f where f.contact_id = c.id and f.confirmed_at is not null))`,
    )
    .where(
      sql<boolean>`(s.views_as_id is null or exists (
        select from contacts v join access_groups w on w.id = v.access_group_id
        where v.id = s.views_as_id and v.live and v.status = 'active' and w.signs_in and w.id = s.views_as_group_id))`,
    )
    .execute();
  return new Set(rows.map(({ hash }) => byHash.get(hash) ?? ""));
}

/** Ends the session of a secret, whoever's it is. */
export async function endBySecret(tx: Tx, secret: string): Promise<void> {
  await tx.deleteFrom("sessions").where("secret_hash", "=", hashOf(secret)).execute();
}

export async function endAllSessions(tx: Tx, contactId: string): Promise<void> {
  await tx.deleteFrom("sessions").where("contact_id", "=", contactId).execute();
}

export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** On `sessions as s`. */
export const isAlive = sql<boolean>`s.expires_at > now() and s.last_seen_at > now() - make_interval(hours => ${maxIdleHours})`;

/** At most once a minute, so that reading stays reading; on a full disk it goes on without. */
async function touchSession(db: Kysely<Tables>, hash: Buffer): Promise<void> {
  const touched = db
    .updateTable("sessions")
    .set({ last_seen_at: sql`now()` })
    .where("secret_hash", "=", hash)
    .where("last_seen_at", "<", sql<Date>`now() - interval '1 minute'`)
    .execute();
  await touched.catch((error: unknown) => {
    if (!isDiskFull(error)) throw error;
  });
}
