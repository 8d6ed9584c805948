import type { Actor } from "../../access/actor.ts";
import type { CompanyChange } from "../../companies/fields.ts";
import type { Tx } from "../../database/transaction.ts";
import { findAgents } from "../find-people.ts";
import { readOwnCells } from "../own-cells.ts";
import type { RowToPlan } from "../plan-rows.ts";
import type { Import, Options } from "../stored-import.ts";
import { findParents, type Place } from "./find-parents.ts";
import type { RowCompany } from "./row-company.ts";
import { keysOfCompany } from "./row-keys.ts";
import type { ToldCompany } from "./shapes.ts";

/** Tells rows as new companies. */
export async function tellCompanies(
  tx: Tx,
  actor: Actor,
  imported: Pick<Import, "id" | "options">,
  rows: readonly RowToPlan<RowCompany>[],
): Promise<(at: number) => ToldCompany | undefined> {
  const owners = await findAgents(tx, [...new Set(rows.flatMap(({ said }) => said.owner || []))]);
  const placeOf = await findParents(tx, actor, imported, rows);
  return (at) => {
    const row = rows[at];
    return row && tell(actor, imported.options, row.said, owners, placeOf(row));
  };
}

function tell(
  actor: Actor,
  options: Options,
  said: RowCompany,
  owners: ReadonlyMap<string, string>,
  place: Place,
): ToldCompany {
  const custom = readOwnCells(actor.own.companies, said.own, options.dateFormat);
  const owner = ownerOf(said.owner, owners, options);
  const change: CompanyChange = {
    ...said.change,
    ...(custom && { custom }),
    ...(owner !== undefined && { owner }),
    ...(place.is === "under" && { parent: place.id }),
  };
  const isUnknown = Boolean(said.owner) && owner === undefined;
  const fresh = { owner: options.owner, ...withoutEmpty(change) };
  return {
    keys: keysOfCompany(said, options.match),
    unknownPeople: isUnknown && said.owner ? [said.owner] : [],
    problems: place.is === "wrong" ? [place.problem] : [],
    change,
    fresh,
    parentName: place.is === "underNew" ? place.name : undefined,
  };
}

/** Undefined where the row does not say, or names somebody whom nobody knows: then a new company is the importer's choice. */
function ownerOf(
  name: string | undefined,
  owners: ReadonlyMap<string, string>,
  { people }: Options,
): string | null | undefined {
  if (name === undefined) return undefined;
  return name === "" ? null : (owners.get(name) ?? people[name]);
}

/** A new company has nothing to clear. */
function withoutEmpty(change: CompanyChange): CompanyChange {
  return Object.fromEntries(
    Object.entries(change).filter(
      ([, value]) => value !== "" && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
