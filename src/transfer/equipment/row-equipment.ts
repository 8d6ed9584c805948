import type { EquipmentChange } from "../../equipment/fields.ts";
import { splitPath } from "./paths.ts";
import type { ImportedEquipment } from "./to-equipment.ts";

/** A row of the file as a change; whom and what it links to is still named as the file names it. */
export interface RowEquipment {
  /** What stands in the column of ids; empty without one. */
  id: string;
  change: EquipmentChange;
  /** Cells of own fields, by key. */
  own: Readonly<Record<string, string>>;
  /** Undefined where the row does not say; both empty for none. */
  company: Named | undefined;
  contact: Named | undefined;
  usedBy: Named | undefined;
  parent: NamedWhole | undefined;
  /** A day, or empty for what is in use; undefined where the row does not say. */
  retiredOn: string | undefined;
}

export interface Named {
  id: string;
  name: string;
}

/** What a row says of the piece that it is a part of; all empty for none. */
export interface NamedWhole {
  id: string;
  serial: string;
  /** Names from the top down to it. */
  path: string[];
}

export function asRowEquipment({ texts, custom }: ImportedEquipment): RowEquipment {
  const said = Object.fromEntries(texts);
  const { path: whole = "", retiredAt } = said;
  const own = splitPath(whole);
  const name = said["name"] ?? own.at(-1);
  const { article, serial, description } = said;
  return {
    id: said["id"] ?? "",
    change: {
      ...(name !== undefined && { name }),
      ...(article !== undefined && { article }),
      ...(serial !== undefined && { serial }),
      ...(description !== undefined && { description }),
    },
    own: custom,
    company: named(said["holderId"], said["company"]),
    contact: named(said["personId"], said["contact"]),
    usedBy: named(said["userId"], said["usedBy"]),
    parent: wholeOf(said, own),
    retiredOn: retiredAt,
  };
}

function named(id: string | undefined, name: string | undefined): Named | undefined {
  return id === undefined && name === undefined ? undefined : { id: id ?? "", name: name ?? "" };
}

/** A path of its own says what stands above as well, be it nothing. */
function wholeOf(said: Readonly<Record<string, string>>, own: readonly string[]): NamedWhole | undefined {
  const { parent, wholeId, wholeSerial } = said;
  if ([parent, wholeId, wholeSerial].every((one) => one === undefined) && own.length < 2) return undefined;
  return { id: wholeId ?? "", serial: wholeSerial ?? "", path: parent ? splitPath(parent) : own.slice(0, -1) };
}
