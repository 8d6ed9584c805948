import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { isUnverified } from "../access/unverified-membership.ts";
import { plainly, someRow, type Rows } from "../database/condition.ts";
import type { FieldFilter } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";
import { emailHint } from "./hints.ts";

type OnContacts = ExpressionBuilder<Tables, "contacts">;
type Filter = FieldFilter<"contacts">;
type Test = (value: Expression<unknown>) => Expression<SqlBool>;

/** The lists that hang on a contact, as one JSON value each, and the conditions that look into them. */

export const emails = (eb: OnContacts) =>
  jsonArrayFrom(
    eb
      .selectFrom("identities as i")
      .select(["i.value", "i.label"])
      .select(sql<boolean>`i.verified_at is not null`.as("verified"))
      .select(sql<boolean>`i.bounced_at is not null`.as("bounced"))
      .whereRef("i.contact_id", "=", "contacts.id")
      .where("i.kind", "=", "email")
      .where("i.valid_to", "is", null)
      .orderBy("i.position"),
  );

export const phones = (eb: OnContacts) =>
  jsonArrayFrom(
    eb
      .selectFrom("identities as i")
      .select(["i.value", "i.extension", "i.label"])
      .select(sql<string>`case when i.normalised like '+%' then i.normalised else '' end`.as("e164"))
      .select(sql<boolean>`i.verified_at is not null`.as("verified"))
      .whereRef("i.contact_id", "=", "contacts.id")
      .where("i.kind", "=", "phone")
      .where("i.valid_to", "is", null)
      .orderBy("i.position"),
  );

/** Messenger and social identities, those of the past included. */
export const identities = (eb: OnContacts) =>
  jsonArrayFrom(
    eb
      .selectFrom("identities as i")
      .select(["i.kind", "i.account", "i.value as externalId", "i.name"])
      .select(sql<boolean>`i.verified_at is not null`.as("verified"))
      .select([isoTime("i.valid_from").as("from"), isoTime("i.valid_to").as("to")])
      .whereRef("i.contact_id", "=", "contacts.id")
      .where("i.kind", "not in", ["email", "phone"])
      .orderBy(sql`i.valid_to is not null`)
      .orderBy("i.position"),
  );

export const addresses = (eb: OnContacts) =>
  jsonArrayFrom(
    eb
      .selectFrom("addresses as a")
      .select([
        "a.types",
        "a.default_for as defaultFor",
        "a.label",
        "a.is_primary as primary",
        "a.name",
        "a.organization",
      ])
      .select(["a.street", "a.street2", "a.city", "a.postal_code as postalCode", "a.country", "a.region"])
      .whereRef("a.contact_id", "=", "contacts.id")
      .orderBy("a.position"),
  );

export const companies = (eb: OnContacts) =>
  jsonArrayFrom(
    eb
      .selectFrom("memberships as m")
      .innerJoin("companies as c", "c.id", "m.company_id")
      .select(["c.id", "c.name", "m.title", "m.department", "m.is_manager as manager", "m.is_primary as primary"])
      .select(["m.from_date as from", "m.to_date as to"])
      .select(["m.by_domain as byDomain", isUnverified.as("unverified")])
      .whereRef("m.contact_id", "=", "contacts.id")
      .where("c.deleted_at", "is", null)
      .orderBy("m.position"),
  );

export const groups = (eb: OnContacts) =>
  jsonArrayFrom(
    eb
      .selectFrom("contact_group_members as m")
      .innerJoin("contact_groups as g", "g.id", "m.group_id")
      .select(["g.id", "g.name"])
      .whereRef("m.contact_id", "=", "contacts.id")
      .where("g.deleted_at", "is", null)
      .orderBy("g.name"),
  );

export const departments = (eb: OnContacts) =>
  jsonArrayFrom(
    eb
      .selectFrom("department_people as p")
      .innerJoin("departments as d", "d.id", "p.department_id")
      .select(["d.id", "d.name"])
      .whereRef("p.contact_id", "=", "contacts.id")
      .orderBy("d.name"),
  );

export const tags = (eb: OnContacts) =>
  sql<string[]>`array(${eb
    .selectFrom("contact_tags as ct")
    .innerJoin("tags as t", "t.id", "ct.tag_id")
    .select("t.name")
    .whereRef("ct.contact_id", "=", "contacts.id")
    .orderBy("ct.position")
    .orderBy("t.name")})`;

/** A person one links to, by id, name and picture; no more is shown of somebody out of reach. */
export const personLink = (eb: OnContacts, column: "owner_id" | "assigned_to_id" | "reports_to_id") =>
  jsonObjectFrom(
    eb
      .selectFrom("contacts as p")
      .select("p.id")
      .select(sql<string>`trim(p.first_name || ' ' || p.last_name)`.as("name"))
      .select(pictureOf("p").as("picture"))
      .whereRef("p.id", "=", `contacts.${column}`),
  );

/** Where the picture is fetched; changes with every new picture, so that it may be cached for good. */
export const picture = (_eb: OnContacts) => pictureOf("contacts");

function pictureOf(table: "contacts" | "p") {
  const [id, file] = [sql.ref(`${table}.id`), sql.ref(`${table}.picture_file_id`)];
  return sql<string | null>`'/api/v1/contacts/' || ${id} || '/picture?v=' || ${file}`;
}

export const emailFilter: Filter = {
  ...identityFilterOf(sql`= 'email'`, (test) => test(sql`i.normalised`)),
  isLower: true,
  hint: emailHint,
};
export const phoneFilter: Filter = identityFilterOf(
  sql`= 'phone'`,
  (test) => sql<SqlBool>`(${test(sql`i.normalised`)} or ${test(sql`i.value`)})`,
);
export const identityFilter: Filter = identityFilterOf(sql`not in ('email', 'phone')`, (test) => test(sql`i.value`));

export const websiteFilter: Filter = {
  kind: "text",
  some: (test) => plainly(sql`exists (select from unnest(contacts.websites) as w (value) where ${test(sql`w.value`)})`),
};

/** Who has left a company is found by it, but has none for that. */
export const companyFilter: Filter = {
  kind: "id",
  there: someRow(sql`contacts.id`, {
    from: sql`memberships m join companies c on c.id = m.company_id and c.deleted_at is null`,
    of: sql`m.contact_id`,
    where: sql<SqlBool>`m.to_date is null`,
  }),
  some: someOf({
    from: sql`memberships m join companies c on c.id = m.company_id and c.deleted_at is null`,
    of: sql`m.contact_id`,
    value: sql`m.company_id`,
  }),
};

export const groupFilter: Filter = {
  kind: "id",
  some: someOf({
    from: sql`contact_group_members m join contact_groups g on g.id = m.group_id and g.deleted_at is null`,
    of: sql`m.contact_id`,
    value: sql`m.group_id`,
  }),
};

/** By every name that a tag has had: a view that names a former one goes on finding its people. */
export const tagFilter: Filter = {
  kind: "choice",
  some: someOf({
    from: sql`contact_tags t join tags on tags.means_id = t.tag_id`,
    of: sql`t.contact_id`,
    value: sql`tags.name`,
  }),
};

export const departmentFilter: Filter = {
  kind: "id",
  some: someOf({ from: sql`department_people p`, of: sql`p.contact_id`, value: sql`p.department_id` }),
};

/** An address is looked for by its words; the country has a filter of its own name. */
export const cityFilter: Filter = {
  kind: "text",
  some: someOf({
    from: sql`addresses a`,
    of: sql`a.contact_id`,
    value: sql`concat_ws(' ', a.street, a.street2, a.postal_code, a.city, a.region, a.country)`,
  }),
};

function someOf({ from, of, value }: { from: Rows["from"]; of: Rows["of"]; value: Expression<unknown> }) {
  return (test: Test) => someRow(sql`contacts.id`, { from, of, where: test(value) });
}

function identityFilterOf(kinds: Expression<unknown>, passes: (test: Test) => Expression<SqlBool>) {
  return {
    kind: "text" as const,
    some: (test: Test) =>
      someRow(sql`contacts.id`, {
        from: sql`identities i`,
        of: sql`i.contact_id`,
        where: sql<SqlBool>`i.valid_to is null and i.kind ${kinds} and ${passes(test)}`,
      }),
  };
}

function isoTime(column: "i.valid_from" | "i.valid_to") {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
