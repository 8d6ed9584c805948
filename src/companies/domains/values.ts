import type { Fault } from "../../http/refusal.ts";
import { readDomain, shownDomain } from "../../values/domain.ts";
import { isFreeMail, isPublicSuffix } from "../../values/free-mail.ts";

/** A domain of a company: `domain` is what is compared, `name` what people read. */
export interface CompanyDomain {
  domain: string;
  name: string;
  /** Whoever writes from below it belongs to it as well. */
  subdomains: boolean;
  /** Whoever has an address of it joins by himself. */
  attach: boolean;
}

interface GivenDomain {
  domain: string;
  subdomains?: boolean;
  attach?: boolean;
}

type Report = (pointer: string, code: string, params?: Fault["params"]) => void;

/** Each domain once, canonical; what belongs to everybody (public suffixes, free mail) is refused with its reason. */
export function checkDomains(list: readonly GivenDomain[], fault: Report): CompanyDomain[] {
  const known = new Map<string, CompanyDomain>();
  for (const [index, { domain: typed, subdomains = false, attach = true }] of list.entries()) {
    const domain = readDomain(typed);
    const code = domain === undefined ? "domain" : whyNot(domain);
    if (domain === undefined || code !== undefined)
      fault(`/domains/${index}/domain`, code ?? "domain", { domain: shownDomain(domain ?? typed.slice(0, 100)) });
    else if (!known.has(domain)) known.set(domain, { domain, name: shownDomain(domain), subdomains, attach });
  }
  return [...known.values()];
}

/** Why a domain can be no company's own, where it cannot. */
export function whyNot(domain: string): "freeMail" | "publicSuffix" | undefined {
  if (isFreeMail(domain)) return "freeMail";
  return isPublicSuffix(domain) ? "publicSuffix" : undefined;
}
