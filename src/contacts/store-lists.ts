import { sql } from "kysely";
import type { Author } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { tagsByName } from "../tags/by-name.ts";
import { tagKey } from "../tags/name.ts";
import { newId } from "../values/uuid.ts";
import type { IdentityRow, LoadedContact } from "./load.ts";
import type { ContactValues } from "./values.ts";

interface Stored {
  id: string;
  after: ContactValues;
  /** As it was before; nothing for a new contact. */
  contact: LoadedContact | undefined;
  difference: object;
}

interface WantedIdentity {
  kind: string;
  account: string;
  value: string;
  normalised: string;
  extension: string;
  name: string;
  label: string;
  position: number;
}

/** A value that stays keeps its row, history and marks; one that goes is closed, not deleted: it still tells whose it was. */
export async function storeIdentities(tx: Tx, all: readonly Stored[]): Promise<void> {
  const made: object[] = [];
  const kept: object[] = [];
  const closed: string[] = [];
  for (const { id, after, contact } of all) {
    const present = new Map((contact?.identities ?? []).map((row) => [keyOf(row), row]));
    for (const wanted of wantedIdentities(after)) {
      const row = present.get(keyOf(wanted));
      present.delete(keyOf(wanted));
      if (!row) made.push({ id: newId(), contact_id: id, ...wanted });
      else
        kept.push({
          id: row.id,
          value: wanted.value,
          name: wanted.name,
          label: wanted.label,
          position: wanted.position,
        });
    }
    closed.push(...[...present.values()].map((row) => row.id));
  }
  if (closed.length > 0)
    await sql`update identities set valid_to = now() where id = any(${closed}::uuid[])`.execute(tx);
  if (kept.length > 0)
    await sql`
      update identities i set value = r.value, name = r.name, label = r.label, position = r.position
      from jsonb_populate_recordset(null::identities, ${JSON.stringify(kept)}::jsonb) r
      where i.id = r.id and (i.value, i.name, i.label, i.position) is distinct from (r.value, r.name, r.label, r.position)`.execute(
      tx,
    );
  if (made.length > 0)
    await sql`
      insert into identities (id, contact_id, kind, account, value, normalised, extension, name, label, position)
      select id, contact_id, kind, account, value, normalised, extension, name, label, position
      from jsonb_populate_recordset(null::identities, ${JSON.stringify(made)}::jsonb)`.execute(tx);
}

function keyOf(row: Pick<IdentityRow, "kind" | "account" | "normalised" | "extension">): string {
  return `${row.kind}\n${row.account}\n${row.normalised}\n${row.extension}`;
}

function wantedIdentities({ emails, phones, identities }: ContactValues): WantedIdentity[] {
  const reaching = (kind: string, list: ContactValues["emails"]) =>
    (list ?? []).map((one, position) => ({ kind, account: "", name: "", ...one, position }));
  const messengers = (identities ?? []).map(({ kind, account, externalId, name }, position) => ({
    kind,
    account,
    value: externalId,
    normalised: externalId.toLowerCase(),
    extension: "",
    name,
    label: "",
    position,
  }));
  return [...reaching("email", emails), ...reaching("phone", phones), ...messengers];
}

/** Addresses have no life of their own: the list is written anew. */
export async function storeAddresses(tx: Tx, all: readonly Stored[]): Promise<void> {
  await clear(tx, "addresses", all);
  const rows = all.flatMap(({ id, after }) =>
    (after.addresses ?? []).map(({ defaultFor, primary, postalCode, ...address }, position) => ({
      id: newId(),
      contact_id: id,
      position,
      default_for: defaultFor,
      is_primary: primary,
      postal_code: postalCode,
      ...address,
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into addresses select * from jsonb_populate_recordset(null::addresses, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

/** A membership that stays keeps whether it is a manager's: that is said on the company. */
export async function storeMemberships(tx: Tx, all: readonly Stored[]): Promise<void> {
  if (all.length === 0) return;
  const rows = all.flatMap(({ id, after }) =>
    (after.companies ?? []).map(
      ({ id: companyId, title, department, primary, from, to, byDomain = null }, position) => ({
        contact_id: id,
        company_id: companyId,
        position,
        title,
        department,
        is_primary: primary,
        from_date: from,
        to_date: to,
        by_domain: byDomain,
      }),
    ),
  );
  await sql`
    with wanted as (select * from jsonb_populate_recordset(null::memberships, ${JSON.stringify(rows)}::jsonb))
    delete from memberships m using companies c
    where m.contact_id = any(${all.map(({ id }) => id)}::uuid[]) and c.id = m.company_id and c.deleted_at is null
      and not exists (select from wanted w where w.contact_id = m.contact_id and w.company_id = m.company_id)`.execute(
    tx,
  );
  if (rows.length === 0) return;
  await sql`
    insert into memberships (contact_id, company_id, position, title, department, is_primary, from_date, to_date, by_domain)
    select contact_id, company_id, position, title, department, is_primary, from_date, to_date, by_domain
    from jsonb_populate_recordset(null::memberships, ${JSON.stringify(rows)}::jsonb)
    on conflict (contact_id, company_id) do update set position = excluded.position, title = excluded.title, department = excluded.department,
      is_primary = excluded.is_primary, from_date = excluded.from_date, to_date = excluded.to_date,
      by_domain = excluded.by_domain`.execute(tx);
}

export async function storeGroups(tx: Tx, all: readonly Stored[]): Promise<void> {
  if (all.length === 0) return;
  await sql`
    delete from contact_group_members m using contact_groups g
    where m.contact_id = any(${all.map(({ id }) => id)}::uuid[]) and g.id = m.group_id and g.deleted_at is null`.execute(
    tx,
  );
  const rows = all.flatMap(({ id, after }) =>
    (after.groups ?? []).map((groupId) => ({ contact_id: id, group_id: groupId })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into contact_group_members (contact_id, group_id)
    select contact_id, group_id from jsonb_populate_recordset(null::contact_group_members, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(tx);
}

/** Who stays in a department stays its head. */
export async function storeDepartments(tx: Tx, all: readonly Stored[]): Promise<void> {
  if (all.length === 0) return;
  const rows = all.flatMap(({ id, after }) =>
    (after.departments ?? []).map((departmentId) => ({ contact_id: id, department_id: departmentId })),
  );
  await sql`
    with wanted as (select * from jsonb_populate_recordset(null::department_people, ${JSON.stringify(rows)}::jsonb))
    delete from department_people p where p.contact_id = any(${all.map(({ id }) => id)}::uuid[])
      and not exists (select from wanted w where w.contact_id = p.contact_id and w.department_id = p.department_id)`.execute(
    tx,
  );
  if (rows.length === 0) return;
  await sql`
    insert into department_people (department_id, contact_id)
    select department_id, contact_id from jsonb_populate_recordset(null::department_people, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(tx);
}

export async function storeTags(tx: Tx, author: Author, all: readonly Stored[]): Promise<void> {
  if (all.length === 0) return;
  await clear(tx, "contact_tags", all);
  const ids = await tagsByName(
    tx,
    author,
    all.flatMap(({ after }) => after.tags ?? []),
  );
  const rows = all.flatMap(({ id, after }) =>
    (after.tags ?? []).map((name, position) => ({ contact_id: id, tag_id: ids.get(tagKey(name)), position })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into contact_tags (contact_id, tag_id, position)
    select contact_id, tag_id, position from jsonb_populate_recordset(null::contact_tags, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(tx);
}

async function clear(tx: Tx, table: "addresses" | "contact_tags", all: readonly Stored[]): Promise<void> {
  const known = all.flatMap(({ id, contact }) => (contact ? [id] : []));
  if (known.length === 0) return;
  await sql`delete from ${sql.table(table)} where contact_id = any(${known}::uuid[])`.execute(tx);
}
