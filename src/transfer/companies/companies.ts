import type { Actor } from "../../access/actor.ts";
import { holds } from "../../access/rights.ts";
import { loadCompanies, type LoadedCompany } from "../../companies/load.ts";
import { companyKey } from "../../companies/values.ts";
import type { Aim, Closed, KindInFiles } from "../kind.ts";
import { rowReader } from "../read-row.ts";
import type { Options } from "../stored-import.ts";
import { companyFacts } from "./facts.ts";
import { companyLookups, loadCompanyHits } from "./find-hits.ts";
import { asRowCompany, type RowCompany } from "./row-company.ts";
import { judgeCompanies, keysOfCompany } from "./row-keys.ts";
import type { Companies, PlacedWriting, ToldCompany } from "./shapes.ts";
import { tellCompanies } from "./tell.ts";
import { companyReader } from "./to-company.ts";
import { uniteCompany } from "./unite.ts";
import { weighPlaced, writePlaced } from "./write-placed.ts";

/** Companies in files. */
export const companies: KindInFiles<Companies> = {
  facts: companyFacts,
  reader: (imported, language) => rowReader(imported, language, companyReader, asRowCompany),
  nameOf: ({ change }) => change.name ?? "",
  keysOf: keysOfCompany,
  places,
  tell: tellCompanies,
  lookups: companyLookups,
  loadCandidates: loadCompanyHits,
  judge: judgeCompanies,
  load: (tx, aimed: readonly Aim<Companies>[]) => loadCompanies(tx, [...new Set(aimed.map(({ id }) => id))]),
  toMake,
  toChange,
  weigh: weighPlaced,
  write: writePlaced,
};

/** A company above is named by its id or its name, of the same file too, wherever its row stands. */
function places({ id, change, parent }: RowCompany): { own: string[]; wants: string[] } {
  const keys = (one: { id: string; name: string }) => [
    ...(one.id ? [`id ${one.id}`] : []),
    ...(companyKey(one.name) ? [`name ${companyKey(one.name)}`] : []),
  ];
  return { own: keys({ id, name: change.name ?? "" }), wants: parent ? keys(parent) : [] };
}

function toMake(
  actor: Actor,
  { fresh, parentName }: ToldCompany,
  bar: Closed | undefined,
): ReturnType<KindInFiles<Companies>["toMake"]> {
  const code = bar ?? (holds(actor, "companies", "import") ? undefined : "notAllowed");
  if (code !== undefined) return { is: "refused", code };
  return { is: "writing", writing: { id: null, change: fresh, parentName } };
}

function toChange(
  _: Actor,
  { change, parentName }: ToldCompany,
  company: LoadedCompany,
  options: Options,
): PlacedWriting {
  const united = options.existing === "replace" ? change : uniteCompany(change, company.values);
  return { id: company.id, change: united, parentName };
}
