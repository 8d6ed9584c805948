import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { FieldHolder } from "../access/field-rights.ts";
import { reachableCompanies, reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { findOwnLinks } from "../fields/own-rules.ts";
import { isId } from "../values/uuid.ts";
import type { ContactValues } from "./values.ts";

/** An access group as somebody who would give it looks at it. */
export interface AccessGroup extends FieldHolder {
  standing: string | null;
}

/** What a set of changes links to, looked up once for all of them. */
export interface Links {
  /** Agents who can own or be assigned: live and, unless any will do, active. */
  agents: ReadonlySet<string>;
  /** Contacts that may be reported to: within reach; an absorbed one stands for its survivor. */
  people: ReadonlyMap<string, string>;
  /** Companies within reach. */
  companies: ReadonlyMap<string, string>;
  groups: ReadonlySet<string>;
  departments: ReadonlySet<string>;
  accessGroups: ReadonlyMap<string, AccessGroup>;
  /** Records that own fields link to, within reach. */
  own: ReadonlySet<string>;
  /** The standing client group: where a new contact goes unless said. */
  clientGroupId: string;
}

export async function findLinks(
  tx: Tx,
  actor: Actor,
  all: readonly ContactValues[],
  agents: "active" | "any",
): Promise<Links> {
  const asked = (key: string) => idsIn(all.map(({ columns }) => columns[key]));
  await holdAccessGroups(tx, asked("accessGroup"));
  const groups = await tx
    .selectFrom("access_groups")
    .select(["id", "kind", "standing", "modules", "rights", "fields"])
    .execute();
  return {
    agents: await findAgents(tx, [...asked("owner"), ...asked("assignedTo")], agents),
    people: await findPeople(tx, actor, asked("reportsTo")),
    companies: await findCompanies(
      tx,
      actor,
      idsIn(all.flatMap(({ companies }) => companies?.map(({ id }) => id) ?? [])),
    ),
    groups: await findGroups(tx, idsIn(all.flatMap(({ groups: ids }) => ids ?? []))),
    own: await findOwnLinks(
      tx,
      actor,
      actor.own.contacts,
      all.flatMap(({ own }) => (own ? [own] : [])),
    ),
    departments: await findDepartments(tx, idsIn(all.flatMap(({ departments }) => departments ?? []))),
    accessGroups: new Map(
      groups.map(({ id, ...group }) => [id, { ...group, administrator: group.standing === "administrator" }]),
    ),
    clientGroupId: groups.find(({ standing }) => standing === "client")?.id ?? "",
  };
}

function idsIn(values: readonly unknown[]): string[] {
  return [...new Set(values.filter((value) => typeof value === "string" && isId(value)).map(String))];
}

/** A group that somebody is put into is not deleted, and not of another type, until he is in it. */
async function holdAccessGroups(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`select from access_groups where id = any(${ids}::uuid[]) order by id for key share`.execute(tx);
}

async function findAgents(tx: Tx, ids: readonly string[], which: "active" | "any"): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: string }>`
    select id from contacts where id = any(${ids}::uuid[]) and live and kind = 'agent'
      ${which === "active" ? sql`and status = 'active'` : sql``}`.execute(tx);
  return new Set(rows.rows.map(({ id }) => id));
}

async function findPeople(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const eb = expressionBuilder<Tables, "contacts">();
  const rows = await sql<{ asked: string; id: string }>`
    select a.id as asked, contacts.id from contacts as a
    join contacts on contacts.id = coalesce(a.merged_into_id, a.id)
    where a.id = any(${ids}::uuid[]) and contacts.live and ${reachableContacts(actor, "see")(eb)}`.execute(tx);
  return new Map(rows.rows.map(({ asked, id }) => [asked, id]));
}

async function findCompanies(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const eb = expressionBuilder<Tables, "companies">();
  const rows = await sql<{ id: string; name: string }>`
    select id, name from companies where id = any(${ids}::uuid[]) and deleted_at is null and ${reachableCompanies(actor, "see")(eb)}`.execute(
    tx,
  );
  return new Map(rows.rows.map(({ id, name }) => [id, name]));
}

async function findGroups(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{
    id: string;
  }>`select id from contact_groups where id = any(${ids}::uuid[]) and deleted_at is null`.execute(tx);
  return new Set(rows.rows.map(({ id }) => id));
}

async function findDepartments(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: string }>`select id from departments where id = any(${ids}::uuid[])`.execute(tx);
  return new Set(rows.rows.map(({ id }) => id));
}
