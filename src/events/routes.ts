import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { secretOf } from "../access/cookie.ts";
import type { Mount } from "../access/door.ts";
import type { Database } from "../database/connect.ts";
import { openExchange } from "../http/events.ts";
import { refuse } from "../http/refusal.ts";
import { followEvents } from "./api.ts";
import { openStreams } from "./streams.ts";

/** Live events for pages. Their streams end before the app closes: it would wait for them. */
export function eventRoutes(mount: Mount, app: FastifyInstance, database: Database, log: Logger): void {
  const exchange = openExchange(database, log);
  const streams = openStreams(database.db, exchange, log);
  app.addHook("preClose", async () => {
    streams.close();
    await exchange.close();
  });

  mount.raw(followEvents, async ({ actor, request, reply }) => {
    // A stream ends with its session.
    if (!actor.session) refuse(403, "notByToken");
    reply.hijack();
    reply.raw.writeHead(200, {
      ...definedOnly(reply.getHeaders()),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // Proxies that gather an answer before they pass it on would hold everything back.
      "x-accel-buffering": "no",
    });
    reply.raw.write("retry: 3000\n\n");
    streams.add({ personId: actor.id, secret: secretOf(request), reply: reply.raw });
  });
}

function definedOnly(
  headers: Record<string, string | number | string[] | undefined>,
): Record<string, string | number | string[]> {
  const defined: Record<string, string | number | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) defined[name] = value;
  return defined;
}
