import type { OwnField } from "../database/own-field.ts";
import { checkOwnValues, type OwnValues } from "../fields/own-values.ts";
import type { Fault } from "../http/refusal.ts";
import { checkDescription, checkName, checkText, collectFaults } from "../records/check-texts.ts";
import { fold, nameKey } from "../values/text.ts";
import type { EquipmentChange } from "./fields.ts";

/** The written fields of a piece in the form in which they are stored; links as ids, `retiredAt` RFC 3339. */
export interface EquipmentValues {
  name: string;
  article: string;
  serial: string;
  company: string | null;
  contact: string | null;
  usedBy: string | null;
  parent: string | null;
  description: string;
  retiredAt: string | null;
  own: OwnValues;
}

/** What is not changed as a field but by a deed of its own, and is put back by its undo. */
export type FullChange = EquipmentChange & { retiredAt?: string | null };

export const noValues: EquipmentValues = {
  name: "",
  article: "",
  serial: "",
  company: null,
  contact: null,
  usedBy: null,
  parent: null,
  description: "",
  retiredAt: null,
  own: {},
};

export const valueKeys = [
  "name",
  "article",
  "serial",
  "company",
  "contact",
  "usedBy",
  "parent",
  "description",
  "retiredAt",
] as const satisfies readonly Exclude<keyof EquipmentValues, "own">[];

export function isValueKey(key: string): boolean {
  return valueKeys.some((known) => known === key);
}

/** What a piece is found by: name, article and serial number, folded; the name as it stands where nothing is left of it. */
export function searchText({ name, article, serial }: Pick<EquipmentValues, "name" | "article" | "serial">): string {
  return [nameKey(name), fold(article), fold(serial)].filter((text) => text !== "").join(" ");
}

/** Brings a change into the stored form, and names everything in it that cannot be. */
export function checkChange(
  change: FullChange,
  fields: readonly OwnField[],
): { values: Partial<EquipmentValues>; faults: Fault[] } {
  const { faults, fault } = collectFaults();
  const { name, article, serial, description, custom, ...plain } = change;
  const values: Partial<EquipmentValues> = {
    ...plain,
    ...(name !== undefined && { name: checkName(name, fault) }),
    ...(article !== undefined && { article: checkText(article, "/article", fault) }),
    ...(serial !== undefined && { serial: checkText(serial, "/serial", fault) }),
    ...(description !== undefined && { description: checkDescription(description, fault) }),
    ...(custom && { own: checkOwnValues(custom, fields, fault) }),
  };
  return { values, faults };
}
