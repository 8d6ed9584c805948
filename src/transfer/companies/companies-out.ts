import { expressionBuilder, sql, type Expression, type SqlBool, type Transaction } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { companyConditions, type CompanyQuery } from "../../companies/list.ts";
import { companyFieldsFor, shownCustom } from "../../companies/may.ts";
import { isOwnKey } from "../../database/own-field.ts";
import type { Tables } from "../../database/tables.ts";
import { orderBy, orderOf } from "../../lists/order.ts";
import type { KindOut } from "../export-kind.ts";
import type { ListSizes } from "../mapping/export-columns.ts";
import { companyFacts } from "./facts.ts";

/** Companies as they leave in files. */
export const companiesOut: KindOut<CompanyQuery> = {
  kind: "companies",
  facts: companyFacts,
  usualGrid: "name,site,emails,phones,owner",
  conditions: (actor, query) => companyConditions(actor, "export", query),
  sizes,
  values,
  order: (actor, sort = "name") =>
    orderBy(orderOf<"companies">({ fields: companyFieldsFor(actor), sort }), "companies"),
};

async function sizes(tx: Transaction<Tables>, where: Expression<SqlBool>): Promise<ListSizes> {
  const { rows } = await sql<ListSizes>`
    select coalesce(max(jsonb_array_length(companies.emails)), 0)::int as "Email",
      coalesce(max(jsonb_array_length(companies.phones)), 0)::int as "Phone"
    from companies where ${where}`.execute(tx);
  return rows[0] ?? {};
}

function values(actor: Actor, fields: ReadonlySet<string>) {
  const eb = expressionBuilder<Tables, "companies">();
  const standard = Object.entries(companyFieldsFor(actor)).flatMap(([key, field]) =>
    fields.has(key) && !isOwnKey(key) ? [sql`${field.value(eb)} as ${sql.ref(key)}`] : [],
  );
  const own = new Set([...fields].filter(isOwnKey));
  return own.size > 0 ? [...standard, sql`${shownCustom(actor, own)} as custom`] : standard;
}
