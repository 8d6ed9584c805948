import { canonicalDomain, isPlainDomain } from "./domain.ts";
import { isCleanText } from "./text.ts";

export type EmailProblem = "unreadable" | "noAt" | "manyAts" | "local" | "localTooLong" | "domain" | "tooLong";

/** `value` is what people see; `normalised` (lower case, domain in punycode) is what addresses are compared by. */
export type EmailAddress = { value: string; normalised: string };

/**
 * Reads one address: the addr-spec of RFC 5322 with RFC 6531 letters, as it is in practice: no quotes, comments or display name (A122),
 * a domain with at least one dot. Limits of RFC 5321: 64 octets before the @, 254 in all. The normal form reads as itself.
 */
export function parseEmailAddress(text: string): EmailAddress | { problem: EmailProblem } {
  const value = text.trim();
  if (isPlainAddress(value)) return { value, normalised: value.toLowerCase() };
  if (value.length > 320) return { problem: "tooLong" };
  if (!isCleanText(value) || /[\s\p{Cc}\p{Cf}\p{Zs}]/u.test(value)) return { problem: "unreadable" };

  const parts = value.normalize("NFC").split("@");
  const [local, domain] = parts;
  if (local === undefined || domain === undefined) return { problem: "noAt" };
  if (parts.length > 2) return { problem: "manyAts" };
  if (!isDotAtom(local)) return { problem: "local" };
  if (Buffer.byteLength(local) > 64) return { problem: "localTooLong" };

  const canonical = canonicalDomain(domain);
  if (canonical === undefined) return { problem: "domain" };
  const normalised = `${local.toLowerCase().normalize("NFC")}@${canonical}`;
  if (Buffer.byteLength(normalised) > 254) return { problem: "tooLong" };
  return { value: value.normalize("NFC"), normalised };
}

/** Nearly all addresses: nothing beyond ASCII, a plain domain. The long way says the same. */
function isPlainAddress(text: string): boolean {
  const at = text.indexOf("@");
  if (at < 1 || at > 64 || text.length > 254) return false;
  return (
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(text.slice(0, at)) &&
    isPlainDomain(text.slice(at + 1))
  );
}

/** RFC 5322 atext, and RFC 6531 beyond ASCII; dots only between. */
function isDotAtom(local: string): boolean {
  if (!/^[\p{L}\p{M}\p{N}\p{S}!#$%&'*+\-/=?^_`{|}~.\u0080-\u{10ffff}]+$/u.test(local)) return false;
  if (/[<>]/.test(local)) return false;
  return !local.startsWith(".") && !local.endsWith(".") && !local.includes("..");
}
