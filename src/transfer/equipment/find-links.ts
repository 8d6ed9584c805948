import { sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { seenCompanies, seenContacts } from "../../access/seen.ts";
import { companiesByName, mayMakeCompanies } from "../../companies/by-name.ts";
import { companyKey } from "../../companies/values.ts";
import type { Tx } from "../../database/transaction.ts";
import { findPeople } from "../find-people.ts";
import type { Options, StoredProblem } from "../stored-import.ts";
import type { Named, RowEquipment } from "./row-equipment.ts";

/** Somebody or something that a row names: found, to be made before the row is, not said, or not there. */
export type Link =
  | { is: "unsaid" }
  | { is: "none" }
  | { is: "found"; id: string }
  | { is: "new"; name: string }
  | { is: "unknown"; name: string };

/** Looks up the companies and people of a set of rows: by ids first, then by names; what is out of sight is not there. */
export async function findHolders(
  tx: Tx,
  actor: Actor,
  { companies: wish, people: meant }: Pick<Options, "companies" | "people">,
  rows: readonly RowEquipment[],
): Promise<{ company: (row: RowEquipment) => Link; person: (named: Named | undefined) => Link }> {
  const firms = rows.flatMap(({ company }) => company ?? []);
  const people = rows.flatMap(({ contact, usedBy }) => [contact ?? [], usedBy ?? []].flat());
  const seenFirms = await seenIds(tx, "companies", seenCompanies(actor), firms);
  const byName = await companiesByName(tx, actor, [...new Set(firms.map(({ name }) => name))], "link");
  const seenPeople = await seenIds(tx, "contacts", seenContacts(actor), people);
  const names = people.flatMap(({ id, name }) => (name && !seenPeople.has(id) ? [name] : []));
  const called = await findPeople(tx, actor, [...new Set(names)]);
  const mayMake = wish === "create" && mayMakeCompanies(actor);
  return {
    company({ company }) {
      const known = linkOf(company, seenFirms, (name) => byName.get(companyKey(name))?.id);
      if (known.is !== "unknown") return known;
      if (wish === "link") return { is: "unsaid" };
      return mayMake && companyKey(known.name) !== "" ? { is: "new", name: known.name } : known;
    },
    person: (named) => linkOf(named, seenPeople, (name) => called.get(name) ?? meant[name] ?? undefined),
  };
}

function linkOf(
  named: Named | undefined,
  seen: ReadonlySet<string>,
  called: (name: string) => string | undefined,
): Link {
  if (!named) return { is: "unsaid" };
  if (named.id === "" && named.name === "") return { is: "none" };
  const id = seen.has(named.id) ? named.id : named.name === "" ? undefined : called(named.name);
  return id === undefined ? { is: "unknown", name: named.name } : { is: "found", id };
}

async function seenIds(
  tx: Tx,
  table: "companies" | "contacts",
  seen: ReturnType<typeof seenCompanies>,
  named: readonly Named[],
): Promise<Set<string>> {
  const ids = [...new Set(named.flatMap(({ id }) => (id ? [id] : [])))];
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where id = any(${ids}::uuid[]) and ${seen}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export function notThere(code: string, field: string, name: string): StoredProblem {
  return { of: "fault", code, field, cell: name, params: { name } };
}
