import type { Actor } from "../../access/actor.ts";
import type { Change } from "../../database/tables/audit.ts";
import type { Tx } from "../../database/transaction.ts";
import { loadParentRows, type ParentRow } from "../parent-rows.ts";
import type { RowToPlan } from "../plan-rows.ts";
import type { StoredProblem } from "../stored-import.ts";
import { piecesByPath, piecesBySerial, seenPieces, type Holder } from "./find-wholes.ts";
import { notThere } from "./find-links.ts";
import { joinPath, pathKey } from "./paths.ts";
import { serialKey } from "./places.ts";
import type { NamedWhole, RowEquipment } from "./row-equipment.ts";
import type { WillHave } from "./shapes.ts";

/** Where a row stands: nothing said, a part of nothing, of a piece that is here, or of one that is made before it. */
export type Place =
  | { is: "unsaid" }
  | { is: "under"; id: string | null }
  | { is: "underNew"; row: number; name: string; of: WillHave | undefined }
  | { is: "wrong"; problem: StoredProblem };

type Row = RowToPlan<RowEquipment>;

/** Finds what the rows of a set are parts of: rows of the same file first, then what is here, by id, serial number and path. `holderOf` says whose a row is. */
export async function findParents(
  tx: Tx,
  actor: Actor,
  importId: string,
  rows: readonly Row[],
  holderOf: (row: Row) => Holder,
): Promise<(row: Row) => Place> {
  const inFile = await loadParentRows(tx, importId, rows);
  const named = rows.flatMap((row) =>
    row.said.parent && row.parentRow === null ? [{ row, parent: row.said.parent }] : [],
  );
  const ids = await seenPieces(tx, actor, [...new Set(named.flatMap(({ parent }) => parent.id || []))]);
  const bySerial = await piecesBySerial(tx, actor, [
    ...new Set(named.flatMap(({ parent }) => serialKey(parent.serial) || [])),
  ]);
  const paths = new Map(
    named.flatMap(({ row, parent: { path } }) => {
      const holder = holderOf(row);
      return path.length > 0 && isSomebody(holder) ? [[keyOf(holder, path), { holder, path }] as const] : [];
    }),
  );
  const found = await piecesByPath(tx, actor, [...paths.values()]);
  const byPath = new Map([...paths.keys()].map((key, at) => [key, found[at] ?? []]));

  return (row) => {
    const { parent } = row.said;
    if (!parent) return { is: "unsaid" };
    const above = row.parentRow === null ? undefined : inFile.get(row.parentRow);
    if (above && row.parentRow !== null) return placeUnder(row.parentRow, above, nameOf(parent));
    if (nameOf(parent) === "") return { is: "under", id: null };
    if (ids.has(parent.id)) return { is: "under", id: parent.id };
    const holder = holderOf(row);
    const numbered = ofHolder(bySerial.get(serialKey(parent.serial)) ?? [], holder);
    const all = numbered.length > 0 ? numbered : (byPath.get(keyOf(holder, parent.path)) ?? []);
    const [one] = all;
    if (one !== undefined) return all.length === 1 ? { is: "under", id: one } : wrong("equipmentSeveral", parent);
    if (isItself(row.said, parent)) return wrong("circle", parent);
    const isPathAlone = parent.path.length > 0 && !parent.serial && !parent.id && !isSomebody(holder);
    return wrong(isPathAlone ? "pathAlone" : "equipmentUnknown", parent);
  };
}

/** A row that is left out has none below it. */
function placeUnder(row: number, { outcome, recordId, difference }: ParentRow, named: string): Place {
  if (recordId !== null) return { is: "under", id: recordId };
  const name = textIn(difference, "name") ?? named;
  if (outcome === "create") return { is: "underNew", row, name, of: willHave(difference) };
  return { is: "wrong", problem: { of: "row", code: "parentLeftOut", field: "parent", params: { name: named } } };
}

function willHave(difference: Change | null): WillHave | undefined {
  const [company, contact] = [textIn(difference, "company"), textIn(difference, "contact")];
  if (company !== undefined) return { company };
  if (contact !== undefined) return { contact };
  const made: unknown = difference?.["company"]?.[1];
  return typeof made === "object" && made !== null && "name" in made && typeof made.name === "string"
    ? { companyName: made.name }
    : undefined;
}

function textIn(difference: Change | null, key: string): string | undefined {
  const value: unknown = difference?.[key]?.[1];
  return typeof value === "string" ? value : undefined;
}

/** Of several with one serial number those that are the row's own holder's, where it says whose it is. */
function ofHolder(pieces: readonly (Holder & { id: string })[], holder: Holder): string[] {
  const own = pieces.filter(({ company, contact }) => company === holder.company && contact === holder.contact);
  return (own.length > 0 ? own : pieces).map(({ id }) => id);
}

function isItself({ id, change }: RowEquipment, parent: NamedWhole): boolean {
  const serial = serialKey(parent.serial);
  return (id !== "" && id === parent.id) || (serial !== "" && serial === serialKey(change.serial ?? ""));
}

function isSomebody({ company, contact }: Holder): boolean {
  return (company ?? contact) !== null;
}

function keyOf({ company, contact }: Holder, path: readonly string[]): string {
  return `${company ?? contact ?? ""}\u001f${pathKey(path)}`;
}

function nameOf({ id, serial, path }: NamedWhole): string {
  return joinPath(path) || serial || id;
}

function wrong(code: string, parent: NamedWhole): Place {
  return { is: "wrong", problem: notThere(code, "parent", nameOf(parent).slice(0, 200)) };
}
