import type { Actor } from "../../access/actor.ts";
import type { Tx } from "../../database/transaction.ts";
import type { FullChange } from "../../equipment/values.ts";
import { readOwnCells } from "../own-cells.ts";
import type { RowToPlan } from "../plan-rows.ts";
import type { Import, Options, StoredProblem } from "../stored-import.ts";
import { findHolders, notThere, type Link } from "./find-links.ts";
import { findParents, type Place } from "./find-parents.ts";
import { findSettings, type DaySettings } from "./retired-on.ts";
import type { RowEquipment } from "./row-equipment.ts";
import { keysOfEquipment } from "./row-keys.ts";
import type { Coming, EquipmentKeys, ToldEquipment } from "./shapes.ts";

/** Tells rows as new pieces. */
export async function tellEquipment(
  tx: Tx,
  actor: Actor,
  { id, options }: Pick<Import, "id" | "options">,
  rows: readonly RowToPlan<RowEquipment>[],
): Promise<(at: number) => ToldEquipment | undefined> {
  const said = rows.map((row) => row.said);
  const settings = await findSettings(tx, actor, said);
  const { company, person } = await findHolders(tx, actor, options, said);
  const linked = new Map(
    rows.map((row): [RowToPlan<RowEquipment>, Links] => [
      row,
      { company: company(row.said), contact: person(row.said.contact), usedBy: person(row.said.usedBy) },
    ]),
  );
  const placeOf = await findParents(tx, actor, id, rows, (row) => ({
    company: idOf(linked.get(row)?.company),
    contact: idOf(linked.get(row)?.contact),
  }));
  return (at) => {
    const row = rows[at];
    const links = row && linked.get(row);
    return links && tell(actor, options, row.said, links, placeOf(row), settings);
  };
}

interface Links {
  company: Link;
  contact: Link;
  usedBy: Link;
}

function tell(
  actor: Actor,
  options: Options,
  said: RowEquipment,
  { company, contact, usedBy }: Links,
  place: Place,
  settings: DaySettings,
): ToldEquipment {
  const custom = readOwnCells(actor.own.equipment, said.own, options.dateFormat);
  const change: FullChange = {
    ...said.change,
    ...(custom && { custom }),
    ...(company.is === "found" && { company: company.id }),
    ...(contact.is === "found" && { contact: contact.id }),
    ...((usedBy.is === "found" || usedBy.is === "none") && { usedBy: idOf(usedBy) }),
    ...(place.is === "under" && { parent: place.id }),
    ...(said.retiredOn !== undefined && { retiredAt: settings.momentOf(said.retiredOn) }),
  };
  const coming: Coming = {
    ...(company.is === "new" && { company: company.name }),
    ...(place.is === "underNew" && { whole: { row: place.row, name: place.name, of: place.of } }),
  };
  return {
    keys: keysFor(said, options, settings),
    unknownPeople: [contact, usedBy].flatMap((link) => (link.is === "unknown" && link.name ? [link.name] : [])),
    problems: problemsOf(said, company, contact, place, settings),
    change,
    retiredOn: said.retiredOn,
    coming,
  };
}

/** Where the installation wants them unique a serial number alone says which piece is meant. */
function keysFor(said: RowEquipment, options: Options, { serialsUnique }: DaySettings): EquipmentKeys {
  const keys = keysOfEquipment(said, options.match);
  return serialsUnique ? { ...keys, articleKey: "", companyId: "", companyKey: "" } : keys;
}

function problemsOf(
  { retiredOn, change }: RowEquipment,
  company: Link,
  contact: Link,
  place: Place,
  settings: DaySettings,
): StoredProblem[] {
  return [
    ...(company.is === "unknown" ? [notThere("companyUnknown", "company", company.name)] : []),
    ...(contact.is === "unknown" && !isSaid(company) ? [notThere("personUnknown", "contact", contact.name)] : []),
    ...(place.is === "wrong" ? [place.problem] : []),
    ...(change.name === "" ? [notThere("required", "name", "")] : []),
    ...(settings.isToCome(retiredOn ?? "") ? [notThere("notYet", "retiredAt", retiredOn ?? "")] : []),
  ];
}

function isSaid(link: Link): boolean {
  return link.is === "found" || link.is === "new";
}

function idOf(link: Link | undefined): string | null {
  return link?.is === "found" ? link.id : null;
}
