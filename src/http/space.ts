import type { FastifyInstance } from "fastify";
import type { Config } from "../config.ts";
import { watchSpace } from "../database/space.ts";
import { refuse } from "./refusal.ts";

/**
 * Refuses changes (507) before the disk of the embedded database is full to the last byte: full, its log could not grow, and
 * it would go down together with all reading. Signing in and out stays possible.
 */
export function refuseWithoutSpace(app: FastifyInstance, { dataDir }: Pick<Config, "dataDir">): void {
  const space = watchSpace(dataDir);
  app.addHook("preValidation", async ({ method, routeOptions }) => {
    if (["GET", "HEAD", "OPTIONS"].includes(method) || routeOptions.url === "/api/v1/session") return;
    if (await space.isShort()) refuse(507, "noSpace", { retryAfterSeconds: 30 });
  });
}
