import { sql, type ExpressionBuilder, type RawBuilder, type SqlBool } from "kysely";
import { Type, type TSchema } from "typebox";
import type { Field, ReadShape, WriteShape } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";
import type { EquipmentTable } from "../database/tables/equipment.ts";
import { Id, Link, orNull, PersonLink } from "../http/shapes.ts";

type OnEquipment = ExpressionBuilder<Tables, "equipment">;
type Column = keyof EquipmentTable & string;

const everybody = sql<SqlBool>`true`;

/** Every field of a piece of equipment that each installation has, said once. What of it names other records is narrowed to what one sees by `fieldsFor`. */
export const equipmentFields = {
  id: made("id", Id, "id"),
  version: made("number", Type.Integer(), "version"),
  name: { ...text("name", "Name", 200), write: Type.String({ minLength: 1, maxLength: 200 }), sort: ["name"] },
  article: keyed("article", "article_key", "Article"),
  serial: keyed("serial", "serial_key", "Serial number"),
  /** Whose it is: a company's or, without one, a person's. A part is always its whole's. */
  company: { ...link("company", Link, "company_id"), value: () => companyOf(everybody) },
  contact: { ...link("person", PersonLink, "contact_id"), value: () => personOf("contact_id", everybody) },
  usedBy: { ...link("person", PersonLink, "used_by_id"), value: () => personOf("used_by_id", everybody) },
  /** What it is a part of. */
  parent: { ...link("equipment", Link, "parent_id"), value: () => parentOf(everybody) },
  description: { ...text("description", "Description", 20_000), kind: "html" },
  /** How many parts it has, one level down. */
  parts: { ...made("number", Type.Integer(), "version"), value: () => partsOf(everybody) },
  retiredAt: {
    ...made("time", orNull(Type.String()), "retired_at"),
    filter: { kind: "time", value: (eb: OnEquipment) => eb.ref("equipment.retired_at") },
  },
  createdAt: timed("created_at"),
  updatedAt: timed("updated_at"),
} as const satisfies Record<string, Field<"equipment">>;

export type Equipment = ReadShape<typeof equipmentFields>;
/** A change: only the fields it names, of own fields too. */
export type EquipmentChange = WriteShape<typeof equipmentFields> & { custom?: Readonly<Record<string, unknown>> };

/** Its company, where it is within a reach. */
export function companyOf(reach: RawBuilder<SqlBool>) {
  return sql<{ id: string; name: string } | null>`(
    select json_build_object('id', companies.id, 'name', companies.name) from companies
    where companies.id = equipment.company_id and companies.deleted_at is null and ${reach})`;
}

/** The person it belongs to, or who uses it, where within a reach. */
export function personOf(column: "contact_id" | "used_by_id", reach: RawBuilder<SqlBool>) {
  return sql<{ id: string; name: string; picture: string | null } | null>`(
    select json_build_object('id', contacts.id,
        'name', coalesce(nullif(trim(contacts.first_name || ' ' || contacts.last_name), ''), contacts.nickname),
        'picture', '/api/v1/contacts/' || contacts.id || '/picture?v=' || contacts.picture_file_id)
    from contacts where contacts.id = ${sql.ref(`equipment.${column}`)} and contacts.live and ${reach})`;
}

/** `whole` is the row above. */
export function parentOf(reach: RawBuilder<SqlBool>) {
  return sql<{ id: string; name: string } | null>`(
    select json_build_object('id', whole.id, 'name', whole.name) from equipment whole
    where whole.id = equipment.parent_id and whole.deleted_at is null and ${reach})`;
}

/** `part` is each row below. */
export function partsOf(reach: RawBuilder<SqlBool>) {
  return sql<number>`(
    select count(*)::int from equipment part
    where part.parent_id = equipment.id and part.deleted_at is null and ${reach})`;
}

function made<S extends TSchema>(kind: Field["kind"], read: S, column: Column) {
  return {
    kind,
    read,
    write: null,
    value: (eb: OnEquipment) => eb.ref(`equipment.${column}`),
    column: null,
    sort: null,
    filter: null,
    csv: null,
    section: "system",
    options: null,
  } as const satisfies Field<"equipment", S>;
}

function text(column: "name" | "article" | "serial" | "description", csv: string, maxLength: number) {
  return {
    ...made("text", Type.String(), column),
    write: Type.String({ maxLength }),
    column,
    filter: { kind: "text", value: (eb: OnEquipment) => eb.ref(`equipment.${column}`) },
    csv,
    section: "general",
  } as const satisfies Field<"equipment">;
}

/** Compared without regard to capitals. */
function keyed(column: "article" | "serial", key: "article_key" | "serial_key", csv: string) {
  return {
    ...text(column, csv, 100),
    sort: [key],
    filter: { kind: "text", isLower: true, value: (eb: OnEquipment) => eb.ref(`equipment.${key}`) },
  } as const satisfies Field<"equipment">;
}

function link<S extends TSchema>(
  kind: Field["kind"],
  read: S,
  column: "company_id" | "contact_id" | "used_by_id" | "parent_id",
) {
  return {
    ...made(kind, orNull(read), column),
    write: orNull(Id),
    column,
    filter: { kind: "id", value: (eb: OnEquipment) => eb.ref(`equipment.${column}`) },
    section: "general",
  } as const satisfies Field<"equipment">;
}

function timed(column: "created_at" | "updated_at") {
  return {
    ...made("time", Type.String(), column),
    sort: [column],
    filter: { kind: "time", value: (eb: OnEquipment) => eb.ref(`equipment.${column}`) },
  } as const satisfies Field<"equipment">;
}
