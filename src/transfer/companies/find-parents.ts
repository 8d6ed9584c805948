import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableCompanies } from "../../access/reachable.ts";
import { companiesByName, mayMakeCompanies } from "../../companies/by-name.ts";
import { companyKey } from "../../companies/values.ts";
import type { Tables } from "../../database/tables.ts";
import type { Tx } from "../../database/transaction.ts";
import { loadParentRows, type ParentRow } from "../parent-rows.ts";
import type { RowToPlan } from "../plan-rows.ts";
import type { Import, StoredProblem } from "../stored-import.ts";
import type { NamedParent, RowCompany } from "./row-company.ts";

/** Where a row stands: below a company that is here, below one that is made before it, below none, or nothing said. */
export type Place =
  | { is: "unsaid" }
  | { is: "under"; id: string | null }
  | { is: "underNew"; name: string }
  | { is: "wrong"; problem: StoredProblem };

/** Finds the companies above the rows of a set: rows of the same file first, then what is here, by id and by name. */
export async function findParents(
  tx: Tx,
  actor: Actor,
  { id: importId, options }: Pick<Import, "id" | "options">,
  rows: readonly RowToPlan<RowCompany>[],
): Promise<(row: RowToPlan<RowCompany>) => Place> {
  const inFile = await loadParentRows(tx, importId, rows);
  const named = rows.flatMap(({ said, parentRow }) => (said.parent && parentRow === null ? [said.parent] : []));
  const ids = await seenIds(tx, actor, [...new Set(named.flatMap(({ id }) => (id ? [id] : [])))]);
  const names = named.flatMap(({ name }) => (name ? [name] : []));
  const byName = await companiesByName(tx, actor, [...new Set(names)], "link");
  return ({ said: { change, parent }, parentRow }) => {
    if (!parent) return { is: "unsaid" };
    const above = parentRow === null ? undefined : inFile.get(parentRow);
    if (above) return placeUnder(above, parent);
    if (parent.id === "" && parent.name === "") return { is: "under", id: null };
    const known = ids.has(parent.id) ? parent.id : byName.get(companyKey(parent.name))?.id;
    if (known !== undefined) return { is: "under", id: known };
    const isItself = companyKey(parent.name) === companyKey(change.name ?? "");
    if (parent.name !== "" && isItself) return wrong("circle", parent.name);
    if (options.companies === "link") return { is: "unsaid" };
    const mayMake = options.companies === "create" && mayMakeCompanies(actor);
    return parent.name !== "" && mayMake ? { is: "underNew", name: parent.name } : wrong("companyUnknown", parent.name);
  };
}

/** A row that is left out has none below it. */
function placeUnder({ outcome, recordId }: ParentRow, { name }: NamedParent): Place {
  if (recordId !== null) return { is: "under", id: recordId };
  if (outcome === "create") return { is: "underNew", name };
  return { is: "wrong", problem: { of: "row", code: "parentLeftOut", field: "parent", params: { name } } };
}

function wrong(code: string, name: string): Place {
  return { is: "wrong", problem: { of: "fault", code, field: "parent", cell: name, params: { name } } };
}

async function seenIds(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const rows = await sql<{ id: string }>`
    select id from companies where id = any(${ids}::uuid[]) and deleted_at is null and ${reach}`.execute(tx);
  return new Set(rows.rows.map(({ id }) => id));
}
