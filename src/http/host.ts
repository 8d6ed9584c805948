import { isIP } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Config } from "../config.ts";
import { trusting } from "./address.ts";
import { refuse } from "./refusal.ts";

/** Names under which no stranger can have a machine of ours (RFC 2606, 6761, 6762, 8375; `internal` and `lan` are delegated to nobody). */
const reserved = /(^|\.)(localhost|local|internal|lan|test|home\.arpa)$/;

/**
 * Refuses (421) what is asked of a host that is not ours: a stranger can point a name of his own at this machine, and pages
 * from there would then read it as if they were its own (DNS rebinding). Ours are BASE_URL, addresses, and names that nobody
 * can register; what a proxy of ours calls us is its own affair.
 */
export function refuseOtherHosts(app: FastifyInstance, config: Pick<Config, "baseUrl" | "trustedProxies">): void {
  const own = new URL(config.baseUrl).hostname;
  const isTrusted = trusting(config.trustedProxies);
  app.addHook("onRequest", async ({ headers, socket }) => {
    if (isTrusted(socket.remoteAddress ?? "")) return;
    const name = hostname(headers.host ?? "");
    if (name === undefined) refuse(400, "malformed");
    if (name !== own && !isNobodyElses(name)) refuse(421, "otherHost", { params: { host: name } });
  });
}

function hostname(host: string): string | undefined {
  const url = URL.parse(`http://${host}/`);
  // Whatever else an address can hold has no place in a host.
  return url && url.pathname === "/" && url.username === "" && url.search === "" && url.hash === ""
    ? url.hostname
    : undefined;
}

function isNobodyElses(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, "");
  return isIP(bare) !== 0 || !name.includes(".") || reserved.test(name);
}
