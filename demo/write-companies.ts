import type { Actor } from "../src/access/actor.ts";
import { writeCompanies } from "../src/companies/write.ts";
import type { Tx } from "../src/database/transaction.ts";
import type { DemoCompany } from "./companies.ts";
import { detailsOf, domainsOf, hasLateDomains } from "./company-details.ts";
import { ownOfCompany } from "./own-fields.ts";
import type { Fitting } from "./write-own-fields.ts";

/** Writes the companies, those above first; ids by name. Their owners are people who come later, see `settle`. */
export async function writeCompaniesOf(
  tx: Tx,
  actor: Actor,
  companies: readonly DemoCompany[],
  { batchId, fitting }: { batchId: string; fitting: Fitting },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const set of levelsOf(companies)) {
    const writings = set.map((one) => ({
      id: null,
      change: {
        ...one.change,
        ...detailsOf(one),
        domains: hasLateDomains(one) ? [] : domainsOf(one),
        parent: one.parent && (ids.get(one.parent) ?? null),
        ...fitting("companies", ownOfCompany(one)),
      },
    }));
    const written = await writeCompanies(tx, actor, writings, batchId);
    written.forEach((one, index) => {
      if (one.outcome === "refused")
        throw new Error(`${set[index]?.change.name}: ${one.code} ${JSON.stringify(one.faults)}`);
      ids.set(set[index]?.change.name ?? "", one.id);
    });
  }
  return ids;
}

/** Level by level, the topmost first. */
function levelsOf(companies: readonly DemoCompany[]): DemoCompany[][] {
  const depths = new Map<string, number>();
  for (const { change, parent } of companies)
    depths.set(change.name, parent === null ? 0 : 1 + (depths.get(parent) ?? 0));
  return [...Map.groupBy(companies, ({ change }) => depths.get(change.name) ?? 0).entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([, level]) => level);
}
