import type { Actor } from "../access/actor.ts";
import type { AuditAction } from "../audit/actions.ts";
import { companiesByName, mayMakeCompanies } from "../companies/by-name.ts";
import { companyKey } from "../companies/values.ts";
import { bareKey, isOwnKey, ownKey } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { ownDefaults, ownFaults, ownLinkFaults, settleOwn } from "../fields/own-rules.ts";
import { refused, type Refused } from "../records/weighed.ts";
import { newId } from "../values/uuid.ts";
import { checkChange, type CheckedChange } from "./check-change.ts";
import { findCollisions } from "./collisions.ts";
import type { ContactChange } from "./fields.ts";
import { findLinks, type Links } from "./links.ts";
import { joinCompanies, withMarks } from "./join-companies.ts";
import { loadContacts, type LoadedContact } from "./load.ts";
import { nameTags } from "../tags/name-tags.ts";
import { checkDemands, checkLinks, checkMaking, checkPlaces, checkRaises, checkReach } from "./rules.ts";
import {
  isEmptyValue,
  listKeys,
  saysTheSame,
  valueOf,
  writtenKeys,
  type ContactValues,
  type ListKey,
  type WrittenField,
} from "./values.ts";

export interface ContactWriting {
  /** null: a new contact. */
  id: string | null;
  /** Held against the record when given; a stale one is refused (412). */
  version?: number | undefined;
  change: ContactChange;
  /** The same change as `checkChange` has it, where the caller has asked it already; of a new contact only, for others' numbers are read in their country. */
  checked?: CheckedChange | undefined;
}

export interface WriteRules {
  /** "form" demands both names; "arrival" (import, channels) any one of first name, last name, e-mail, phone, messenger. */
  demands: "form" | "arrival";
  /** What becomes of unknown company names: made, left out, or the writing refused. */
  companies: "create" | "link" | "refuse";
  batchId?: string | null;
  /** The journal's word for it; `created` and `updated` unless said. */
  action?: AuditAction;
  /** Whether people join the companies of their addresses' domains by themselves: where somebody gets addresses, not where it is put back what was. */
  joins?: boolean;
  /** Who can be owner or assigned: active agents unless said; `any` when it is put back what was, for who was fired stays in what he had. */
  agents?: "active" | "any";
}

/** What would become of a writing. `difference` is {field: [before, after]}. */
export type Weighed = ToCreate | ToUpdate | { outcome: "unchanged"; id: string; version: number } | Refused;

export interface ToCreate {
  outcome: "create";
  id: string;
  difference: Change;
  after: ContactValues;
}

export interface ToUpdate {
  outcome: "update";
  id: string;
  difference: Change;
  after: ContactValues;
  contact: LoadedContact;
}

/** Says what each writing would do, with every rule applied; writes nothing, but locks what it would change until the transaction ends. */
export async function weighContacts(
  tx: Tx,
  actor: Actor,
  writings: readonly ContactWriting[],
  rules: WriteRules,
): Promise<Weighed[]> {
  const ids = writings.flatMap(({ id }) => (id === null ? [] : [id]));
  const loaded = await loadContacts(tx, [...new Set(ids)], touchedLists(writings));
  const checked = writings.map(
    ({ id, change, checked: known }) =>
      known ?? checkChange(change, countryOf(id === null ? undefined : loaded.get(id)), actor.own.contacts),
  );
  await nameCompanies(
    tx,
    actor,
    checked.map(({ values }) => values),
    rules.companies,
  );
  const unknownTags = await nameTags(
    tx,
    actor,
    checked.map(({ values }) => values),
  );
  const links = await findLinks(
    tx,
    actor,
    checked.map(({ values }) => values),
    rules.agents ?? "active",
  );
  const weighed = writings.map((writing, index): Weighed => {
    const { values, faults } = checked[index] ?? { values: { columns: {} }, faults: [] };
    const unnamed =
      faults.length > 0 ? faults : [...companyFaults(actor, values, rules), ...(unknownTags.get(values) ?? [])];
    return writing.id === null
      ? weighNew(actor, writing, values, unnamed, links, rules)
      : weighOld(actor, writing, loaded.get(writing.id), values, unnamed, links, rules);
  });
  const standing = await withoutCollisions(tx, actor, weighed);
  if (rules.joins) await joinCompanies(tx, standing, links);
  return standing;
}

function touchedLists(writings: readonly ContactWriting[]): Set<ListKey> {
  const touched = new Set<ListKey>(listKeys.filter((key) => writings.some(({ change }) => change[key] !== undefined)));
  if (writings.some(({ change }) => change.accessGroup !== undefined)) touched.add("departments");
  return touched;
}

/** Numbers without a country code are read as being where the person's primary address is. */
function countryOf(contact: LoadedContact | undefined): string | undefined {
  return contact?.values.addresses?.find(({ primary }) => primary)?.country || undefined;
}

/** Names of known companies become their ids; with "create" the unknown ones wait as names, with "link" they are left out. */
async function nameCompanies(
  tx: Tx,
  actor: Actor,
  all: readonly ContactValues[],
  unknown: WriteRules["companies"],
): Promise<void> {
  const names = all.flatMap(({ companies }) => companies?.flatMap(({ id, name }) => (id ? [] : [name])) ?? []);
  if (names.length === 0) return;
  const known = await companiesByName(tx, actor, names, "link");
  for (const values of all) {
    if (!values.companies) continue;
    const named = values.companies.map((link) => (link.id ? link : { ...link, ...known.get(companyKey(link.name)) }));
    const kept = unknown === "link" ? named.filter(({ id }) => id !== "") : named;
    values.companies = onceEach(kept);
  }
}

function onceEach(list: NonNullable<ContactValues["companies"]>): NonNullable<ContactValues["companies"]> {
  const known = new Set<string>();
  return list.filter(({ id, name }) => {
    const key = id || companyKey(name);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** Unknown names that the rules, or the actor's rights, do not let become companies. */
function companyFaults(actor: Actor, values: ContactValues, rules: WriteRules) {
  if (rules.companies === "create" && mayMakeCompanies(actor)) return [];
  return (values.companies ?? []).flatMap(({ id, name }, index) =>
    id ? [] : [{ pointer: `/companies/${index}/name`, code: "companyUnknown", params: { name } }],
  );
}

function weighNew(
  actor: Actor,
  { change }: ContactWriting,
  given: ContactValues,
  faults: Refused["faults"],
  links: Links,
  rules: WriteRules,
): Weighed {
  const accessGroup = textOr(given.columns["accessGroup"], links.clientGroupId);
  const fields = actor.own.contacts;
  const kind = links.accessGroups.get(accessGroup)?.kind;
  const values: ContactValues = {
    ...given,
    ...(given.companies && { companies: withMarks(given.companies, []) }),
    columns: {
      ...given.columns,
      owner: given.columns["owner"] === undefined ? ownerOf(actor) : given.columns["owner"],
      accessGroup,
    },
    own: settleOwn(fields, ownDefaults(fields, kind), given.own ?? {}),
  };
  const keys = writtenKeys(change);
  const barred = checkMaking(actor, keys, values, links);
  if (barred) return barred;
  const wrong = [
    ...faults,
    ...checkLinks(given, undefined, links),
    ...checkPlaces(values, links),
    ...checkDemands(actor, rules.demands, values, keys, true),
    ...ownFaults(fields, values.own ?? {}, ownAmong(keys), { kind, isNew: true, demands: rules.demands }),
    ...ownLinkFaults(fields, "", values.own ?? {}, ownAmong(keys), links.own),
  ];
  if (wrong.length > 0) return refused(422, "invalid", wrong);
  const after = followed(values, links);
  const difference: Change = {};
  for (const key of keys)
    if (!isEmptyValue(valueOf(after, key))) difference[key] = [emptyOf(valueOf(after, key)), valueOf(after, key)];
  return { outcome: "create", id: newId(), difference, after };
}

function weighOld(
  actor: Actor,
  { version, change }: ContactWriting,
  contact: LoadedContact | undefined,
  values: ContactValues,
  faults: Refused["faults"],
  links: Links,
  rules: WriteRules,
): Weighed {
  const keys = writtenKeys(change);
  const barred = checkReach(actor, contact, keys);
  if (barred || !contact) return barred ?? refused(404, "absent");
  if (version !== undefined && version !== contact.version) return refused(412, "stale");
  const given = followed(values, links);
  const after: ContactValues = {
    ...contact.values,
    ...given,
    columns: { ...contact.values.columns, ...given.columns },
    own: settleOwn(actor.own.contacts, contact.values.own ?? {}, given.own ?? {}),
  };
  if (given.companies) after.companies = withMarks(given.companies, contact.values.companies ?? []);
  if (leavesTheTeam(contact, after, links) && !values.departments) after.departments = [];
  const settled = actor.own.contacts.filter(({ dependsOn }) => dependsOn !== null).map(({ key }) => ownKey(key));
  const changed = [...new Set<WrittenField>([...keys, "departments", ...settled])].filter(
    (key) => !saysTheSame(key, valueOf(contact.values, key), valueOf(after, key)),
  );
  const wrong = [
    ...faults,
    ...checkLinks(values, contact.values, links),
    ...(changed.includes("departments") ? checkPlaces(after, links) : []),
    ...checkDemands(actor, rules.demands, after, changed, false),
    ...ownFaults(actor.own.contacts, after.own ?? {}, ownAmong(changed), {
      kind: links.accessGroups.get(String(after.columns["accessGroup"]))?.kind ?? contact.kind,
      isNew: false,
      demands: rules.demands,
    }),
    ...ownLinkFaults(actor.own.contacts, contact.id, after.own ?? {}, ownAmong(changed), links.own),
  ];
  if (wrong.length > 0) return refused(422, "invalid", wrong);
  const raised = checkRaises(actor, contact, changed, after, links);
  if (raised) return raised;
  if (changed.length === 0) return { outcome: "unchanged", id: contact.id, version: contact.version };
  const difference: Change = Object.fromEntries(
    changed.map((key): [WrittenField, Change[string]] => [key, [valueOf(contact.values, key), valueOf(after, key)]]),
  );
  return { outcome: "update", id: contact.id, difference, after, contact };
}

function textOr(value: unknown, other: string): string {
  return typeof value === "string" ? value : other;
}

function ownAmong(keys: readonly WrittenField[]): Set<string> {
  return new Set(keys.filter(isOwnKey).map(bareKey));
}

/** An agent who becomes a client sits in no department any more. */
function leavesTheTeam(contact: LoadedContact, after: ContactValues, links: Links): boolean {
  return contact.kind === "agent" && links.accessGroups.get(String(after.columns["accessGroup"]))?.kind === "client";
}

/** Clients own nobody: what they make waits for an owner. */
function ownerOf(actor: Actor): string | null {
  return actor.kind === "agent" ? actor.id : null;
}

/** A boss who was absorbed by another contact is that contact. */
function followed(values: ContactValues, links: Links): ContactValues {
  const boss = values.columns["reportsTo"];
  const survivor = typeof boss === "string" ? links.people.get(boss) : undefined;
  return survivor ? { ...values, columns: { ...values.columns, reportsTo: survivor } } : values;
}

function emptyOf(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === "string" ? "" : null;
}

async function withoutCollisions(tx: Tx, actor: Actor, weighed: readonly Weighed[]): Promise<Weighed[]> {
  const standing = weighed.flatMap((one) =>
    one.outcome === "create" || one.outcome === "update"
      ? [{ id: one.id, after: one.after, changed: new Set(Object.keys(one.difference)) }]
      : [],
  );
  const collisions = await findCollisions(tx, actor, standing);
  if (collisions.size === 0) return [...weighed];
  return weighed.map((one) => {
    const faults = "id" in one ? collisions.get(one.id) : undefined;
    return faults ? refused(422, "invalid", faults) : one;
  });
}
