import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { fieldRight, sees } from "../access/field-rights.ts";
import { canContact, type ReachedContact } from "../access/reachable.ts";
import { checkUntaken } from "../access/sign-in-email.ts";
import { recordChanges } from "../audit/record.ts";
import { findLinks } from "../contacts/links.ts";
import { mayLetIn } from "../contacts/rules.ts";
import type { Status } from "../database/tables/contacts.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { queueMail } from "../mail/queue.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import type { invite as declared } from "./api.ts";
import { makeLink } from "./link.ts";

interface Place {
  baseUrl: string;
}

/** Sends a contact a link by which it becomes a user. An address that may sign in is not chosen here, but given once nobody signs in by another. */
export async function inviteContact(
  tx: Tx,
  place: Place,
  actor: Actor,
  id: string,
  email: string | undefined,
): Promise<ReplyOf<typeof declared>> {
  const contact = await loadInvitable(tx, actor, id, "change");
  const barred = whyNot(contact);
  if (barred) refuse(409, barred);
  const to = chooseAddress(actor, contact, email);
  await checkUntaken(tx, id, to);
  const link = await makeLink(tx, { kind: "invitation", contactId: id, email: to, madeById: actor.id });
  if (!link) refuse(409, "conflict");
  const { token, createdAt, until } = link;
  await queueMail(tx, place, { contactId: id, to, letter: { kind: "invitation", by: actor.name, token, until } });
  await recordChanges(tx, actor, [
    { subjectKind: "contact", subjectId: id, action: "invited", change: { invitation: [null, to] } },
  ]);
  return { email: to, createdAt: createdAt.toISOString(), expiresAt: until.toISOString(), mail: "waiting" };
}

export interface Invitable extends ReachedContact {
  status: Status;
  signInEmail: string | null;
  groupSignsIn: boolean;
  /** Has a sign-in e-mail and a password. */
  isUser: boolean;
  emails: string[];
}

/** The contact, locked for a change; absent for whom it is out of sight (404), refused to who may not edit it or not give its access group (403). */
export async function loadInvitable(tx: Tx, actor: Actor, id: string, purpose: "look" | "change"): Promise<Invitable> {
  const { rows } = await sql<Invitable & { groupId: string }>`
    select c.id, c.kind, c.status, c.owner_id as "ownerId", c.assigned_to_id as "assignedToId", c.sign_in_email as "signInEmail",
      g.id as "groupId", g.signs_in as "groupSignsIn",
      array(select company_id from memberships where contact_id = c.id) as "companyIds",
      c.sign_in_email is not null and exists (select from credentials where contact_id = c.id) as "isUser",
      array(select normalised from identities i where i.contact_id = c.id and i.kind = 'email' and i.valid_to is null order by position, i.id) as emails
    from contacts c join access_groups g on g.id = c.access_group_id
    where c.id = ${id} and c.live ${purpose === "change" ? sql`for no key update of c` : sql``}`.execute(tx);
  const [contact] = rows;
  if (!contact || !canContact(actor, "see", contact)) refuseAsAbsent();
  // An invitation gives a sign-in e-mail, which is more than a line on a card.
  if (!canContact(actor, "edit", contact) || fieldRight(actor, "signInEmail") !== "editable") refuse(403, "notAllowed");
  if (!mayLetIn(actor, contact.groupId, await findLinks(tx, actor, [], "active"))) refuse(403, "notAllowed");
  return contact;
}

/** Why nobody can be invited, as a code. */
export function whyNot({
  status,
  groupSignsIn,
  isUser,
}: Invitable): "firedIsFinal" | "personBlocked" | "groupSignsNobodyIn" | "userAlready" | undefined {
  if (status === "fired") return "firedIsFinal";
  if (status === "blocked") return "personBlocked";
  if (!groupSignsIn) return "groupSignsNobodyIn";
  if (isUser) return "userAlready";
  return undefined;
}

function chooseAddress(actor: Actor, contact: Invitable, email: string | undefined): string {
  const parsed = email === undefined ? undefined : parseEmailAddress(email);
  if (parsed && "problem" in parsed) refuseField("/email", "email");
  const given = parsed?.normalised;
  if (contact.signInEmail !== null) {
    if (given !== undefined && given !== contact.signInEmail) refuseField("/email", "otherSignInEmail");
    return contact.signInEmail;
  }
  if (given === undefined) refuseField("/email", "required");
  // Who may not see the addresses shall not find them out here.
  if (!sees(actor, "emails") || !contact.emails.includes(given)) refuseField("/email", "notOnCard");
  return given;
}
