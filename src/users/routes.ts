import type { FastifyRequest } from "fastify";
import { secretOf, setCookie } from "../access/cookie.ts";
import type { Mount } from "../access/door.ts";
import type { Place } from "../access/session.ts";
import { showSessionOf } from "../access/show-session.ts";
import type { Config } from "../config.ts";
import { announce } from "../http/events.ts";
import { acceptInvitation, showInvitation } from "./accept-invitation.ts";
import * as api from "./api.ts";
import { askForReset } from "./ask-for-reset.ts";
import { changeSignInEmail } from "./change-sign-in-email.ts";
import { inviteContact } from "./invite.ts";
import { showInvited, withdrawInvitation } from "./invited.ts";
import { resetPassword } from "./reset-password.ts";

/** How contacts become users, and get back in. What sets a password is mounted without a transaction: hashing takes time, and a refused try counts. */
export function userRoutes(mount: Mount, { baseUrl }: Pick<Config, "baseUrl">): void {
  const secure = baseUrl.startsWith("https:");

  mount(api.invite, ({ tx, actor, params, body }) => inviteContact(tx, { baseUrl }, actor, params.id, body.email));

  mount(api.showInvited, ({ tx, actor, params }) => showInvited(tx, actor, params.id));

  mount(api.withdrawInvitation, async ({ tx, actor, params }) => {
    await withdrawInvitation(tx, actor, params.id);
    return {};
  });

  mount.open(api.showInvitation, ({ tx, body }) => showInvitation(tx, body.token, baseUrl));

  mount.openRaw(api.acceptInvitation, async ({ db, body, request, reply }) => {
    const { contactId, secret } = await acceptInvitation(db, body, placeOf(request), secretOf(request));
    setCookie(reply, secret, secure);
    announce("contacts", [contactId]);
    return showSessionOf(db, secret, request.address);
  });

  mount.openRaw(api.askForReset, async ({ db, body, request }) => {
    await askForReset(db, body.email, request.address);
    return {};
  });

  mount.openRaw(api.resetPassword, async ({ db, body, request, reply }) => {
    await resetPassword(db, body.token, body.password, placeOf(request));
    return reply.send();
  });

  mount.raw(api.changeSignInEmail, async ({ db, actor, hold, params, body, request, reply }) => {
    const place = placeOf(request);
    const { secret, ...changed } = await changeSignInEmail(db, { baseUrl }, actor, params.id, body, place, hold);
    if (secret !== undefined) setCookie(reply, secret, secure);
    announce("contacts", [params.id]);
    return reply.send(changed);
  });
}

function placeOf(request: FastifyRequest): Place {
  return { address: request.address, userAgent: request.headers["user-agent"] ?? "" };
}
