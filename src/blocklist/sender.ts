import { canonicalDomain } from "../values/domain.ts";
import { parseEmailAddress } from "../values/email-address.ts";

export interface Sender {
  kind: "address" | "domain";
  /** What it is compared by: lower case, punycode, an address without its +tag. */
  normalised: string;
}

/** An address, or a domain (with or without an @ in front), in the form in which senders are compared; nothing for what is neither. */
export function readSender(text: string): Sender | undefined {
  const typed = text.trim();
  const at = typed.lastIndexOf("@");
  if (at < 1) {
    const domain = canonicalDomain(typed.slice(at + 1));
    return domain === undefined ? undefined : { kind: "domain", normalised: domain };
  }
  const parsed = parseEmailAddress(typed);
  return "problem" in parsed ? undefined : { kind: "address", normalised: withoutTag(parsed.normalised) };
}

/** RFC 5233 subaddressing: ann+news@acme.com is ann@acme.com to whoever delivers it. Where no name would be left, it is one as a whole. */
export function withoutTag(normalised: string): string {
  return normalised.replace(/^([^@+]*[^@+.])\+[^@]*@/, "$1@");
}

/** The domain and those above it, down to two labels: sub.acme.com → sub.acme.com, acme.com. */
export function domainsOf(normalised: string): string[] {
  const labels = normalised.slice(normalised.lastIndexOf("@") + 1).split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}
