import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableOpportunities, reachesAllOpportunities, type ReachedOpportunity } from "../access/reachable.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import { all, plainly, someRow, type Condition } from "../database/condition.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { filterCondition } from "../lists/filter.ts";
import { listRecords } from "../records/list-records.ts";
import type { listOpportunities as declared } from "./api.ts";
import { foundBy } from "./find.ts";
import { mayOf, opportunityFieldsFor, reachedJson, shownCustom } from "./may.ts";

type Query = QueryOf<typeof declared>;
type Row = ReplyOf<typeof declared>["items"][number];

/** A page of the opportunities an actor may see, with the fields he asked for. */
export async function listOpportunities(tx: Tx, actor: Actor, query: Query): Promise<ReplyOf<typeof declared>> {
  return listRecords<"opportunities", Row, ReachedOpportunity>(tx, actor, query, {
    table: "opportunities",
    fields: opportunityFieldsFor(actor),
    ground: isPresent,
    where: askedFor(actor, query),
    sort: "name",
    reached: reachedJson,
    mayOf,
    shownCustom,
  });
}

/** The condition of every index that an order of opportunities stands on. */
export const isPresent = sql<SqlBool>`opportunities.deleted_at is null`;

type Asked = Partial<Pick<Query, "owner" | "search" | "filter" | "contact" | "company" | "stage" | "pipeline">>;

/** Reach, then what the query asks. What one does not see leads nowhere. */
export function askedFor(actor: Actor, query: Asked): Condition[] {
  const { owner, search, filter, contact, company, stage, pipeline } = query;
  return [
    ...(reachesAllOpportunities(actor, "see") ? [] : [plainly(reachableOpportunities(actor, "see"))]),
    ...(owner ? [plainly(sql`opportunities.owner_id = ${owner}`)] : []),
    ...(stage ? [plainly(sql`opportunities.stage_id = ${stage}`)] : []),
    ...(pipeline
      ? [plainly(sql`opportunities.stage_id = any(array(select s.id from stages s where s.pipeline_id = ${pipeline}))`)]
      : []),
    ...(company
      ? [
          plainly(
            sql`opportunities.company_id = (select companies.id from companies where companies.id = ${company} and ${seenCompanies(actor)})`,
          ),
        ]
      : []),
    ...(contact ? [withContact(actor, contact)] : []),
    ...(search ? foundBy(search).map(plainly) : []),
    ...(filter ? [filterCondition(filter, "opportunities", opportunityFieldsFor(actor), actor)] : []),
  ];
}

function withContact(actor: Actor, contact: string): Condition {
  const seen = sql<SqlBool>`exists (select from contacts where contacts.id = ${contact} and ${seenContacts(actor)})`;
  return all([
    plainly(seen),
    someRow(sql`opportunities.id`, {
      from: sql`opportunity_contacts oc`,
      of: sql`oc.opportunity_id`,
      where: sql`oc.contact_id = ${contact}`,
    }),
  ]);
}
