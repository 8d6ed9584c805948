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

/**
 * A host name as machines compare it: lower case, punycode (UTS 46 through `new URL`, which drops zero-width letters, hence the check before),
 * no dot at the end (A115). Undefined when it is no name with a dot in it; an IP address is none.
 */
export function canonicalDomain(text: string): string | undefined {
  if (isPlainDomain(text)) return text.toLowerCase();
  if (text.length > 253 || !/^[\p{L}\p{M}\p{N}.\-\u3002\uff0e\uff61]+$/u.test(text)) return undefined;
  if (!URL.canParse(`http://${text}`)) return undefined;
  const host = new URL(`http://${text}`).hostname.replace(/\.$/, "");
  const labels = host.split(".");
  if (labels.length < 2 || host.length > 253) return undefined;
  if (!labels.every(isLabel) || /^[0-9]+$/.test(labels.at(-1) ?? "")) return undefined;
  return host;
}

/** Most are plain: letters of ASCII, no punycode to check, a top level that is no number. `new URL` would say the same at ten times the cost. */
function isPlainDomain(text: string): boolean {
  return (
    text.length <= 253 &&
    /^(?:(?![xX][nN]--)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/.test(text)
  );
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

function isLabel(label: string): boolean {
  return label.length <= 63 && /^[a-z0-9-]+$/.test(label) && !label.startsWith("-") && !label.endsWith("-");
}
