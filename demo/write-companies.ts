import type { Actor } from "../src/access/actor.ts";
import { writeCompanies } from "../src/companies/write.ts";
import type { Tx } from "../src/database/transaction.ts";
import type { DemoCompany } from "./companies.ts";
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
  const [above, below] = [
    companies.filter(({ parent }) => parent === null),
    companies.filter(({ parent }) => parent !== null),
  ];
  for (const set of [above, below]) {
    const writings = set.map((one) => ({
      id: null,
      change: {
        ...one.change,
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
