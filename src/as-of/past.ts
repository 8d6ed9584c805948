import { bareKey, isOwnKey } from "../database/own-field.ts";
import { columnFields, type CompanyLink } from "../contacts/values.ts";
import type { Later } from "./later.ts";
import { identitiesThen } from "./identities-then.ts";
import type { Present, Row } from "./present.ts";

/** The rows of a contact as they were, in the shape of the tables. */
export interface Past {
  contact: Row;
  identities: readonly Row[];
  addresses: readonly Row[];
  /** In their order; of companies that were in the trash at that moment as well. */
  memberships: readonly (Row & { company_id: string })[];
  groups: readonly string[];
  departments: readonly string[];
  tags: readonly string[];
  block: Row | null;
}

/** Goes back from what is to what was: each field has the value that its first change behind the moment has found. */
export function goBack(present: Present, later: Later, at: string): Past {
  const contact = contactThen(present, later);
  return {
    contact,
    identities: identitiesThen(present, later, at),
    addresses: addressesThen(present, later),
    memberships: membershipsThen(present, later),
    groups: groupsThen(present, later),
    departments: idsOf(later.fields.get("departments")?.before) ?? present.departments,
    tags: idsOf(later.fields.get("tags")?.before) ?? present.tags,
    block: contact["status"] === "blocked" ? blockThen(present, later) : null,
  };
}

/** Columns beside those that are written by a change, and how the journal calls them. */
const otherColumns = [
  { key: "status", column: "status" },
  { key: "signInEmail", column: "sign_in_email" },
  { key: "picture", column: "picture_file_id" },
];

function contactThen({ contact }: Present, { fields, ...later }: Later): Row {
  const columns = [...columnFields, ...otherColumns].flatMap(({ key, column }) => {
    const field = fields.get(key);
    return field ? [[column, field.before]] : [];
  });
  const then: Row = { ...contact, ...Object.fromEntries(columns) };
  const version = Number(contact["version"]) - later.steps;
  return {
    ...then,
    custom: customThen(contact["custom"], fields),
    incomplete: then["first_name"] === "" || then["last_name"] === "",
    version: Math.max(version, 1),
    ...(later.steps > 0 && { updated_at: later.touchedAt ?? contact["created_at"] }),
    ...(later.signedIn && {
      last_sign_in_at: later.signIn?.at ?? null,
      last_sign_in_ip: later.signIn?.address ?? null,
    }),
  };
}

function customThen(custom: unknown, fields: Later["fields"]): Record<string, unknown> {
  const then = new Map(Object.entries(isObject(custom) ? custom : {}));
  for (const [key, { before }] of fields) {
    if (!isOwnKey(key)) continue;
    if (before === null || before === undefined) then.delete(bareKey(key));
    else then.set(bareKey(key), before);
  }
  return Object.fromEntries(then);
}

function addressesThen({ addresses }: Present, { fields }: Later): Row[] {
  const list = rowsOf(fields.get("addresses")?.before);
  if (!list) return [...addresses];
  return list.map(({ defaultFor, primary, postalCode, ...address }, position) => ({
    ...address,
    default_for: defaultFor,
    is_primary: primary,
    postal_code: postalCode,
    position,
  }));
}

/** A list in the journal is without what lay in the trash while it was written: that keeps its place in what is gone back over. */
function membershipsThen({ memberships }: Present, { links }: Later): (Row & { company_id: string })[] {
  const managers = new Set(memberships.filter(({ is_manager }) => is_manager).map(({ company_id }) => company_id));
  let list: (Row & { company_id: string; position: number })[] = memberships.map((row) => ({ ...row }));
  for (const { companies } of links) {
    if (!companies) continue;
    const [before, after] = [companyLinks(companies[0]), companyLinks(companies[1])];
    const named = new Set([...before, ...after].map(({ id }) => id));
    const hidden = list.filter(({ company_id }) => !named.has(company_id));
    list = before.map(({ id, title, department, primary, from, to, byDomain = null }, position) => ({
      company_id: id,
      position,
      title,
      department,
      is_primary: primary,
      is_manager: managers.has(id),
      from_date: from,
      to_date: to,
      by_domain: byDomain,
    }));
    for (const row of hidden) list.splice(Math.min(row.position, list.length), 0, row);
  }
  return list.map((row, position) => ({ ...row, position }));
}

/** As with companies; groups have no order. */
function groupsThen({ groups }: Present, { links }: Later): string[] {
  const then = new Set(groups);
  for (const change of links) {
    const pair = change["groups"];
    if (!pair) continue;
    for (const id of idsOf(pair[1]) ?? []) then.delete(id);
    for (const id of idsOf(pair[0]) ?? []) then.add(id);
  }
  return [...then];
}

/** What was said of a block stands in the entry that gave the status. */
function blockThen({ block }: Present, { fields, status }: Later): Row | null {
  if (!fields.has("status") && !fields.has("blocked")) return block;
  if (!status) return null;
  // Of a block without a reason and an end the entry tells the status alone.
  const { reason, until } = isObject(status.block) ? status.block : {};
  return { reason: reason ?? "", until_at: until ?? null, made_by_id: status.by, created_at: status.at };
}

function companyLinks(value: unknown): CompanyLink[] {
  return Array.isArray(value) ? value : [];
}

function rowsOf(value: unknown): Row[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function idsOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
