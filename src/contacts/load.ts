import { sql } from "kysely";
import type { Kind, Status } from "../database/tables/contacts.ts";
import type { Tx } from "../database/transaction.ts";
import type { PostalAddress } from "../values/postal-address.ts";
import { columnFields, type CompanyLink, type ContactValues, type ListKey } from "./values.ts";

export interface IdentityRow {
  id: string;
  contactId: string;
  kind: string;
  account: string;
  value: string;
  normalised: string;
  extension: string;
  name: string;
  label: string;
}

/** A contact as a change finds it, locked until the transaction ends. */
export interface LoadedContact {
  id: string;
  version: number;
  kind: Kind;
  status: Status;
  ownerId: string | null;
  assignedToId: string | null;
  accessGroupId: string;
  companyIds: readonly string[];
  values: ContactValues;
  /** Its live identities of every kind. */
  identities: IdentityRow[];
}

/** Loads the live contacts of a set in order of their ids (so that two sets never lock each other), with the lists that the change touches. */
export async function loadContacts(
  tx: Tx,
  ids: readonly string[],
  lists: ReadonlySet<ListKey>,
): Promise<Map<string, LoadedContact>> {
  const loaded = new Map<string, LoadedContact>();
  if (ids.length === 0) return loaded;
  const keys = columnFields.map(({ key, column }) => sql`contacts.${sql.ref(column)} as ${sql.ref(key)}`);
  const rows = await sql<{
    id: string;
    version: number;
    kind: Kind;
    status: Status;
    values: Record<string, unknown>;
    own: Record<string, unknown>;
    companyIds: string[];
  }>`
    select contacts.id, version, kind, status,
      (select row_to_json(r) from (select ${sql.join(keys)}) as r) as "values", custom as own,
      array(select company_id from memberships where contact_id = contacts.id) as "companyIds"
    from contacts where contacts.id = any(${ids}::uuid[]) and live order by contacts.id for no key update`.execute(tx);
  for (const { values, own, ...row } of rows.rows) {
    loaded.set(row.id, {
      ...row,
      ownerId: textOrNull(values["owner"]),
      assignedToId: textOrNull(values["assignedTo"]),
      accessGroupId: textOrNull(values["accessGroup"]) ?? "",
      values: { columns: values, own, emails: [], phones: [], identities: [], ...emptyLists(lists) },
      identities: [],
    });
  }
  if (loaded.size === 0) return loaded;
  await loadIdentities(tx, loaded);
  if (lists.has("addresses")) await loadAddresses(tx, loaded);
  if (lists.has("companies")) await loadCompanies(tx, loaded);
  if (lists.has("groups")) await loadGroups(tx, loaded);
  if (lists.has("departments")) await loadDepartments(tx, loaded);
  if (lists.has("tags")) await loadTags(tx, loaded);
  return loaded;
}

function emptyLists(lists: ReadonlySet<ListKey>): Partial<ContactValues> {
  return Object.fromEntries([...lists].map((key) => [key, []]));
}

async function loadIdentities(tx: Tx, loaded: Map<string, LoadedContact>): Promise<void> {
  const rows = await sql<IdentityRow>`
    select id, contact_id as "contactId", kind, account, value, normalised, extension, name, label
    from identities where contact_id = any(${[...loaded.keys()]}::uuid[]) and valid_to is null order by contact_id, position, id`.execute(
    tx,
  );
  for (const row of rows.rows) {
    const contact = loaded.get(row.contactId);
    if (!contact) continue;
    contact.identities.push(row);
    const { value, label, normalised, extension } = row;
    if (row.kind === "email") contact.values.emails?.push({ value, label, normalised, extension });
    else if (row.kind === "phone") contact.values.phones?.push({ value, label, normalised, extension });
    else
      contact.values.identities?.push({ kind: row.kind, account: row.account, externalId: row.value, name: row.name });
  }
}

async function loadAddresses(tx: Tx, loaded: Map<string, LoadedContact>): Promise<void> {
  const rows = await sql<{ contactId: string; address: PostalAddress }>`
    select contact_id as "contactId", json_build_object('types', types, 'defaultFor', default_for, 'label', label, 'primary', is_primary,
      'name', name, 'organization', organization, 'street', street, 'street2', street2, 'city', city, 'postalCode', postal_code,
      'country', country, 'region', region) as address
    from addresses where contact_id = any(${[...loaded.keys()]}::uuid[]) order by contact_id, position`.execute(tx);
  for (const { contactId, address } of rows.rows) loaded.get(contactId)?.values.addresses?.push(address);
}

async function loadCompanies(tx: Tx, loaded: Map<string, LoadedContact>): Promise<void> {
  const rows = await sql<{ contactId: string; link: CompanyLink }>`
    select m.contact_id as "contactId", json_build_object('id', c.id, 'name', c.name, 'title', m.title, 'department', m.department,
      'primary', m.is_primary, 'from', m.from_date, 'to', m.to_date, 'byDomain', m.by_domain) as link
    from memberships m join companies c on c.id = m.company_id and c.deleted_at is null
    where m.contact_id = any(${[...loaded.keys()]}::uuid[]) order by m.contact_id, m.position`.execute(tx);
  for (const { contactId, link } of rows.rows) loaded.get(contactId)?.values.companies?.push(link);
}

async function loadGroups(tx: Tx, loaded: Map<string, LoadedContact>): Promise<void> {
  const rows = await tx
    .selectFrom("contact_group_members as m")
    .innerJoin("contact_groups as g", "g.id", "m.group_id")
    .select(["m.contact_id", "m.group_id"])
    .where("m.contact_id", "in", [...loaded.keys()])
    .where("g.deleted_at", "is", null)
    .execute();
  for (const row of rows) loaded.get(row.contact_id)?.values.groups?.push(row.group_id);
}

async function loadDepartments(tx: Tx, loaded: Map<string, LoadedContact>): Promise<void> {
  const rows = await sql<{ contactId: string; departmentId: string }>`
    select contact_id as "contactId", department_id as "departmentId" from department_people
    where contact_id = any(${[...loaded.keys()]}::uuid[]) order by contact_id, department_id`.execute(tx);
  for (const { contactId, departmentId } of rows.rows) loaded.get(contactId)?.values.departments?.push(departmentId);
}

async function loadTags(tx: Tx, loaded: Map<string, LoadedContact>): Promise<void> {
  const rows = await tx
    .selectFrom("contact_tags as ct")
    .innerJoin("tags as t", "t.id", "ct.tag_id")
    .select(["ct.contact_id", "t.name"])
    .where("ct.contact_id", "in", [...loaded.keys()])
    .orderBy("ct.position")
    .orderBy("t.name")
    .execute();
  for (const row of rows) loaded.get(row.contact_id)?.values.tags?.push(row.name);
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
