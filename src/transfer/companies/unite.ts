import type { CompanyChange } from "../../companies/fields.ts";
import { checkChange, type CompanyValues } from "../../companies/values.ts";
import type { LabelledValue } from "../../database/tables/companies.ts";
import { uniteAddresses } from "../contacts/unite-addresses.ts";

/** What a row brings, added to what a company has: values that are there keep their place, new ones come after. Doing it a second time adds nothing. */
export function uniteCompany(change: CompanyChange, current: CompanyValues): CompanyChange {
  const { addresses = [], domains = [] } = checkChange(pick(change), []).values;
  const isKnown = new Set(current.domains.map(({ domain }) => domain));
  return {
    ...change,
    ...(change.addresses && { addresses: uniteAddresses(change.addresses, addresses, current.addresses) }),
    ...(change.domains && {
      domains: [...current.domains, ...domains.filter(({ domain }) => !isKnown.has(domain))],
    }),
    ...(change.tags && { tags: uniteTags(change.tags, current.tags) }),
    ...(change.emails && { emails: uniteLabelled(change.emails, current.emails, emailKey) }),
    ...(change.phones && { phones: uniteLabelled(change.phones, current.phones, phoneKey) }),
  };
}

/** The lists whose stored form tells what is the same. */
function pick({ addresses, domains }: CompanyChange): CompanyChange {
  return { ...(addresses && { addresses }), ...(domains && { domains }) };
}

export function uniteTags(file: readonly string[], current: readonly string[]): string[] {
  const known = new Set(current.map((tag) => tag.toLowerCase()));
  return [...current, ...file.filter((tag) => !known.has(tag.toLowerCase()))];
}

/** A label in the file is newer than ours; a value without one leaves ours. */
function uniteLabelled(
  file: readonly LabelledValue[],
  current: readonly LabelledValue[],
  key: (value: string) => string,
): LabelledValue[] {
  const said = new Map(file.map((one) => [key(one.value), one]));
  const known = new Set(current.map(({ value }) => key(value)));
  return [
    ...current.map((ours) => ({ value: ours.value, label: said.get(key(ours.value))?.label || ours.label })),
    ...file.filter(({ value }) => !known.has(key(value))),
  ];
}

function emailKey(value: string): string {
  return value.trim().toLowerCase();
}

function phoneKey(value: string): string {
  return value.replace(/[\s().\-/]/g, "").toLowerCase();
}
