import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableOpportunities, reachesAllOpportunities, type ReachedOpportunity } from "../access/reachable.ts";
import { all, plainly, someRow, type Condition } from "../database/condition.ts";
import { isOwnKey } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { filterCondition } from "../lists/filter.ts";
import { listPage } from "../lists/page.ts";
import type { Page } from "../lists/wish.ts";
import type { listOpportunities as declared } from "./api.ts";
import { foundBy } from "./find.ts";
import {
  mayOf,
  opportunityFieldsFor,
  reachedJson,
  seenCompanies,
  seenContacts,
  shownCustom,
  type OpportunityFields,
} from "./may.ts";

type Query = QueryOf<typeof declared>;
type Row = ReplyOf<typeof declared>["items"][number];

/** A page of the opportunities an actor may see, with the fields he asked for. */
export async function listOpportunities(tx: Tx, actor: Actor, query: Query): Promise<ReplyOf<typeof declared>> {
  const fields = opportunityFieldsFor(actor);
  const asked = askedKeys(query.fields, fields);
  const own = asked.filter(isOwnKey);
  const page: Page<Row & { reached: ReachedOpportunity }> = await listPage(tx, {
    table: "opportunities",
    fields,
    keys: asked.filter((key) => !isOwnKey(key)),
    ground: isPresent,
    where: askedFor(actor, query),
    sort: query.sort || "name",
    limit: query.limit ?? 50,
    after: query.after,
    from: query.from,
    askerId: actor.id,
    count: query.count,
    extra: [
      { key: "reached", value: reachedJson },
      ...(own.length > 0 ? [{ key: "custom", value: shownCustom(actor, new Set(own)) }] : []),
    ],
  });
  return { ...page, items: page.items.map(({ reached, ...row }) => ({ ...row, can: mayOf(actor, reached) })) };
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

/** The keys of `fields=` ("custom" means all own ones), unknown ones refused; without it every field. The id and the version always come along. */
function askedKeys(asked: string | undefined, fields: OpportunityFields): string[] {
  const all = Object.keys(fields);
  const keys = asked
    ? asked.split(",").flatMap((text) => (text.trim() === "custom" ? all.filter(isOwnKey) : [text.trim()]))
    : all;
  if (keys.some((key) => !Object.hasOwn(fields, key))) refuseField("/fields", "choice");
  return [...new Set(["id", "version", ...keys])];
}
