import { BlockList, isIP } from "node:net";

export type IsTrusted = (address: string) => boolean;

/** Which addresses are proxies of ours; `networks` as in TRUSTED_PROXIES: "127.0.0.1", "10.0.0.0/8", "fd00::/8". */
export function trusting(networks: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", length] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (length === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(length), family);
  }
  return (address) => list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * Where a request came from: the socket's address, or behind proxies of ours the rightmost address in X-Forwarded-For
 * that is not one of theirs. What stands further left was written by the caller. What is no address ends the search.
 */
export function clientAddress(socket: string, forwarded: string | undefined, isTrusted: IsTrusted): string {
  let address = normalAddress(socket) ?? "0.0.0.0";
  const hops = forwarded?.slice(-maxHeader).split(",") ?? [];
  while (hops.length > 0 && isTrusted(address)) {
    const hop = normalAddress(hops.pop() ?? "");
    if (hop === undefined) return address;
    address = hop;
  }
  return address;
}

const maxHeader = 4_000;

/** One form for each address (RFC 5952 for IPv6, without zone and port; IPv4 inside IPv6 as IPv4), or undefined for what is none. */
export function normalAddress(text: string): string | undefined {
  const bare = withoutPort(text.trim()).replace(/%.*$/, "");
  const version = isIP(bare);
  if (version !== 6) return version === 4 ? bare : undefined;
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short);
  if (!mapped) return short;
  const [high, low] = [Number.parseInt(mapped[1] ?? "", 16), Number.parseInt(mapped[2] ?? "", 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/** What one household or one rented machine is known by: the address, of IPv6 its /64 (whoever has one has all of it). */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [front = "", back] = address.split("::");
  const head = front === "" ? [] : front.split(":");
  const tail = back ? back.split(":") : [];
  const filled =
    back === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  return `${filled.slice(0, 4).join(":")}::/64`;
}

/** "192.0.2.1:443" and "[2001:db8::1]:443", as some proxies write. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text);
  if (bracketed) return bracketed[1] ?? "";
  return text.replace(/^([\d.]+):\d{1,5}$/, "$1");
}
