import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import type { Config } from "../config.ts";
import type { Database } from "../database/connect.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { clientAddress, trusting } from "../http/address.ts";
import { mounter, type Mount as MountFor } from "../http/mount.ts";
import { refuse } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import { bearerOf, refuseTokensInAddress } from "./bearer.ts";
import { checkCall } from "./check-call.ts";
import { secretOf } from "./cookie.ts";
import { checkGrants } from "./rights.ts";
import { findBySecret, holdBySecret } from "./session.ts";
import { refuseOtherSites } from "./same-origin.ts";
import { findByToken, holdByToken } from "./token.ts";

/** What rooms mount their endpoints with. */
export type Mount = MountFor<Actor>;

/** Opens the way in: learns where each request comes from, turns away what other sites' pages ask for, finds who calls. */
export function openDoor(
  app: FastifyInstance,
  { db }: Pick<Database, "db">,
  config: Pick<Config, "baseUrl" | "trustedProxies">,
): Mount {
  const isTrusted = trusting(config.trustedProxies);
  app.decorateRequest("address", "");
  app.addHook("onRequest", async (request) => {
    const forwarded = request.headers["x-forwarded-for"];
    request.address = clientAddress(
      request.socket.remoteAddress ?? "",
      Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
      isTrusted,
    );
  });
  refuseOtherSites(app, config);
  refuseTokensInAddress(app);
  return mounter({ app, db, findActor: findCaller, checkCall, holdActor: holdCaller, checkGrants });
}

/** Who calls, by token or session cookie; nobody when the session is absent, over, or its person may not act any more. A token that is not good is refused. */
async function findCaller(db: Kysely<Tables>, request: FastifyRequest): Promise<Actor | undefined> {
  const token = bearerOf(request);
  if (token !== undefined) return findByToken(db, token, request.address);
  const secret = secretOf(request);
  return secret === "" ? undefined : findBySecret(db, secret, request.address);
}

/** Who is fired while he saves has saved before, or not at all (A040). */
async function holdCaller(tx: Tx, request: FastifyRequest): Promise<void> {
  const token = bearerOf(request);
  const isHeld = token === undefined ? await holdBySecret(tx, secretOf(request)) : await holdByToken(tx, token);
  if (!isHeld) refuse(401, "signInNeeded");
}
