import providers from "email-providers";
import { parse } from "tldts";

/** Where people have mailboxes beside their work, by the list of the providers; with those that it lacks, without those that are nobody's (RFC 2606). */
const free: ReadonlySet<string> = new Set(
  [...providers, "fastmail.com", "meta.ua", "posteo.de", "mailbox.org", "tuta.com", "tutanota.com", "vk.com"].filter(
    (domain) => !/^example\.(com|net|org)$/.test(domain),
  ),
);

/** Whether people of any company have addresses there: the provider's own domain, or one below it. */
export function isFreeMail(domain: string): boolean {
  if (free.has(domain)) return true;
  const registered = parse(domain, bySuffixes).domain;
  return registered !== null && free.has(registered);
}

/** Whether others register names below it: co.uk, and of private ones github.io (A114). */
export function isPublicSuffix(domain: string): boolean {
  return parse(domain, bySuffixes).domain === null;
}

const bySuffixes = { allowPrivateDomains: true } as const;
