import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { hashOf } from "../access/session.ts";
import type { SignInLinkKind } from "../database/tables/sign-in.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { withdrawMails } from "../mail/queue.ts";

/** How long a link is good for, in minutes. */
const minutes: Record<SignInLinkKind, number> = { invitation: 24 * 60, passwordReset: 60 };

export interface NewLink {
  /** Of what may be asked for twice there is one link. */
  id?: string;
  kind: SignInLinkKind;
  contactId: string;
  email: string;
  madeById: string | null;
}

export interface MadeLink {
  /** For the mail, and nowhere else: the table holds only the hash. */
  token: string;
  createdAt: Date;
  until: Date;
}

/** Makes a link; the person's earlier ones die, with their mails that have not left. Nothing when a link of this id was made before. */
export async function makeLink(tx: Tx, link: NewLink): Promise<MadeLink | undefined> {
  const token = randomBytes(32).toString("base64url");
  const made = await tx
    .insertInto("sign_in_links")
    .values({
      ...(link.id !== undefined && { id: link.id }),
      kind: link.kind,
      contact_id: link.contactId,
      email: link.email,
      token_hash: hashOf(token),
      made_by_id: link.madeById,
      expires_at: sql<Date>`now() + make_interval(mins => ${minutes[link.kind]})`,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning(["id", "created_at", "expires_at"])
    .executeTakeFirst();
  if (made) await endLinks(tx, link.contactId, made.id);
  return made && { token, createdAt: made.created_at, until: made.expires_at };
}

/** Ends all links of a person but one, and those of everybody that have expired. */
export async function endLinks(tx: Tx, contactId: string, butId?: string): Promise<void> {
  await tx
    .deleteFrom("sign_in_links")
    .where((eb) => eb.or([eb("contact_id", "=", contactId), eb("expires_at", "<", sql<Date>`now()`)]))
    .$if(butId !== undefined, (query) => query.where("id", "<>", butId ?? ""))
    .execute();
  await withdrawMails(tx, contactId, ["invitation", "passwordReset"]);
}

export interface Link {
  contactId: string;
  email: string;
  expiresAt: Date;
}

/** A link that is good, by the secret of the mail; unknown, used, expired and taken back answer alike (404). */
export async function loadLink(tx: Tx, kind: SignInLinkKind, token: string): Promise<Link> {
  const row = await goodLinks(tx, kind, token).executeTakeFirst();
  return row ?? refuse(404, "linkDead");
}

/** Uses a link up: of two at once one gets it, the other is refused (404). Its contact is locked from then on. */
export async function takeLink(tx: Tx, kind: SignInLinkKind, token: string): Promise<Link> {
  const { contactId } = await loadLink(tx, kind, token);
  // In the order in which a block goes, too: the person first, what hangs on it then.
  await tx.selectFrom("contacts").select("id").where("id", "=", contactId).forNoKeyUpdate().execute();
  const link = await loadLink(tx, kind, token);
  await tx.deleteFrom("sign_in_links").where("token_hash", "=", hashOf(token)).execute();
  return link;
}

/** Of somebody who may act at this moment, at the address that holds at this moment. */
function goodLinks(tx: Tx, kind: SignInLinkKind, token: string) {
  return tx
    .selectFrom("sign_in_links as l")
    .innerJoin("contacts as c", "c.id", "l.contact_id")
    .innerJoin("access_groups as g", "g.id", "c.access_group_id")
    .select(["l.contact_id as contactId", "l.email", "l.expires_at as expiresAt"])
    .where("l.token_hash", "=", hashOf(token))
    .where("l.kind", "=", kind)
    .where("l.expires_at", ">", sql<Date>`now()`)
    .where("c.live", "=", true)
    .where("c.status", "=", "active")
    .where("g.signs_in", "=", true)
    .where((eb) => eb.or([eb("c.sign_in_email", "is", null), eb("c.sign_in_email", "=", eb.ref("l.email"))]));
}
