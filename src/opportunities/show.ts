import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableOpportunities, type ReachedOpportunity } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { showOpportunity as declared } from "./api.ts";
import { fieldsFor, mayOf, reachedJson, shownCustom } from "./may.ts";

type Reply = ReplyOf<typeof declared>;

/** One opportunity; absent and out of reach answer alike. */
export async function showOpportunity(tx: Tx, actor: Actor, id: string): Promise<Reply> {
  const found = await sql<{ row: Omit<Reply, "can">; reached: ReachedOpportunity }>`
    select ${rowJson(actor)} as row, ${reachedJson} as reached from opportunities
    where opportunities.id = ${id} and opportunities.deleted_at is null and ${reachableOpportunities(actor, "see")}`.execute(
    tx,
  );
  const opportunity = found.rows[0];
  if (!opportunity) refuseAsAbsent();
  return { ...opportunity.row, can: mayOf(actor, opportunity.reached) };
}

/** All fields of a row of opportunities as the actor sees them. */
export function rowJson(actor: Actor) {
  const eb = expressionBuilder<Tables, "opportunities">();
  const parts = [
    ...Object.entries(fieldsFor(actor)).map(([key, field]) => sql`${field.value(eb)} as ${sql.ref(key)}`),
    sql`${shownCustom(actor)} as custom`,
  ];
  return sql<Omit<Reply, "can">>`(select row_to_json(r) from (select ${sql.join(parts)}) as r)`;
}
