import { companyKey } from "../../companies/values.ts";
import type { ContactChange } from "../../contacts/fields.ts";
import {
  listKeys,
  type CompanyLink,
  type ContactValues,
  type MessengerIdentity,
  type Reaching,
} from "../../contacts/values.ts";
import { uniteAddresses } from "./unite-addresses.ts";

type CompanyChange = NonNullable<ContactChange["companies"]>[number];

/**
 * What a row brings, added to what a contact has: values that are there keep their place and way of writing, new ones
 * come after. `checked` is the change in the form of storage. Doing it a second time adds nothing.
 */
export function unite(change: ContactChange, checked: ContactValues, current: ContactValues): ContactChange {
  const united: ContactChange = { ...change };
  if (change.emails) united.emails = uniteReaching(checked.emails ?? [], current.emails ?? []);
  if (change.phones) united.phones = uniteReaching(checked.phones ?? [], current.phones ?? []);
  if (change.identities) united.identities = uniteIdentities(checked.identities ?? [], current.identities ?? []);
  if (change.websites)
    united.websites = uniteTexts(texts(checked.columns["websites"]), texts(current.columns["websites"]), siteKey);
  if (change.addresses)
    united.addresses = uniteAddresses(change.addresses, checked.addresses ?? [], current.addresses ?? []);
  if (change.companies) united.companies = uniteCompanies(change.companies, current.companies ?? []);
  if (change.groups) united.groups = [...new Set([...(current.groups ?? []), ...change.groups])];
  if (change.tags) united.tags = uniteTexts(checked.tags ?? [], current.tags ?? [], (tag) => tag.toLowerCase());
  return united;
}

/** The lists that have to be known of a contact before a change can be united with it. */
export function listsToUnite(change: ContactChange): ContactLists {
  return listKeys.filter((key) => change[key] !== undefined);
}

type ContactLists = (typeof listKeys)[number][];

/** A label in the file is newer than ours; a value without one leaves ours. What is written alike is the same, whatever country it was read for. */
function uniteReaching(file: readonly Reaching[], current: readonly Reaching[]): { value: string; label: string }[] {
  const same = (a: Reaching, b: Reaching) =>
    a.value === b.value || (a.normalised === b.normalised && a.extension === b.extension);
  return [
    ...current.map((ours) => ({ value: ours.value, label: file.find((one) => same(one, ours))?.label || ours.label })),
    ...file.filter((one) => !current.some((ours) => same(one, ours))).map(({ value, label }) => ({ value, label })),
  ];
}

function uniteIdentities(
  file: readonly MessengerIdentity[],
  current: readonly MessengerIdentity[],
): MessengerIdentity[] {
  const key = ({ kind, account, externalId }: MessengerIdentity) => `${kind} ${account} ${externalId.toLowerCase()}`;
  const inFile = new Map(file.map((one) => [key(one), one]));
  const known = new Set(current.map(key));
  return [
    ...current.map((one) => ({ ...one, name: inFile.get(key(one))?.name || one.name })),
    ...file.filter((one) => !known.has(key(one))),
  ];
}

function uniteTexts(file: readonly string[], current: readonly string[], key: (text: string) => string): string[] {
  const known = new Set(current.map(key));
  return [...current, ...file.filter((text) => !known.has(key(text)))];
}

function siteKey(site: string): string {
  return site.toLowerCase().replace(/\/$/, "");
}

/** A company is known by its id, else by its name; what the row says of the membership goes over what is there. */
function uniteCompanies(file: readonly CompanyChange[], current: readonly CompanyLink[]): CompanyChange[] {
  const same = (ours: CompanyLink, said: CompanyChange) =>
    said.id ? said.id === ours.id : companyKey(said.name ?? "") === companyKey(ours.name);
  const primary = file.some((said) => said.primary);
  const ours = current.map(({ name, ...link }): CompanyChange => {
    const said = file.find((one) => same({ name, ...link }, one));
    return { ...link, ...filled(said ?? {}), primary: primary ? said?.primary === true : link.primary };
  });
  return [...ours, ...file.filter((said) => !current.some((link) => same(link, said)))];
}

function filled(said: CompanyChange): CompanyChange {
  const { id: _, name: __, ...rest } = said;
  return Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined && value !== "" && value !== null),
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
