import { expressionBuilder, sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import { reachableCompanies, reachesAllCompanies, type ReachedCompany } from "../access/reachable.ts";
import { plainly, someRow, type Condition } from "../database/condition.ts";
import { filterCondition } from "../lists/filter.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { listRecords } from "../records/list-records.ts";
import type { listCompanies as declared } from "./api.ts";
import { foundBy } from "./find.ts";
import { companyFieldsFor, companyFiltersFor, mayOf, reachedJson, shownCustom } from "./may.ts";

type Query = QueryOf<typeof declared>;
type Row = ReplyOf<typeof declared>["items"][number];

/** A page of the companies an actor may see, with the fields he asked for. */
export async function listCompanies(tx: Tx, actor: Actor, query: Query): Promise<ReplyOf<typeof declared>> {
  return listRecords<"companies", Row, ReachedCompany>(tx, actor, query, {
    table: "companies",
    fields: companyFieldsFor(actor),
    ground: isPresent,
    where: askedFor(actor, "see", query),
    sort: "name",
    reached: reachedJson,
    mayOf,
    shownCustom,
  });
}

export type CompanyQuery = Pick<Query, "owner" | "parent" | "tag" | "search" | "filter">;

/** The condition of every index that an order of companies stands on. */
const isPresent = sql<SqlBool>`companies.deleted_at is null`;

/** The WHERE of a list of companies: reach by the action, then what the query asks. The same for list and export. */
export function companyConditions(actor: Actor, action: Action, query: CompanyQuery): Expression<SqlBool>[] {
  return [isPresent, ...askedFor(actor, action, query).map((condition) => condition("match"))];
}

function askedFor(actor: Actor, action: Action, query: CompanyQuery): Condition[] {
  return [
    ...(reachesAllCompanies(actor, action)
      ? []
      : [plainly(reachableCompanies(actor, action)(expressionBuilder<Tables, "companies">()))]),
    ...(query.owner ? [plainly(sql`companies.owner_id = ${query.owner}`)] : []),
    ...(query.parent ? [plainly(sql`companies.parent_id = ${query.parent}`)] : []),
    ...(query.tag
      ? [
          someRow(sql`companies.id`, {
            from: sql`company_tags ct join tags on tags.means_id = ct.tag_id`,
            of: sql`ct.company_id`,
            where: sql`lower(tags.name) = lower(${query.tag})`,
          }),
        ]
      : []),
    ...(query.search ? foundBy(query.search).map(plainly) : []),
    ...(query.filter ? [filterCondition(query.filter, "companies", companyFiltersFor(actor), actor)] : []),
  ];
}
