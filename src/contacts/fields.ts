import type { Expression, ExpressionBuilder } from "kysely";
import { jsonObjectFrom } from "kysely/helpers/postgres";
import { Type, type TSchema } from "typebox";
import type { Field, FieldFilter, FilterKind, Hint, ReadShape, WriteShape } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";
import type { ContactsTable } from "../database/tables/contacts.ts";
import { Id, Link, orNull, PersonLink, Text, Time } from "../http/shapes.ts";
import * as lists from "./field-lists.ts";
import { nameHint } from "./hints.ts";
import { Address, AddressWrite } from "../values/address-shapes.ts";
import * as shape from "./shapes.ts";

type OnContacts = ExpressionBuilder<Tables, "contacts">;
type Column = keyof ContactsTable & string;
type Section = Field["section"];

/** Every field that each installation has of contacts, said once; `contactFieldsFor` joins those of its own. Adding a standard one: a line here, its column in a migration, its label in the six languages; files and their headers follow. */
export const contactFields = {
  id: made("id", Id, "id", { csv: "Id", filter: column("id", "id") }),
  version: made("number", Type.Integer(), "version"),
  namePrefix: text("name_prefix", "Prefix", { maxLength: 40 }),
  firstName: text("first_name", "First name", {
    maxLength: 100,
    sort: ["first_name", "last_name"],
    hint: nameHint("first_name"),
  }),
  middleName: text("middle_name", "Middle name", { maxLength: 100, hint: nameHint() }),
  lastName: text("last_name", "Last name", {
    maxLength: 100,
    sort: ["last_name", "first_name"],
    hint: nameHint("last_name"),
  }),
  nameSuffix: text("name_suffix", "Suffix", { maxLength: 40 }),
  nickname: text("nickname", "Nickname", { maxLength: 100, section: "additional", hint: nameHint() }),
  jobTitle: text("job_title", "Job title", { maxLength: 200, sort: ["job_title"] }),
  gender: choice("gender", "Gender", ["female", "male", "other"]),
  birthday: {
    ...text("birthday", "Birthday", { maxLength: 10, sort: ["birthday"], section: "additional" }),
    kind: "birthday",
    write: Type.String({ pattern: "^((\\d{4}|-)-\\d\\d-\\d\\d)?$" }),
    filter: { ...column("date", "birthday"), isYearly: true },
  },
  status: made("status", Type.Enum(["active", "blocked", "fired"]), "status", {
    csv: "Status",
    filter: column("choice", "status"),
    options: ["active", "blocked", "fired"],
  }),
  notified: {
    ...made("yesNo", Type.Boolean(), "notified", { csv: "Notifications", filter: column("yesNo", "notified") }),
    write: Type.Boolean(),
    column: "notified",
  },
  emails: list(
    "emails",
    "contact",
    Type.Array(shape.Email),
    Type.Array(shape.EmailWrite, { maxItems: 50 }),
    lists.emails,
    lists.emailFilter,
  ),
  phones: list(
    "phones",
    "contact",
    Type.Array(shape.Phone),
    Type.Array(shape.PhoneWrite, { maxItems: 50 }),
    lists.phones,
    lists.phoneFilter,
  ),
  identities: list(
    "identities",
    "contact",
    Type.Array(shape.Identity),
    Type.Array(shape.IdentityWrite, { maxItems: 50 }),
    lists.identities,
    lists.identityFilter,
  ),
  websites: {
    ...list(
      "websites",
      "contact",
      Type.Array(Type.String()),
      Type.Array(Text(500), { maxItems: 20 }),
      (eb) => eb.ref("contacts.websites"),
      lists.websiteFilter,
    ),
    column: "websites",
    csv: "Website",
  },
  companies: list(
    "companies",
    "companies",
    Type.Array(shape.Membership),
    Type.Array(shape.MembershipWrite, { maxItems: 100 }),
    lists.companies,
    lists.companyFilter,
  ),
  groups: list(
    "groups",
    "groups",
    Type.Array(Link),
    Type.Array(Id, { maxItems: 200 }),
    lists.groups,
    lists.groupFilter,
  ),
  tags: {
    ...list(
      "tags",
      "general",
      Type.Array(Type.String()),
      Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100 }),
      lists.tags,
      lists.tagFilter,
    ),
    csv: "Tags",
  },
  addresses: list(
    "addresses",
    "addresses",
    Type.Array(Address),
    Type.Array(AddressWrite, { maxItems: 50 }),
    lists.addresses,
    lists.cityFilter,
  ),
  owner: link("person", "owner_id", "Owner"),
  assignedTo: link("person", "assigned_to_id", "Assigned to"),
  reportsTo: link("person", "reports_to_id", "Reports to"),
  departments: {
    ...list(
      "departments",
      "system",
      Type.Array(Link),
      Type.Array(Id, { maxItems: 50 }),
      lists.departments,
      lists.departmentFilter,
    ),
    csv: "Department",
  },
  accessGroup: {
    kind: "accessGroup",
    read: shape.AccessGroup,
    write: Id,
    value: (eb) =>
      jsonObjectFrom(
        eb
          .selectFrom("access_groups as g")
          .select(["g.id", "g.name", "g.standing"])
          .whereRef("g.id", "=", "contacts.access_group_id"),
      ),
    column: "access_group_id",
    sort: null,
    filter: column("id", "access_group_id"),
    csv: "Access group",
    section: "system",
    options: null,
  },
  language: {
    ...text("language", "Language", { maxLength: 35, section: "additional" }),
    kind: "language",
    filter: column("choice", "language"),
  },
  timeZone: {
    ...text("time_zone", "Time zone", { maxLength: 60, section: "additional" }),
    kind: "timeZone",
    filter: column("choice", "time_zone"),
  },
  source: text("source", "Source", { maxLength: 60, section: "additional" }),
  preferredMethod: choice("preferred_method", "Preferred method", ["email", "phone", "messenger", "post"]),
  description: { ...text("description", "Description", { maxLength: 20_000, section: "additional" }), kind: "html" },
  externalId: text("external_id", "External id", { maxLength: 200, section: "system" }),
  signInEmail: made("text", orNull(Type.String()), "sign_in_email"),
  picture: { ...made("text", orNull(Type.String()), "picture_file_id"), value: lists.picture },
  incomplete: made("yesNo", Type.Boolean(), "incomplete", { filter: column("yesNo", "incomplete") }),
  lastSignInAt: made("time", orNull(Time), "last_sign_in_at", { filter: column("time", "last_sign_in_at") }),
  lastSignInIp: made("text", orNull(Type.String()), "last_sign_in_ip"),
  createdAt: made("time", Time, "created_at", {
    csv: "Created at",
    sort: ["created_at"],
    filter: column("time", "created_at"),
  }),
  updatedAt: made("time", Time, "updated_at", {
    csv: "Updated at",
    sort: ["updated_at"],
    filter: column("time", "updated_at"),
  }),
} as const satisfies Record<string, Field<"contacts">>;

export type ContactField = keyof typeof contactFields;
export type Contact = ReadShape<typeof contactFields>;
/** A change: only the fields it names, of own fields too; whole lists for lists. */
export type ContactChange = WriteShape<typeof contactFields> & { custom?: Readonly<Record<string, unknown>> };

interface Extra {
  csv?: string;
  filter?: FieldFilter<"contacts">;
  sort?: readonly Column[];
  section?: Section;
  options?: readonly string[];
}

function made<S extends TSchema>(kind: Field["kind"], read: S, from: Column, extra: Extra = {}) {
  return {
    kind,
    read,
    write: null,
    value: (eb: OnContacts) => eb.ref(`contacts.${from}`),
    column: null,
    sort: extra.sort ?? null,
    filter: extra.filter ?? null,
    csv: extra.csv ?? null,
    section: extra.section ?? "system",
    options: extra.options ?? null,
  } as const satisfies Field<"contacts", S>;
}

interface TextExtra {
  maxLength: number;
  sort?: readonly Column[];
  section?: Section;
  hint?: Hint;
}

function text(from: Column, csv: string, extra: TextExtra) {
  return {
    kind: "text",
    read: Type.String(),
    write: Text(extra.maxLength),
    value: (eb: OnContacts) => eb.ref(`contacts.${from}`),
    column: from,
    sort: extra.sort ?? null,
    filter: { ...column("text", from), ...(extra.hint && { hint: extra.hint }) },
    csv,
    section: extra.section ?? "general",
    options: null,
  } as const satisfies Field<"contacts">;
}

function choice<const O extends readonly string[]>(from: Column, csv: string, options: O) {
  return {
    ...text(from, csv, { maxLength: 30, section: "additional" }),
    kind: "choice",
    write: Type.Enum(["", ...options]),
    filter: column("choice", from),
    options,
  } as const satisfies Field<"contacts">;
}

function link(kind: Field["kind"], from: "owner_id" | "assigned_to_id" | "reports_to_id", csv: string) {
  return {
    kind,
    read: orNull(PersonLink),
    write: orNull(Id),
    value: (eb: OnContacts) => lists.personLink(eb, from),
    column: from,
    sort: null,
    filter: column("id", from),
    csv,
    section: "general",
    options: null,
  } as const satisfies Field<"contacts">;
}

function list<R extends TSchema, W extends TSchema | null>(
  kind: Field["kind"],
  section: Section,
  read: R,
  write: W,
  value: Field<"contacts">["value"],
  filter: FieldFilter<"contacts">,
) {
  return { kind, read, write, value, column: null, sort: null, filter, csv: null, section, options: null } as const;
}

function column(kind: FilterKind, from: Column): { kind: FilterKind; value: (eb: OnContacts) => Expression<unknown> } {
  return { kind, value: (eb) => eb.ref(`contacts.${from}`) };
}
