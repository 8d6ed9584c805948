import { companyKey } from "../../companies/values.ts";
import type { Places } from "../kind.ts";
import { pathKey } from "./paths.ts";
import type { RowEquipment } from "./row-equipment.ts";

/** A whole is named by its id, its serial number or its path within what one company or person has. Of the same file too, wherever its row stands. */
export function placesOfEquipment({ id, change, parent, ...row }: RowEquipment): Places {
  const holders = holdersOf(row);
  const paths = (path: readonly string[]) => holders.map((holder) => `path ${holder}\u001f${pathKey(path)}`);
  // Of several pieces of one number the holder's own is meant.
  const numbered = (number: string) => [
    ...holders.map((holder) => `serial ${holder}\u001f${number}`),
    `serial ${number}`,
  ];
  const isOnTop = !parent || (parent.id === "" && parent.serial === "");
  const [serial, above] = [serialKey(change.serial ?? ""), parent?.path ?? []];
  const isPlaced = Boolean(change.name) && (isOnTop || above.length > 0);
  return {
    own: [
      ...(id ? [`id ${id}`] : []),
      ...(serial ? numbered(serial) : []),
      ...(isPlaced ? paths([...above, change.name ?? ""]) : []),
    ],
    wants: parent
      ? [
          ...(parent.id ? [`id ${parent.id}`] : []),
          ...(parent.serial ? numbered(serialKey(parent.serial)) : []),
          ...(above.length > 0 ? paths(above) : []),
        ]
      : [],
  };
}

export function serialKey(serial: string): string {
  return serial.normalize("NFC").trim().toLowerCase();
}

function holdersOf({ company, contact }: Pick<RowEquipment, "company" | "contact">): string[] {
  return [
    ...(company?.id ? [`company ${company.id}`] : []),
    ...(company?.name ? [`company ${companyKey(company.name)}`] : []),
    ...(contact?.id ? [`person ${contact.id}`] : []),
    ...(contact?.name ? [`person ${contact.name.trim().toLowerCase()}`] : []),
  ];
}
