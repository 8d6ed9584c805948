import type { FastifyRequest } from "fastify";
import type { Config } from "../config.ts";
import * as api from "./api.ts";
import { changePassword } from "./change-password.ts";
import { clearCookie, secretOf, setCookie } from "./cookie.ts";
import type { Mount } from "./door.ts";
import { updateProfile } from "./profile.ts";
import type { Place } from "./session.ts";
import { endBySecret } from "./session.ts";
import { endSession, listSessions } from "./sessions.ts";
import { isSetUpOpen, setUp } from "./set-up.ts";
import { showSession } from "./show-session.ts";
import { signIn } from "./sign-in.ts";

export function accessRoutes(mount: Mount, { baseUrl }: Pick<Config, "baseUrl">): void {
  const secure = baseUrl.startsWith("https:");

  mount.openRaw(api.signIn, async ({ db, body, request, reply }) => {
    const { contactId, secret } = await signIn(db, body.email, body.password, placeOf(request), secretOf(request));
    setCookie(reply, secret, secure);
    return showSession(db, contactId);
  });

  mount(api.showSession, async ({ tx, actor }) => showSession(tx, actor.id));

  mount(api.signOut, async ({ tx, request, reply }) => {
    await endBySecret(tx, secretOf(request));
    clearCookie(reply, secure);
    return {};
  });

  mount(api.updateProfile, async ({ tx, actor, body }) => {
    await updateProfile(tx, actor, body);
    return showSession(tx, actor.id);
  });

  mount(api.listSessions, async ({ tx, actor, request }) => listSessions(tx, actor, secretOf(request)));

  mount(api.endSession, async ({ tx, actor, params }) => {
    await endSession(tx, actor, params.id);
    return {};
  });

  mount.open(api.showSetUp, async ({ tx }) => ({ open: await isSetUpOpen(tx) }));

  mount.openRaw(api.setUp, async ({ db, body, request, reply }) => {
    const { contactId, secret } = await setUp(db, body, placeOf(request), request.language);
    setCookie(reply, secret, secure);
    return showSession(db, contactId);
  });

  mount.raw(api.changePassword, async ({ db, actor, params, body, request, reply }) => {
    const secret = await changePassword(db, actor, params.id, body, placeOf(request));
    if (secret !== undefined) setCookie(reply, secret, secure);
    return reply.send();
  });
}

function placeOf(request: FastifyRequest): Place {
  return { address: request.address, userAgent: request.headers["user-agent"] ?? "" };
}
