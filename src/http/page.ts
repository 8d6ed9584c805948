import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Endpoint } from "./endpoint.ts";
import { methodsOf } from "./methods.ts";
import { refuse, refuseAsAbsent } from "./refusal.ts";

const folder = join(import.meta.dirname, "../../dist/page");

/**
 * Serves the built page: hashed files for good, and the one document for every address that is no file and no API. An
 * endpoint that is asked by a method which it does not have says so (405, RFC 9110 with Allow).
 */
export async function servePage(app: FastifyInstance, endpoints: readonly Endpoint[]): Promise<void> {
  const methodsAt = methodsOf(endpoints);
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header(
          "cache-control",
          path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === "GET" &&
      !/^\/(api|in|health|metrics|assets)\b/.test(request.url) &&
      existsSync(join(folder, "index.html"));
    const allowed = isPage ? [] : methodsAt(request.url);
    if (allowed.length > 0) {
      reply.header("allow", allowed.join(", "));
      refuse(405, "otherMethod");
    }
    if (!isPage) refuseAsAbsent();
    return reply
      .header("cache-control", "no-cache")
      .type("text/html; charset=utf-8")
      .send(await readFile(join(folder, "index.html"), "utf8"));
  });
}
