import { sql } from "kysely";
import type { Findable, FoundRecord } from "../access/findable.ts";
import { reachableOpportunities } from "../access/reachable.ts";
import { findOpportunities, readFound, type FoundOpportunity } from "./find.ts";

/** Opportunities as search and what was opened lately show them. */
export const opportunityFindable: Findable = {
  kind: "opportunity",
  isPeople: false,
  async find(tx, actor, sought) {
    const found = await findOpportunities(tx, actor, sought);
    return found.map((opportunity) => ({ record: asRecord(opportunity), rank: opportunity.rank }));
  },
  async show(tx, actor, ids) {
    const found = await sql<Omit<FoundOpportunity, "rank">>`
      select ${readFound(actor, "opportunities")} from opportunities join stages s on s.id = opportunities.stage_id
      where opportunities.id = any(${ids}::uuid[]) and opportunities.deleted_at is null
        and ${reachableOpportunities(actor, "see")}`.execute(tx);
    return found.rows.map(asRecord);
  },
};

function asRecord({ id, name, stage, company }: Omit<FoundOpportunity, "rank">): FoundRecord {
  return { kind: "opportunity", id, title: name, subtitle: [company, stage].filter(Boolean).join(" · ") };
}
