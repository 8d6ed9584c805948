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
import { secretOf } from "./cookie.ts";
import { checkGrants } from "./rights.ts";
import { findBySecret, holdBySecret } from "./session.ts";
import { refuseOtherSites } from "./same-origin.ts";

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
  return mounter({ app, db, findActor: findCaller, holdActor: holdCaller, checkGrants });
}

/** Who calls, by the session cookie; nobody when it is absent, over, or its person may not act any more. */
async function findCaller(db: Kysely<Tables>, request: FastifyRequest): Promise<Actor | undefined> {
  const secret = secretOf(request);
  return secret === "" ? undefined : findBySecret(db, secret, request.address);
}

/** Who is fired while he saves has saved before, or not at all (A040). */
async function holdCaller(tx: Tx, request: FastifyRequest): Promise<void> {
  if (!(await holdBySecret(tx, secretOf(request)))) refuse(401, "signInNeeded");
}
