import { canonicalDomain } from "./domain.ts";
import { isCleanText } from "./text.ts";

export type WebsiteProblem = "unreadable" | "scheme" | "address" | "tooLong";

/** Reads an address of the web: http or https only, added where it is missing; no password inside, no bare host without a dot, at most 500 letters. Idempotent. */
export function parseWebsite(text: string): { value: string } | { problem: WebsiteProblem } {
  const typed = text.trim().normalize("NFC");
  if (typed.length > 500) return { problem: "tooLong" };
  if (!isCleanText(typed) || /[\s\p{Cc}\p{Cf}<>"`\\]/u.test(typed)) return { problem: "unreadable" };

  const value = withScheme(typed);
  if (value === undefined) return { problem: "scheme" };
  if (!URL.canParse(value)) return { problem: "address" };
  const { hostname, username, password } = new URL(value);
  // An address with "user@" in front shows one host and opens another.
  if (username !== "" || password !== "" || canonicalDomain(hostname) === undefined) return { problem: "address" };
  return value.length > 500 ? { problem: "tooLong" } : { value };
}

/** Undefined for another scheme (javascript:, mailto:…); "acme.com:8080" is a host with a port. */
function withScheme(text: string): string | undefined {
  const scheme = /^(https?):\/\//i.exec(text);
  if (scheme !== null) return scheme[0].toLowerCase() + text.slice(scheme[0].length);
  if (text.startsWith("//")) return `https:${text}`;
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? undefined : `https://${text}`;
}
