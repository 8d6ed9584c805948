import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { groupName } from "../../words/group-name.ts";
import { reachableCompanies } from "../../access/reachable.ts";
import { contactGroupsByName } from "../../contact-groups/by-name.ts";
import type { ContactChange } from "../../contacts/fields.ts";
import type { Tables } from "../../database/tables.ts";
import type { Kind } from "../../database/tables/contacts.ts";
import type { Tx } from "../../database/transaction.ts";
import { isId } from "../../values/uuid.ts";
import { languages } from "../../words/words.ts";
import { findAgents, findPeople } from "../find-people.ts";
import type { RowContact } from "./row-contact.ts";
import type { Options, StoredProblem } from "../stored-import.ts";

/** A row with its links as ids. What only a new contact gets stands apart: a change never takes over what the file does not know. */
export interface LinkedRow {
  change: ContactChange;
  /** Owner, assignee and access group of a contact that this row makes. */
  forNew: ContactChange;
  /** Names of groups that are not there yet. */
  newGroups: string[];
  /** Names of people whom nobody here has. */
  unknownPeople: string[];
  problems: StoredProblem[];
}

export interface AccessGroups {
  byName: ReadonlyMap<string, string>;
  kinds: ReadonlyMap<string, Kind>;
}

/** Finds whom and what the rows name, all rows at once. */
export async function resolveLinks(
  tx: Tx,
  actor: Actor,
  options: Options,
  rows: readonly RowContact[],
  accessGroups: AccessGroups,
): Promise<LinkedRow[]> {
  const named = (key: "owner" | "assignedTo" | "reportsTo") => [
    ...new Set(rows.flatMap(({ names }) => names[key] ?? [])),
  ];
  const agents = await findAgents(tx, [...new Set([...named("owner"), ...named("assignedTo")])]);
  const people = await findPeople(tx, actor, named("reportsTo"));
  const groups = await contactGroupsByName(
    tx,
    rows.flatMap(({ names }) => names.groups ?? []),
  );
  const companies = await findCompanies(
    tx,
    actor,
    rows.flatMap(({ change }) => change.companies?.flatMap(({ id }) => id ?? []) ?? []),
  );
  return rows.map((row) =>
    link(row, { agents, people, groups, companies, accessGroups, mayMakeGroups: actor.kind === "agent" }, options),
  );
}

interface Found {
  agents: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  companies: ReadonlySet<string>;
  accessGroups: AccessGroups;
  mayMakeGroups: boolean;
}

function link({ change: given, names }: RowContact, found: Found, options: Options): LinkedRow {
  const change: ContactChange = { ...given };
  const forNew: ContactChange = {
    owner: options.owner,
    ...(options.accessGroup && { accessGroup: options.accessGroup }),
  };
  const unknownPeople: string[] = [];
  const problems: StoredProblem[] = [];

  for (const key of ["owner", "assignedTo", "reportsTo"] as const) {
    const name = names[key];
    if (name === undefined) continue;
    const id = (key === "reportsTo" ? found.people : found.agents).get(name);
    const choice = options.people[name];
    if (id === undefined) unknownPeople.push(name);
    if (id !== undefined || choice !== undefined) change[key] = id ?? choice ?? null;
    else if (key !== "reportsTo") forNew[key] = options.owner;
  }
  if (names.accessGroup !== undefined) {
    const id = found.accessGroups.byName.get(names.accessGroup.toLowerCase());
    if (id === undefined)
      problems.push({
        of: "row",
        code: "accessGroupUnknown",
        field: "accessGroup",
        cell: names.accessGroup,
        params: { name: names.accessGroup },
      });
    else change.accessGroup = id;
  }
  if (change.companies)
    change.companies = change.companies.map((company) =>
      company.id && company.name && !found.companies.has(company.id) ? { ...company, id: undefined } : company,
    );
  const newGroups = names.groups?.filter((name) => !found.groups.has(name)) ?? [];
  if (names.groups) change.groups = names.groups.flatMap((name) => found.groups.get(name) ?? []);
  if (!found.mayMakeGroups)
    problems.push(
      ...newGroups.map((name): StoredProblem => ({
        of: "row",
        code: "groupUnknown",
        field: "groups",
        cell: name,
        params: { name },
      })),
    );
  return { change, forNew, newGroups, unknownPeople, problems };
}

/** The companies within reach: ids of another installation are unknown here, and then the name decides. */
async function findCompanies(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  const asked = [...new Set(ids.filter(isId))];
  if (asked.length === 0) return new Set();
  const eb = expressionBuilder<Tables, "companies">();
  const rows = await sql<{ id: string }>`
    select id from companies where id = any(${asked}::uuid[]) and deleted_at is null and ${reachableCompanies(actor, "see")(eb)}`.execute(
    tx,
  );
  return new Set(rows.rows.map(({ id }) => id));
}

/** The access groups there are, by name in small letters; standing ones by what they are called in each language, too. */
export async function loadAccessGroups(tx: Tx): Promise<AccessGroups> {
  const rows = await tx.selectFrom("access_groups").select(["id", "name", "kind", "standing"]).execute();
  const called = rows.flatMap(({ id, name, standing }) =>
    languages.map((language): [string, string] => [groupName(name, standing, language).toLowerCase(), id]),
  );
  return {
    byName: new Map([...called, ...rows.map(({ id, name }): [string, string] => [name.toLowerCase(), id])]),
    kinds: new Map(rows.map(({ id, kind }) => [id, kind])),
  };
}
