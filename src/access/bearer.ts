import type { FastifyInstance, FastifyRequest } from "fastify";
import { refuse } from "../http/refusal.ts";

/** How every token begins, so that people and scanners of leaked secrets know it. */
export const tokenPrefix = "acq_";

/** The token that a call carries (RFC 6750, in the Authorization header and nowhere else); nothing without one, 400 for what is none of ours. Other schemes are a proxy's business. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  const token = /^bearer(?:\s+(.*))?$/i.exec(headers.authorization?.trim() ?? "");
  if (!token) return undefined;
  if (!/^acq_[\w-]{43}$/.test(token[1] ?? "")) refuse(400, "malformedToken");
  return token[1];
}

/** Whether it comes by a token, whatever that is worth; its cookies do not count then. */
export function isBearer({ headers }: FastifyRequest): boolean {
  return /^\s*bearer\b/i.test(headers.authorization ?? "");
}

/** Addresses are kept in logs, histories and Referer headers: a token in one is refused (400), whether it is good or not (A068). */
export function refuseTokensInAddress(app: FastifyInstance): void {
  app.addHook("onRequest", async ({ url }) => {
    const at = url.indexOf("?");
    if (at < 0 || !url.startsWith("/api/")) return;
    for (const [name, value] of new URLSearchParams(url.slice(at)))
      if (/^(access_?token|authorization|token)$/i.test(name) || value.startsWith(tokenPrefix))
        refuse(400, "tokenInAddress");
  });
}
