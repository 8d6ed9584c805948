import { sql, type Expression, type InferResult, type Kysely } from "kysely";
import { ownFieldsAt, type OwnFields } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import type { FieldRules, StoredRights } from "../database/tables/access-groups.ts";
import type { Kind } from "../database/tables/contacts.ts";
import { groupName } from "../words/group-name.ts";
import { contactHasSecondFactor } from "./has-second-factor.ts";
import { isUnverified } from "./unverified-membership.ts";

/** Who acts: read with every request, so that a change of rights or status holds from the next one on. */
export interface Actor {
  id: string;
  name: string;
  kind: Kind;
  /** Holds every right; its access group is the protected one. */
  administrator: boolean;
  accessGroup: { id: string; name: string };
  modules: readonly string[];
  rights: StoredRights;
  /** Field → hidden, shown or editable; what is left out is editable for agents and shown for clients. */
  fields: Readonly<Record<string, string>>;
  /** Field → when the access group demands it. */
  fieldRules: FieldRules;
  /** The fields of the installation's own, as they were at this moment. */
  own: OwnFields;
  language: string;
  timeZone: string;
  /** Where the request came from, for the journal. */
  address: string | undefined;
  /** People whose records the reaches department and division cover; the actor is always among them if he has a department. */
  departmentPeople: readonly string[];
  divisionPeople: readonly string[];
  /** Companies the actor belongs to, and those he manages. */
  companies: readonly string[];
  managedCompanies: readonly string[];
  /** Belongs to a group that asks for a second factor and has none: may do nothing but set one up. */
  lacksSecondFactor: boolean;
  /** The session that the call came by; none for tokens and jobs. */
  session: { id: string; provedLately: boolean } | undefined;
  /** The personal token that the call came by; the rights above are cut down to it. */
  token: { id: string; readsOnly: boolean } | undefined;
  /** The administrator who looks on as this person. Once it has ended the actor is himself again, and may do nothing but say so. */
  viewer: { id: string; name: string; ended: boolean } | undefined;
}

/** The actor for a contact that may act now: live, active, in a group that signs in. Nothing otherwise. */
export async function findActor(db: Kysely<Tables>, contactId: string, address?: string): Promise<Actor | undefined> {
  const row = await selectActors(db).where("contacts.id", "=", contactId).executeTakeFirst();
  return row && asActor(db, row, address);
}

/** Everybody who may act now, as a query to narrow: by id, by session. */
export function selectActors(db: Kysely<Tables>) {
  return selectPeople(db).where("live", "=", true).where("status", "=", "active").where("g.signs_in", "=", true);
}

/** What somebody's account is, if he may act or not. */
export type AccountState = "active" | "blocked" | "fired" | "deleted" | "merged" | "noSignIn";

/** Somebody as he would act, and whether he may, for whoever asks why he may not. */
export async function findAnybody(
  db: Kysely<Tables>,
  contactId: string,
): Promise<{ actor: Actor; account: AccountState } | undefined> {
  const row = await selectPeople(db)
    .select(["status", "deleted_at", "merged_into_id", "g.signs_in"])
    .where("contacts.id", "=", contactId)
    .executeTakeFirst();
  if (!row) return undefined;
  const gone = row.merged_into_id ? "merged" : row.deleted_at ? "deleted" : undefined;
  const inGroup = row.signs_in ? row.status : "noSignIn";
  return {
    actor: await asActor(db, row, undefined),
    account: gone ?? (row.status === "active" ? inGroup : row.status),
  };
}

function selectPeople(db: Kysely<Tables>) {
  return db
    .selectFrom("contacts")
    .innerJoin("access_groups as g", "g.id", "contacts.access_group_id")
    .select(["contacts.id", "first_name", "last_name", "contacts.kind"])
    .select([
      "g.id as group_id",
      "g.name as group_name",
      "g.standing",
      "g.modules",
      "g.rights",
      "g.fields",
      "g.field_rules",
    ])
    .select((eb) => [
      // Who has chosen none gets the installation's own.
      orOwn(eb.ref("contacts.language"), "default_language").as("language"),
      orOwn(eb.ref("contacts.time_zone"), "default_time_zone").as("time_zone"),
      peopleBeside(eb.ref("contacts.id")).as("department_people"),
      peopleBelow(eb.ref("contacts.id")).as("division_people"),
      companiesOf(eb.ref("contacts.id")).as("companies"),
      managedBy(eb.ref("contacts.id")).as("managed_companies"),
      sql<string>`(select fields_version from installation)`.as("fields_version"),
      sql<boolean>`g.second_factor_required and not ${contactHasSecondFactor}`.as("lacks_second_factor"),
    ]);
}

export async function asActor(
  db: Kysely<Tables>,
  row: InferResult<ReturnType<typeof selectActors>>[number],
  address: string | undefined,
): Promise<Actor> {
  return {
    id: row.id,
    name: [row.first_name, row.last_name].filter(Boolean).join(" "),
    kind: row.kind,
    administrator: row.standing === "administrator",
    accessGroup: { id: row.group_id, name: groupName(row.group_name, row.standing, row.language) },
    modules: row.modules,
    rights: row.rights,
    fields: row.fields,
    fieldRules: row.field_rules,
    own: await ownFieldsAt(db, row.fields_version, row.language),
    language: row.language,
    timeZone: row.time_zone,
    address,
    departmentPeople: row.department_people,
    divisionPeople: row.division_people,
    companies: row.companies,
    managedCompanies: row.managed_companies,
    lacksSecondFactor: row.lacks_second_factor,
    session: undefined,
    token: undefined,
    viewer: undefined,
  };
}

type Ref = Expression<string>;

function orOwn(value: Ref, column: "default_language" | "default_time_zone") {
  return sql<string>`coalesce(nullif(${value}, ''), (select ${sql.ref(column)} from installation))`;
}

/** Who has left a company, or is about to, reaches nothing by it; nor does who has joined by an address that nobody has verified (A120). */
function companiesOf(contactId: Ref) {
  return sql<string[]>`array(select m.company_id from memberships m
    where m.contact_id = ${contactId} and m.to_date is null and not ${isUnverified})`;
}

function managedBy(contactId: Ref) {
  return sql<string[]>`array(
    select company_id from memberships where contact_id = ${contactId} and to_date is null and is_manager)`;
}

function peopleBeside(contactId: Ref) {
  return sql<string[]>`array(
    select distinct p.contact_id from department_people p
    where p.department_id in (select department_id from department_people where contact_id = ${contactId}))`;
}

function peopleBelow(contactId: Ref) {
  return sql<string[]>`array(
    with recursive mine (id) as (
      select department_id from department_people where contact_id = ${contactId}
      union
      select d.id from departments d join mine on d.parent_id = mine.id
    )
    select distinct p.contact_id from department_people p join mine on p.department_id = mine.id)`;
}
