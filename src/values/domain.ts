import { domainToUnicode } from "node:url";

/**
 * A domain as somebody types or pastes it, in the form that is kept: without space, zero-width letters and an @ before it,
 * full-width letters as plain ones, then as `canonicalDomain` has it (A115). The kept form reads as itself (P12).
 */
export function readDomain(typed: string): string | undefined {
  return canonicalDomain(
    typed
      .replace(/\p{Cf}/gu, "")
      .trim()
      .normalize("NFKC")
      .replace(/^@/, ""),
  );
}

/** The same as people read it: letters of their alphabet instead of punycode. */
export function shownDomain(domain: string): string {
  return domainToUnicode(domain) || domain;
}

/**
 * The domain of an address: what stands behind its last unquoted @ (A122), canonical; nothing for anything that is more or
 * less than one bare address.
 */
export function emailDomain(address: string): string | undefined {
  if (/^[^\s"@<>(),;:[\]]+@[^\s"@<>(),;:[\]]+$/.test(address))
    return canonicalDomain(address.slice(address.indexOf("@") + 1));
  let at = -1;
  let isQuoted = false;
  for (let place = 0; place < address.length; place++) {
    const letter = address[place];
    if (letter === "\\" && isQuoted) place++;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === "@") at = place;
    else if (!isQuoted && letter !== undefined && /[\s<>(),;:[\]]/.test(letter)) return undefined;
  }
  return isQuoted || at < 1 ? undefined : canonicalDomain(address.slice(at + 1));
}

/** The domain and those above it that have a dot: a.b.example, b.example. */
export function domainAndAbove(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(0, -1).map((_, from) => labels.slice(from).join("."));
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
export function isPlainDomain(text: string): boolean {
  return (
    text.length <= 253 &&
    /^(?:(?![xX][nN]--)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/.test(text)
  );
}

function isLabel(label: string): boolean {
  return label.length <= 63 && /^[a-z0-9-]+$/.test(label) && !label.startsWith("-") && !label.endsWith("-");
}
