import type { Endpoint } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";

/** What a call may not do because of how its actor came in, whatever his rights are: by a token, looking on as somebody else, without the second factor that his group asks for. */
export function checkCall(actor: Actor, endpoint: Endpoint): void {
  const code = whyNot(actor, endpoint);
  if (code !== undefined) refuse(403, code);
}

/** Why such a call would be refused; undefined where nothing is in its way. */
export function whyNot({ token, viewer, lacksSecondFactor }: Actor, { method, about }: Endpoint): string | undefined {
  const reads = method === "GET";
  if (token && about === "ownAccess") return "notByToken";
  if (token?.readsOnly && !reads) return "readsOnlyToken";
  if (lacksSecondFactor && about === "data") return "secondFactorRequired";
  if (!viewer || about === "session") return undefined;
  if (viewer.ended) return "viewEnded";
  return !reads || about === "ownAccess" ? "viewingAs" : undefined;
}
