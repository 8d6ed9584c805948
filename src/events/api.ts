import { endpoint } from "../http/endpoint.ts";

export const followEvents = endpoint({
  method: "GET",
  path: "/events",
  summary:
    "Server-sent events `change`: {kind, ids} or {kind, reload: true}. Never data: fetch it through the ordinary endpoints, after a random pause",
  right: "signedIn",
  replies: "stream",
});
