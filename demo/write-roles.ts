import { findActor } from "../src/access/actor.ts";
import { writeCompanies } from "../src/companies/write.ts";
import type { Tx } from "../src/database/transaction.ts";
import type { DemoRoles } from "./roles.ts";

interface Made {
  ids: ReadonlyMap<string, string>;
  companyIds: ReadonlyMap<string, string>;
  batchId: string;
}

/** Lets each owner say who does what for his companies, once their people are there; `settle` tells when. */
export async function writeRoles(
  tx: Tx,
  roles: readonly DemoRoles[],
  { ids, companyIds, batchId }: Made,
): Promise<void> {
  for (const [owner, set] of Map.groupBy(roles, (one) => one.owner)) {
    const actor = await findActor(tx, ids.get(owner) ?? "");
    if (!actor) throw new Error(`${owner} is not there`);
    const writings = set.map(({ company, managers, defaultContact, domains }) => ({
      id: companyIds.get(company) ?? "",
      change: {
        managers: managers.flatMap(({ contact, ...may }) => {
          const id = ids.get(contact);
          return id === undefined ? [] : [{ contact: id, ...may }];
        }),
        defaultContact: defaultContact === null ? null : (ids.get(defaultContact) ?? null),
        ...(domains.length > 0 && { domains }),
      },
    }));
    const written = await writeCompanies(tx, actor, writings, batchId);
    written.forEach((one, index) => {
      if (one.outcome === "refused")
        throw new Error(`${set[index]?.company}: ${one.code} ${JSON.stringify(one.faults)}`);
    });
  }
}
