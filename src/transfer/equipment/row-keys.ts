import { companyKey } from "../../companies/values.ts";
import { idKey, keyFrom, type Judge, type Key, type MatchBy } from "../kind.ts";
import { serialKey } from "./places.ts";
import type { RowEquipment } from "./row-equipment.ts";
import type { EquipmentHit, EquipmentKeys, Marks } from "./shapes.ts";

/** What a row knows a piece by, in the order asked for. */
export function keysOfEquipment({ id, change, company }: RowEquipment, order: readonly MatchBy[]): EquipmentKeys {
  const serial = serialKey(change.serial ?? "");
  const all: Partial<Record<MatchBy, string[]>> = {
    id: id ? [idKey(id).key] : [],
    serial: serial ? [keyFrom("serial", serial)] : [],
  };
  return {
    keys: order.flatMap((by) => (all[by] ?? []).map((key): Key => ({ by, key }))),
    barring: [],
    externalId: "",
    fileId: id,
    articleKey: serialKey(change.article ?? ""),
    companyId: company?.id ?? "",
    companyKey: companyKey(company?.name ?? ""),
  };
}

/**
 * Makers number their things alike: of one serial number and two articles there are two pieces. One that says no article
 * and is another company's only asks, for nothing changes hands by a number alone.
 */
export const judgeEquipment: Judge<EquipmentKeys, EquipmentHit> = {
  closing: [],
  speaksAgainst: (row, other, by) =>
    areApart(row.fileId, other.fileId) || (by === "serial" && areApart(row.articleKey, other.articleKey)),
  isUnsure: (row, other, by) => by === "serial" && isAnothers(row, other) && !isSameArticle(row, other),
  unsure: "several",
  barToChanging: ({ seen }) => (seen ? undefined : "outOfReach"),
  barToMaking: () => undefined,
};

function isSameArticle(row: Marks, other: Marks): boolean {
  return row.articleKey !== "" && row.articleKey === other.articleKey;
}

/** By the ids of both, else by their names. */
function isAnothers(row: Marks, other: Marks): boolean {
  if (row.companyId !== "" && row.companyId === other.companyId) return false;
  return (
    areApart(row.companyKey, other.companyKey) || (row.companyKey === "" && areApart(row.companyId, other.companyId))
  );
}

function areApart(one: string, other: string): boolean {
  return one !== "" && other !== "" && one !== other;
}
