import type { FullChange } from "../../equipment/values.ts";
import type { LoadedEquipment } from "../../equipment/load.ts";
import type { EquipmentWriting } from "../../equipment/write.ts";
import type { Candidate, RowKeys, Shapes, Told } from "../kind.ts";
import type { RowEquipment } from "./row-equipment.ts";

/** The types of equipment in files. */
export interface EquipmentInFiles extends Shapes {
  said: RowEquipment;
  told: ToldEquipment;
  hit: EquipmentHit;
  present: LoadedEquipment;
  writing: PlacedWriting;
}

/** What tells two pieces of one number apart. */
export interface Marks {
  /** In the column of ids; empty without one. */
  fileId: string;
  articleKey: string;
  /** Whose it is; empty where it is not said. */
  companyId: string;
  companyKey: string;
}

export interface EquipmentKeys extends RowKeys, Marks {}

export interface EquipmentHit extends Candidate, Marks {}

/** Whose a piece of the same file will be: a record's id, or a company's name that is made before it. */
export type WillHave = { company: string } | { companyName: string } | { contact: string };

/** What is made before the row is, from the same file or by its name alone. */
export interface Coming {
  /** The company's name. */
  company?: string | undefined;
  /** The piece above, by its row in the file, and whose it will be. */
  whole?: { row: number; name: string; of: WillHave | undefined } | undefined;
}

export interface ToldEquipment extends Told {
  keys: EquipmentKeys;
  change: FullChange;
  /** The day it was retired on, in the importer's calendar, where the row says one. */
  retiredOn: string | undefined;
  coming: Coming;
}

export interface PlacedWriting extends EquipmentWriting {
  coming: Coming;
}
