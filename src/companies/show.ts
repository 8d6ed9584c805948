import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies, type ReachedCompany } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { showCompany as declared } from "./api.ts";
import { fieldsFor, mayOf, reachedJson, shownCustom } from "./may.ts";

type Reply = ReplyOf<typeof declared>;

/** One company; absent and out of reach answer alike. */
export async function showCompany(tx: Tx, actor: Actor, id: string): Promise<Reply> {
  const eb = expressionBuilder<Tables, "companies">();
  const parts = [
    ...Object.entries(fieldsFor(actor)).map(([key, field]) => sql`${field.value(eb)} as ${sql.ref(key)}`),
    sql`${shownCustom(actor)} as custom`,
  ];
  const found = await sql<{ row: Omit<Reply, "can">; reached: ReachedCompany }>`
    select (select row_to_json(r) from (select ${sql.join(parts)}) as r) as row, ${reachedJson} as reached
    from companies where companies.id = ${id} and companies.deleted_at is null and ${reachableCompanies(actor, "see")(eb)}`.execute(
    tx,
  );
  const company = found.rows[0];
  if (!company) refuseAsAbsent();
  return { ...company.row, can: mayOf(actor, company.reached) };
}
