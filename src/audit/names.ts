import { sql } from "kysely";
import { ownedBy, ownKey, type OwnFields } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { groupName } from "../words/group-name.ts";
import { isId } from "../values/uuid.ts";

/** Fields whose values in the journal are ids of records. */
const standardLinks = [
  "owner",
  "assignedTo",
  "reportsTo",
  "accessGroup",
  "groups",
  "parent",
  "managers",
  "defaultContact",
  "departments",
  "heads",
  "assignee",
];

/** The changes with the names of the records they link to beside the ids: `{id, name}`. One query, however many they are. */
export async function nameLinks(
  tx: Tx,
  { language, own }: { language: string; own: OwnFields },
  changes: readonly Change[],
): Promise<Change[]> {
  const links = [...standardLinks, ...ownLinks(own)];
  const ids = changes.flatMap((change) => linkIds(change, links));
  const names = await namesOf(tx, [...new Set(ids)], language);
  return changes.map((change) => withNames(change, links, names));
}

function ownLinks(own: OwnFields): string[] {
  const fields = ownedBy.flatMap((on) => own[on]);
  return fields.flatMap(({ key, kind }) => (kind === "contact" || kind === "company" ? [ownKey(key)] : []));
}

function linkIds(change: Change, links: readonly string[]): string[] {
  return links
    .flatMap((key) => (change[key] ?? []).flat())
    .map((value: unknown) => (isManager(value) ? value.contact : value))
    .filter((id) => typeof id === "string" && isId(id))
    .map(String);
}

/** Somebody who is named with what he may. */
function isManager(value: unknown): value is { contact: unknown } {
  return typeof value === "object" && value !== null && "contact" in value;
}

async function namesOf(tx: Tx, ids: readonly string[], language: string): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string; standing: "client" | "agent" | "administrator" | null }>`
    select id, trim(first_name || ' ' || last_name) as name, null as standing from contacts where id = any(${ids}::uuid[])
    union all select id, name, null from companies where id = any(${ids}::uuid[])
    union all select id, name, null from contact_groups where id = any(${ids}::uuid[])
    union all select id, name, null from departments where id = any(${ids}::uuid[])
    union all select id, name, standing from access_groups where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.rows.map(({ id, name, standing }) => [id, groupName(name, standing, language)]));
}

function withNames(change: Change, links: readonly string[], names: ReadonlyMap<string, string>): Change {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (isManager(value)) return { ...value, contact: named(value.contact) };
    return typeof value === "string" && names.has(value) ? { id: value, name: names.get(value) } : value;
  };
  return Object.fromEntries(
    Object.entries(change).map(([key, [before, after]]): [string, Change[string]] => [
      key,
      links.includes(key) ? [named(before), named(after)] : [before, after],
    ]),
  );
}
