import { findCompaniesOf } from "../companies/domains/find-of.ts";
import type { Tx } from "../database/transaction.ts";
import { emailDomain } from "../values/domain.ts";
import type { Links } from "./links.ts";
import type { CompanyLink, ContactValues } from "./values.ts";
import type { ToCreate, ToUpdate, Weighed } from "./weigh.ts";

/**
 * Whoever gets an address of a company's domain and belongs to no company joins it by himself: clients alone, by addresses
 * that they did not have before, and nobody in the change that takes his company away. The membership bears the domain and
 * gives him no right until somebody confirms it or the address is verified (A120).
 */
export async function joinCompanies(tx: Tx, weighed: readonly Weighed[], links: Links): Promise<void> {
  const joiners = weighed.flatMap((one) => {
    if ((one.outcome !== "create" && one.outcome !== "update") || !isAlone(one, links)) return [];
    const domains = newDomains(one);
    return domains.length > 0 ? [{ one, domains }] : [];
  });
  const companies = await findCompaniesOf(
    tx,
    joiners.flatMap(({ domains }) => domains),
  );
  for (const { one, domains } of joiners) {
    const [joined] = domains.flatMap((domain) => {
      const company = companies.get(domain);
      return company ? [membership(company, domain)] : [];
    });
    if (!joined) continue;
    one.after = { ...one.after, companies: [joined] };
    one.difference = { ...one.difference, companies: [[], [joined]] };
  }
}

/** A membership that stays keeps how it came about, unless the change says it. */
export function withMarks(given: readonly CompanyLink[], before: readonly CompanyLink[]): CompanyLink[] {
  return given.map(({ byDomain, ...link }) => ({
    ...link,
    byDomain: byDomain === undefined ? (before.find(({ id }) => id === link.id)?.byDomain ?? null) : byDomain,
  }));
}

/** A membership of somebody's own making. */
function membership({ id, name }: { id: string; name: string }, byDomain: string): CompanyLink {
  return { id, name, title: "", department: "", primary: true, from: null, to: null, byDomain };
}

function isAlone(one: ToCreate | ToUpdate, links: Links): boolean {
  const isClient = links.accessGroups.get(String(one.after.columns["accessGroup"]))?.kind === "client";
  if (!isClient || one.difference["companies"]) return false;
  if (one.outcome === "create") return (one.after.companies ?? []).length === 0;
  return one.contact.companyIds.length === 0;
}

function newDomains(one: ToCreate | ToUpdate): string[] {
  if (!one.difference["emails"]) return [];
  const known = one.outcome === "update" ? addressesOf(one.contact.values) : new Set<string>();
  const fresh = (one.after.emails ?? []).filter(({ normalised }) => !known.has(normalised));
  return [...new Set(fresh.flatMap(({ normalised }) => emailDomain(normalised) ?? []))];
}

function addressesOf({ emails }: ContactValues): Set<string> {
  return new Set(emails?.map(({ normalised }) => normalised));
}
