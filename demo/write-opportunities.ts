import { sql } from "kysely";
import type { Actor } from "../src/access/actor.ts";
import type { Tx } from "../src/database/transaction.ts";
import { writeOpportunities } from "../src/opportunities/write.ts";
import type { DemoOpportunity } from "./opportunities.ts";
import { ownOfOpportunity } from "./own-fields.ts";
import type { Fitting } from "./write-own-fields.ts";

interface Ids {
  people: ReadonlyMap<string, string>;
  companies: ReadonlyMap<string, string>;
  fitting: Fitting;
}

/** Writes the opportunities over the stages of the standing pipeline, then gives them their past, as `settle` does. */
export async function writeOpportunitiesOf(
  tx: Tx,
  actor: Actor,
  opportunities: readonly DemoOpportunity[],
  ids: Ids,
): Promise<void> {
  const stages = await tx.selectFrom("stages").select(["id", "standing"]).where("standing", "is not", null).execute();
  const written = await writeOpportunities(
    tx,
    actor,
    opportunities.map((one, place) => ({
      id: null,
      change: {
        name: one.name,
        company: ids.companies.get(one.company) ?? null,
        contacts: one.contacts.flatMap((key) => ids.people.get(key) ?? []),
        owner: ids.people.get(one.owner) ?? null,
        stage: stages.find(({ standing }) => standing === one.stage)?.id,
        amount: one.amount,
        currency: one.currency,
        closeDate: one.closesInDays === null ? null : dayFromNow(one.closesInDays),
        probability: one.probability,
        lostReason: one.lostReason,
        ...ids.fitting("opportunities", ownOfOpportunity(one, place)),
      },
    })),
  );
  const rows = written.map((one, index) => {
    if (one.outcome === "refused") throw new Error(`${opportunities[index]?.name}: ${JSON.stringify(one.faults)}`);
    return { id: one.id, made: opportunities[index]?.madeDaysAgo };
  });
  await sql`
    update opportunities set created_at = now() - r.made * interval '1 day', updated_at = now() - r.made / 4 * interval '1 day'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, made float) where opportunities.id = r.id`.execute(
    tx,
  );
  await sql`
    update audit set at = o.created_at from opportunities o
    where audit.subject_id = o.id and audit.subject_kind = 'opportunity' and audit.at > now() - interval '1 second'`.execute(
    tx,
  );
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
