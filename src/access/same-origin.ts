import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Config } from "../config.ts";
import { refuse } from "../http/refusal.ts";
import { isBearer } from "./bearer.ts";

/** Refuses (403) every change that another site's page asks for, or that carries a cookie and does not say which page asks. */
export function refuseOtherSites(app: FastifyInstance, { baseUrl }: Pick<Config, "baseUrl">): void {
  app.addHook("onRequest", async (request) => {
    // No other site's page can send this header: the browser would ask first, and is told no.
    if (!changes(request.method) || isBearer(request)) return;
    if (!comesFromUs(request, baseUrl)) refuse(403, "crossSite");
  });
}

function changes(method: string): boolean {
  return !["GET", "HEAD", "OPTIONS"].includes(method);
}

/**
 * Browsers name the asking page in Origin with every change; programs send neither Origin nor cookie. Ours are BASE_URL and
 * the host that was asked itself, by the same scheme: another name for this machine gets no cookie of this one.
 */
function comesFromUs({ headers }: FastifyRequest, baseUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") return false;
  if (headers.origin === undefined) return headers.cookie === undefined;
  return headers.origin === baseUrl || headers.origin === `${new URL(baseUrl).protocol}//${headers.host}`;
}
