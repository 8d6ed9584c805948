import type { CompanyChange } from "../../companies/fields.ts";
import type { LoadedCompany } from "../../companies/load.ts";
import type { CompanyWriting } from "../../companies/write.ts";
import type { Candidate, RowKeys, Shapes, Told } from "../kind.ts";
import type { RowCompany } from "./row-company.ts";

/** The types of companies in files. */
export interface Companies extends Shapes {
  said: RowCompany;
  told: ToldCompany;
  hit: CompanyHit;
  present: LoadedCompany;
  writing: PlacedWriting;
}

export interface CompanyKeys extends RowKeys {
  /** In the column of ids; empty without one. */
  fileId: string;
}

export interface CompanyHit extends Candidate {
  /** A record stands in no file. */
  fileId: "";
}

export interface ToldCompany extends Told {
  keys: CompanyKeys;
  change: CompanyChange;
  fresh: CompanyChange;
  /** The name of the company above, where that is not there yet. */
  parentName: string | undefined;
}

export interface PlacedWriting extends CompanyWriting {
  /** The name of the company above, where that is made before it, from the same file or by its name alone. */
  parentName: string | undefined;
}
