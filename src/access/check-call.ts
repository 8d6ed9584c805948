import type { Endpoint } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";

/** What a call may not do because of how its actor came in, whatever his rights are: by a token, looking on as somebody else, without the second factor that his group asks for. */
export function checkCall(actor: Actor, endpoint: Endpoint): void {
  const { token, viewer, lacksSecondFactor } = actor;
  const reads = endpoint.method === "GET";
  if (token && endpoint.about === "ownAccess") refuse(403, "notByToken");
  if (token?.readsOnly && !reads) refuse(403, "readsOnlyToken");
  if (lacksSecondFactor && endpoint.about === "data") refuse(403, "secondFactorRequired");
  if (!viewer || endpoint.about === "session") return;
  if (viewer.ended) refuse(403, "viewEnded");
  if (!reads || endpoint.about === "ownAccess") refuse(403, "viewingAs");
}
