import type { Mount } from "../access/door.ts";
import * as api from "./api.ts";
import { endToken, listTokens, makeToken } from "./tokens.ts";

/** Personal tokens, by which programs call as their owner. How one is known at the door stands in access/token.ts. */
export function tokenRoutes(mount: Mount): void {
  mount(api.listTokens, ({ tx, actor }) => listTokens(tx, actor));

  // What is shown only once is mounted raw: no Idempotency-Key keeps it.
  mount.raw(api.makeToken, async ({ db, actor, hold, body, reply }) =>
    reply.send(await makeToken(db, actor, body, hold)),
  );

  mount(api.endToken, async ({ tx, actor, params }) => {
    await endToken(tx, actor, params.id);
    return {};
  });
}
