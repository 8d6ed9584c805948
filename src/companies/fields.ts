import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { Type, type Static, type TSchema } from "typebox";
import { plainly, someRow } from "../database/condition.ts";
import type { Field, ReadShape, WriteShape } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";
import type { CompaniesTable } from "../database/tables/companies.ts";
import { Id, Link, orNull, Text } from "../http/shapes.ts";
import { Address, AddressWrite } from "../values/address-shapes.ts";
import { inTreeOf, pathWithin } from "./tree.ts";

type OnCompanies = ExpressionBuilder<Tables, "companies">;
type Column = keyof CompaniesTable & string;

const Labelled = Type.Array(
  Type.Object({ value: Type.String({ maxLength: 320 }), label: Type.String({ maxLength: 40 }) }),
  { maxItems: 50 },
);

const Domain = Type.Object({
  /** As it is compared: lower case, punycode. */
  domain: Type.String(),
  /** As people read it. */
  name: Type.String(),
  subdomains: Type.Boolean(),
  attach: Type.Boolean(),
});
/** `subdomains` (no unless said): whoever writes from below it as well. `attach` (yes): whoever belongs to no company joins by himself. `name` may come back as it was read; it is made anew. */
const DomainWrite = Type.Object({
  domain: Text(300),
  name: Type.Optional(Text(300)),
  subdomains: Type.Optional(Type.Boolean()),
  attach: Type.Optional(Type.Boolean()),
});

/** What a manager may with the requests of the company's people: see, answer and close them, and open some on behalf of others. */
const may = { see: Type.Boolean(), answer: Type.Boolean(), close: Type.Boolean(), onBehalf: Type.Boolean() };
const Manager = Type.Object({ contact: Link, ...may });
/** One of the company's people. Left out: `see` is yes, the others no. */
const ManagerWrite = Type.Object({ contact: Id, ...Type.Partial(Type.Object(may)).properties });

export const mayOfManager = sql.raw(
  Object.keys(may)
    .map((key) => `'${key}', coalesce((m.manager_may ->> '${key}')::boolean, false)`)
    .join(", "),
);

/** The managers of a company who are among some contacts. */
export function managersWithin(reach: Expression<unknown>) {
  return sql<Static<typeof Manager>[]>`(select coalesce(json_agg(json_build_object(
      'contact', json_build_object('id', contacts.id, 'name', trim(contacts.first_name || ' ' || contacts.last_name)), ${mayOfManager})
      order by contacts.last_name, contacts.first_name, contacts.id), '[]')
    from memberships m join contacts on contacts.id = m.contact_id and contacts.live
    where m.company_id = companies.id and m.is_manager and m.to_date is null and ${reach})`;
}

/** The default contact of a company, if he is among some contacts. */
export function defaultContactWithin(reach: Expression<unknown>) {
  return sql<Static<
    typeof Link
  > | null>`(select json_build_object('id', contacts.id, 'name', trim(contacts.first_name || ' ' || contacts.last_name))
    from contacts where contacts.id = companies.default_contact_id and contacts.live and ${reach})`;
}
type Test = (value: Expression<unknown>) => Expression<SqlBool>;

export const tagsOfCompany = sql<string[]>`array(select t.name from company_tags ct join tags t on t.id = ct.tag_id
  where ct.company_id = companies.id order by ct.position, t.name)`;

/** Every field that each installation has of companies, said once; `fieldsFor` joins those of its own. */
export const companyFields = {
  id: { ...made("id", Id, "id"), csv: "Id" },
  version: made("number", Type.Integer(), "version"),
  name: { ...text("name", "Name", 200, ["name"]), write: Type.String({ minLength: 1, maxLength: 200 }) },
  site: text("site", "Site", 500),
  emails: labelled("emails", "emails"),
  phones: labelled("phones", "phones"),
  addresses: {
    ...made("addresses", Type.Array(Address), "addresses"),
    write: Type.Array(AddressWrite, { maxItems: 50 }),
    column: "addresses",
    section: "addresses",
    // Looked for by its words, as those of people are.
    filter: {
      kind: "text",
      some: (test: Test) =>
        plainly(
          sql`exists (select from jsonb_to_recordset(companies.addresses) as a
            (street text, street2 text, "postalCode" text, city text, region text, country text)
            where ${test(sql`concat_ws(' ', a.street, a.street2, a."postalCode", a.city, a.region, a.country)`)})`,
        ),
    },
  },
  description: { ...text("description", "Description", 20_000), kind: "html" },
  industry: text("industry", "Industry", 120, ["industry"]),
  taxNumber: text("tax_number", "Tax number", 60, ["tax_number"]),
  tags: {
    ...made("tags", Type.Array(Type.String()), "id"),
    write: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100 }),
    value: () => tagsOfCompany,
    csv: "Tags",
    section: "general",
    // By every name that a tag has had.
    filter: {
      kind: "choice",
      some: (test: Test) =>
        someRow(sql`companies.id`, {
          from: sql`company_tags ct join tags on tags.means_id = ct.tag_id`,
          of: sql`ct.company_id`,
          where: test(sql`tags.name`),
        }),
    },
  },
  owner: link("owner_id", "contacts", sql`trim(p.first_name || ' ' || p.last_name)`, "person", "Owner"),
  parent: link("parent_id", "companies", sql`p.name`, "company", "Parent company"),
  /** Those above it, the topmost first; asked for a company, all below it are found, and itself. */
  path: {
    ...made("companies", Type.Array(Link), "id"),
    value: () => pathWithin(sql`true`),
    filter: { kind: "id", some: inTreeOf },
  },
  /** Prepaid, of a calendar month. */
  minutesPerMonth: {
    ...made("number", Type.Union([Type.Integer(), Type.Null()]), "minutes_per_month"),
    write: Type.Union([Type.Integer({ minimum: 0, maximum: 1_000_000 }), Type.Null()]),
    column: "minutes_per_month",
    csv: "Minutes per month",
    filter: { kind: "number", value: (eb: OnCompanies) => eb.ref("companies.minutes_per_month") },
  },
  domains: {
    ...made("domains", Type.Array(Domain), "id"),
    write: Type.Array(DomainWrite, { maxItems: 50 }),
    value: () => sql<
      Static<typeof Domain>[]
    >`(select coalesce(json_agg(json_build_object('domain', d.domain, 'name', d.name,
      'subdomains', d.subdomains, 'attach', d.attaches) order by d.position), '[]') from company_domains d where d.company_id = companies.id)`,
    filter: {
      kind: "text",
      isLower: true,
      some: (test) =>
        plainly(
          sql`exists (select from company_domains d where d.company_id = companies.id and ${test(sql`d.domain`)})`,
        ),
    },
    section: "contact",
  },
  managers: {
    ...made("managers", Type.Array(Manager), "id"),
    write: Type.Array(ManagerWrite, { maxItems: 200 }),
    value: () => managersWithin(sql`true`),
    section: "general",
  },
  defaultContact: {
    ...made("contact", orNull(Link), "default_contact_id"),
    write: orNull(Id),
    value: () => defaultContactWithin(sql`true`),
    column: "default_contact_id",
    section: "general",
  },
  people: {
    ...made("number", Type.Integer(), "version"),
    value: () =>
      sql<number>`(select count(*)::int from memberships m join contacts p on p.id = m.contact_id and p.live where m.company_id = companies.id)`,
  },
  createdAt: {
    ...made("time", Type.String(), "created_at"),
    csv: "Created at",
    sort: ["created_at"],
    filter: { kind: "time", value: (eb: OnCompanies) => eb.ref("companies.created_at") },
  },
  updatedAt: {
    ...made("time", Type.String(), "updated_at"),
    csv: "Updated at",
    sort: ["updated_at"],
    filter: { kind: "time", value: (eb: OnCompanies) => eb.ref("companies.updated_at") },
  },
} as const satisfies Record<string, Field<"companies">>;

export type Company = ReadShape<typeof companyFields>;
/** A change: only the fields it names, of own fields too. */
export type CompanyChange = WriteShape<typeof companyFields> & { custom?: Readonly<Record<string, unknown>> };

function made<S extends TSchema>(kind: Field["kind"], read: S, column: Column) {
  return {
    kind,
    read,
    write: null,
    value: (eb: OnCompanies) => eb.ref(`companies.${column}`),
    column: null,
    sort: null,
    filter: null,
    csv: null,
    section: "system",
    options: null,
  } as const satisfies Field<"companies", S>;
}

function text(column: Column, csv: string, maxLength: number, sort: readonly Column[] | null = null) {
  return {
    ...made("text", Type.String(), column),
    write: Type.String({ maxLength }),
    column,
    sort,
    filter: { kind: "text", value: (eb: OnCompanies) => eb.ref(`companies.${column}`) },
    csv,
    section: "general",
  } as const satisfies Field<"companies">;
}

function labelled(kind: "emails" | "phones", column: Column) {
  return {
    ...made(kind, Labelled, column),
    write: Labelled,
    column,
    section: "contact",
  } as const satisfies Field<"companies">;
}

function link(
  column: "owner_id" | "parent_id",
  table: "contacts" | "companies",
  name: ReturnType<typeof sql>,
  kind: Field["kind"],
  csv: string,
) {
  return {
    kind,
    read: Type.Union([Link, Type.Null()]),
    write: Type.Union([Id, Type.Null()]),
    value: () =>
      sql<{
        id: string;
        name: string;
      } | null>`(select json_build_object('id', p.id, 'name', ${name}) from ${sql.table(table)} p where p.id = ${sql.ref(`companies.${column}`)})`,
    column,
    sort: null,
    filter: { kind: "id", value: (eb: OnCompanies) => eb.ref(`companies.${column}`) },
    csv,
    section: "general",
    options: null,
  } as const satisfies Field<"companies">;
}
