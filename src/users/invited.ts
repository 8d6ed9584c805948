import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import { mailStateOf } from "../mail/state.ts";
import type { showInvited as declared } from "./api.ts";
import { loadInvitable, whyNot } from "./invite.ts";
import { endLinks } from "./link.ts";

/** The invitation that a contact has not accepted yet, for its card. */
export async function showInvited(tx: Tx, actor: Actor, id: string): Promise<ReplyOf<typeof declared>> {
  const contact = await loadInvitable(tx, actor, id, "look");
  const link = await findPending(tx, id);
  return {
    invitation: link
      ? {
          email: link.email,
          createdAt: link.created_at.toISOString(),
          expiresAt: link.expires_at.toISOString(),
          mail: await mailStateOf(tx, id, "invitation"),
        }
      : null,
    lapsedFrom: link || contact.isUser ? null : await findLapsed(tx, id),
    user: contact.isUser,
    can: whyNot(contact) ? [] : ["invite"],
  };
}

/** The journal tells, for links that have expired do not stay. */
async function findLapsed(tx: Tx, contactId: string): Promise<string | null> {
  const last = await tx
    .selectFrom("audit")
    .select(["at", "action"])
    .where("subject_id", "=", contactId)
    .where("subject_kind", "=", "contact")
    .where("action", "in", ["invited", "invitationWithdrawn"])
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.action === "invited" ? last.at.toISOString() : null;
}

/** Takes it back; 404 when there is none. */
export async function withdrawInvitation(tx: Tx, actor: Actor, id: string): Promise<void> {
  await loadInvitable(tx, actor, id, "change");
  const link = await findPending(tx, id);
  if (!link) refuseAsAbsent();
  await endLinks(tx, id);
  await recordChanges(tx, actor, [
    {
      subjectKind: "contact",
      subjectId: id,
      action: "invitationWithdrawn",
      change: { invitation: [link.email, null] },
    },
  ]);
}

async function findPending(tx: Tx, contactId: string) {
  return tx
    .selectFrom("sign_in_links")
    .select(["email", "created_at", "expires_at"])
    .where("contact_id", "=", contactId)
    .where("kind", "=", "invitation")
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst();
}
