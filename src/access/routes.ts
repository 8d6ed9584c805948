import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config.ts";
import { openSecrets } from "../database/secret-key.ts";
import * as api from "./api.ts";
import { changePassword } from "./change-password.ts";
import { clearCookie, secretOf, setCookie } from "./cookie.ts";
import type { Mount } from "./door.ts";
import { updateProfile } from "./profile.ts";
import { proveSelf } from "./prove.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewOwnCodes,
  showSecondFactor,
  takeSecondFactorAway,
} from "./second-factor.ts";
import type { Place } from "./session.ts";
import { endBySecret } from "./session.ts";
import { endSession, listSessions } from "./sessions.ts";
import { isSetUpOpen, setUp } from "./set-up.ts";
import { showSession, showSessionOf } from "./show-session.ts";
import { signIn } from "./sign-in.ts";
import { endView, viewAs } from "./view-as.ts";

export function accessRoutes(mount: Mount, config: Pick<Config, "baseUrl" | "dataDir" | "secretKey">): void {
  const secure = config.baseUrl.startsWith("https:");
  const secrets = openSecrets(config);
  const hand = (reply: FastifyReply, secret: string) => setCookie(reply, secret, secure);

  mount.openRaw(api.signIn, async ({ db, body, request, reply }) => {
    const { secret } = await signIn(db, secrets, body, placeOf(request), secretOf(request));
    hand(reply, secret);
    return showSessionOf(db, secret, request.address);
  });

  mount(api.showSession, async ({ tx, actor }) => showSession(tx, actor));

  mount(api.signOut, async ({ tx, request, reply }) => {
    await endBySecret(tx, secretOf(request));
    clearCookie(reply, secure);
    return {};
  });

  mount(api.updateProfile, async ({ tx, actor, body, request }) => {
    await updateProfile(tx, actor, body);
    return showSessionOf(tx, secretOf(request), request.address);
  });

  mount(api.listSessions, async ({ tx, actor, request }) => listSessions(tx, actor, secretOf(request)));

  mount(api.endSession, async ({ tx, actor, params }) => {
    await endSession(tx, actor, params.id);
    return {};
  });

  mount.raw(api.proveSelf, async ({ db, actor, body, request, reply }) => {
    const secret = await proveSelf(db, secrets, actor, body);
    hand(reply, secret);
    return reply.send(await showSessionOf(db, secret, request.address));
  });

  mount(api.viewAs, async ({ tx, actor, body, request, reply }) => {
    const secret = await viewAs(tx, actor, body.person);
    hand(reply, secret);
    return showSessionOf(tx, secret, request.address);
  });

  mount(api.endView, async ({ tx, actor, request, reply }) => {
    const secret = await endView(tx, actor);
    hand(reply, secret);
    return showSessionOf(tx, secret, request.address);
  });

  mountSecondFactor();

  mount.open(api.showSetUp, async ({ tx }) => ({ open: await isSetUpOpen(tx) }));

  mount.openRaw(api.setUp, async ({ db, body, request, reply }) => {
    const { secret } = await setUp(db, body, placeOf(request), request.language);
    hand(reply, secret);
    return showSessionOf(db, secret, request.address);
  });

  mount.raw(api.changePassword, async ({ db, actor, hold, params, body, request, reply }) => {
    const secret = await changePassword(db, actor, params.id, body, placeOf(request), hold);
    if (secret !== undefined) hand(reply, secret);
    return reply.send();
  });

  // What an answer shows only once is mounted raw: no Idempotency-Key keeps it.
  function mountSecondFactor(): void {
    mount(api.showSecondFactor, ({ tx, actor }) => showSecondFactor(tx, actor));

    mount.raw(api.beginSecondFactor, async ({ db, actor, hold, body, reply }) =>
      reply.send(await beginSecondFactor(db, secrets, actor, body.password, hold)),
    );

    mount.raw(api.confirmSecondFactor, async ({ db, actor, hold, body, request, reply }) => {
      const place = placeOf(request);
      const { recoveryCodes, session } = await confirmSecondFactor(db, secrets, actor, body.code, place, hold);
      hand(reply, session);
      return reply.send({ recoveryCodes });
    });

    mount.raw(api.renewRecoveryCodes, async ({ db, actor, hold, reply }) =>
      reply.send(await renewOwnCodes(db, actor, hold)),
    );

    mount.raw(api.removeSecondFactor, async ({ db, actor, hold, body, request, reply }) => {
      hand(reply, await removeSecondFactor(db, secrets, actor, body, placeOf(request), hold));
      return reply.send();
    });

    mount(api.takeSecondFactor, async ({ tx, actor, params }) => {
      await takeSecondFactorAway(tx, actor, params.id);
      return {};
    });
  }
}

function placeOf(request: FastifyRequest): Place {
  return { address: request.address, userAgent: request.headers["user-agent"] ?? "" };
}
