import { Type } from "typebox";
import { SessionReply } from "../access/api.ts";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Text, Time } from "../http/shapes.ts";

const mayEdit = needs("contacts.clients:edit", "contacts.agents:edit");
const ById = Type.Object({ id: Id });
/** What stands behind `#token=` in the mail. It comes in bodies only: addresses are kept in logs and histories (A058). */
const Token = Text(200);
/** Its length and more are judged with words of their own. */
const NewPassword = Text(1_000);

const Invitation = Type.Object({
  email: Type.String(),
  createdAt: Time,
  expiresAt: Time,
  /** How far the mail is; null once it has been taken out of the outbox. */
  mail: orNull(Type.Enum(["waiting", "sending", "sent", "failed"])),
});

export const invite = endpoint({
  method: "POST",
  path: "/contacts/:id/invite",
  summary:
    "Lets a contact become a user: sends a link, good once within 24 hours, to the sign-in e-mail or, where there is none, to one of the contact's e-mails. Earlier links die. 409 when blocked, fired, in a group that does not sign in, or a user already",
  right: mayEdit,
  params: ById,
  body: Type.Object({ email: Type.Optional(Text(320)) }),
  reply: Invitation,
  status: 201,
});

export const showInvited = endpoint({
  method: "GET",
  path: "/contacts/:id/invitation",
  summary: "The invitation of a contact that has not been accepted yet, and how far its mail is",
  right: mayEdit,
  params: ById,
  reply: Type.Object({
    invitation: orNull(Invitation),
    /** Where there is none: when the last one was sent, that is not good any more: expired, or ended by what has changed since. */
    lapsedFrom: orNull(Time),
    user: Type.Boolean(),
    can: Type.Array(Type.Enum(["invite"])),
  }),
});

export const withdrawInvitation = endpoint({
  method: "DELETE",
  path: "/contacts/:id/invitation",
  summary: "Takes an invitation back: its link works no more",
  right: mayEdit,
  params: ById,
  status: 204,
});

export const showInvitation = endpoint({
  method: "POST",
  path: "/invitations/show",
  summary:
    "Whom a link from a mail invites, and changes nothing; 404 when it has been used, has expired or was taken back",
  right: "anyone",
  body: Type.Object({ token: Token }),
  reply: Type.Object({
    house: Type.String(),
    name: Type.String(),
    email: Type.String(),
    language: Type.String(),
    timeZone: Type.String(),
    expiresAt: Time,
  }),
});

export const acceptInvitation = endpoint({
  method: "POST",
  path: "/invitations/accept",
  summary: "Accepts an invitation with a password of one's own choice, and signs in",
  right: "anyone",
  body: Type.Object({
    token: Token,
    password: NewPassword,
    language: Type.Optional(Text(35)),
    timeZone: Type.Optional(Text(60)),
  }),
  reply: SessionReply,
});

export const askForReset = endpoint({
  method: "POST",
  path: "/password-reset",
  summary: "Asks for a mail with a link to choose a new password; always 202, whoever it is",
  right: "anyone",
  body: Type.Object({ email: Text(320) }),
  status: 202,
});

export const resetPassword = endpoint({
  method: "PUT",
  path: "/password-reset",
  summary:
    "Chooses a new password by the link of a mail (once, within 60 minutes). All sessions end; signing in, with a second factor where there is one, comes after",
  right: "anyone",
  body: Type.Object({ token: Token, password: NewPassword }),
  status: 204,
});

export const changeSignInEmail = endpoint({
  method: "PUT",
  path: "/contacts/:id/sign-in-email",
  summary:
    "Sets the e-mail somebody signs in with: one's own, or as administrator anybody's, with one's own password. The address it was is told; sessions end",
  right: "signedIn",
  about: "ownAccess",
  params: ById,
  body: Type.Object({ email: Text(320), password: Type.String({ minLength: 1, maxLength: 1_000 }) }),
  reply: Type.Object({ signInEmail: Type.String(), version: Type.Integer() }),
});
