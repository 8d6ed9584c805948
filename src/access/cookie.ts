import "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { isBearer } from "./bearer.ts";
import { maxDays } from "./session.ts";

const name = "acquaint_session";

/** The secret of the request's session cookie; empty when it carries none, or comes by a token. */
export function secretOf(request: FastifyRequest): string {
  return isBearer(request) ? "" : (request.cookies[name] ?? "");
}

/** No script reads it, no other site sends it along with a change; where TLS is, it travels in no other way. */
export function setCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  reply.setCookie(name, secret, { ...shape, secure, maxAge: maxDays * 86_400 });
}

export function clearCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(name, { ...shape, secure });
}

const shape = { path: "/", httpOnly: true, sameSite: "lax" } as const;
