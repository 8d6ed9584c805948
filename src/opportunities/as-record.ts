import { sql } from "kysely";
import { opportunitiesWithin, reachableOpportunities } from "../access/reachable.ts";
import type { RecordKind } from "../access/record-kind.ts";

/** Opportunities as what notes and files hang on. */
export const opportunityRecord: RecordKind = {
  kind: "opportunity",
  path: "opportunities",
  sight: (actor, reach, id) => sql<boolean>`exists (
    select from opportunities where opportunities.id = ${id} and opportunities.deleted_at is null
      and ${reachableOpportunities(actor, "see")} and ${opportunitiesWithin(actor, reach)})`,
  name: (id) => sql<string>`(select name from opportunities where opportunities.id = ${id})`,
};
