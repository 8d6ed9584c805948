import type { FastifyInstance } from "fastify";
import type { Config } from "../config.ts";
import { readBodies } from "./body.ts";
import { watchCalls } from "./give-way.ts";
import { refuseOtherHosts } from "./host.ts";
import { hearLanguages } from "./language.ts";

/**
 * The page loads nothing but its own files and runs no inline script or style (styles that scripts set on elements are
 * not inline to a browser). Pictures may be made in the page: `data:` and `blob:`, for previews. It frames its own files (PDF);
 * nothing else of ours may be framed.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** The headers of every reply, refusals of broken HTTP included (OWASP Secure Headers; HSTS, RFC 6797, only where TLS is). */
export function securityHeaders({ baseUrl }: Pick<Config, "baseUrl">): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(baseUrl.startsWith("https:") && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  };
}

/** Sets the headers before anything else happens to a request, then reads it strictly. No cache keeps an answer of the API unless its route says so. */
export function guardAnswers(app: FastifyInstance, config: Pick<Config, "baseUrl" | "trustedProxies">): void {
  const headers = securityHeaders(config);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(headers);
    if (request.url.startsWith("/api/"))
      reply.headers({ "cache-control": "no-store", vary: "cookie, accept-language" });
  });
  watchCalls(app);
  hearLanguages(app);
  refuseOtherHosts(app, config);
  readBodies(app);
}
