import { sql, type Kysely, type RawBuilder } from "kysely";
import { Type } from "typebox";
import type { OwnedBy, OwnKind } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";
import { orderOfOwn } from "./own-as-field.ts";
import { uniqueValue } from "./unique-own.ts";

const jobName = "prepare-own-fields";

/** What is wished of orders and uniqueness becomes so, beside the work of others. Also at every start: a restored archive brings wishes without their indexes. */
export function askToPrepare(tx: Tx): Promise<void> {
  return addJob(tx, jobName, {}, { key: jobName, queue: jobName });
}

/** Builds the indexes that own fields wish and takes away those that none does; what a crash has left half is built anew. */
export const prepareOwnFields = job({
  name: jobName,
  payload: Type.Object({}),
  async run({ db, log }) {
    const wished = await wishes(db);
    const standing = await indexes(db);
    const isWished = (name: string) => wished.some((wish) => wish.name === name);
    for (const { name, valid } of standing)
      if (!valid || !isWished(name)) await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
    const lacking = wished.filter(({ name }) => !standing.some((index) => index.name === name && index.valid));
    for (const { name, create, fieldId } of lacking) {
      try {
        await create.execute(db);
      } catch (error) {
        if (!isTwin(error)) throw error;
        // Somebody was quicker with a second value of the kind: it is not unique, then, and is said so.
        log.warn({ field: fieldId }, "an own field was not made unique: two records have one value");
        await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
        await sql`update own_fields set is_unique = false, version = version + 1 where id = ${fieldId}`.execute(db);
        announce("fields", [fieldId]);
      }
    }
    const changed = await inTransaction(db, sayWhatStands);
    if (changed.length > 0) announce("fields", changed);
  },
});

interface Wish {
  name: string;
  fieldId: string;
  create: RawBuilder<unknown>;
}

async function wishes(db: Kysely<Tables>): Promise<Wish[]> {
  const fields = await db
    .selectFrom("own_fields")
    .select(["id", "on_kind", "key", "kind", "is_sortable", "is_unique"])
    .where("retired_at", "is", null)
    .execute();
  return fields.flatMap(({ id, on_kind: on, key, kind, is_sortable, is_unique }) => [
    ...(is_sortable ? sorting(id, on, { key, kind }) : []),
    ...(is_unique ? [guarding(id, on, { key, kind })] : []),
  ]);
}

/** Limited as the lists' other indexes are, so that the same conditions lead to it. */
const ground: Record<OwnedBy, RawBuilder<unknown>> = {
  contacts: sql`live`,
  companies: sql`deleted_at is null`,
  opportunities: sql`deleted_at is null`,
  equipment: sql`deleted_at is null`,
};

function sorting(fieldId: string, on: OwnedBy, field: { key: string; kind: OwnKind }): Wish[] {
  const order = orderOfOwn(on, field);
  if (!order) return [];
  const name = nameFor("sort", fieldId);
  return [
    {
      name,
      fieldId,
      create: sql`create index concurrently ${sql.id(name)} on ${sql.table(on)} ((${order.value}), id) where ${ground[on]}`,
    },
  ];
}

function guarding(fieldId: string, on: OwnedBy, field: { key: string; kind: OwnKind }): Wish {
  const name = nameFor("unique", fieldId);
  return {
    name,
    fieldId,
    create: sql`create unique index concurrently ${sql.id(name)} on ${sql.table(on)} ((${uniqueValue(on, field)}))
      where deleted_at is null and custom <> '{}'`,
  };
}

function nameFor(what: "sort" | "unique", fieldId: string): string {
  return `own_${what}_${fieldId.replaceAll("-", "")}`;
}

async function indexes(db: Kysely<Tables>): Promise<{ name: string; valid: boolean }[]> {
  const { rows } = await sql<{ name: string; valid: boolean }>`
    select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = current_schema::regnamespace and c.relname ~ '^own_(sort|unique)_[0-9a-f]{32}$'`.execute(db);
  return rows;
}

async function sayWhatStands(tx: Tx): Promise<string[]> {
  const stands = (what: "sort" | "unique") =>
    sql`exists (select from pg_class where relnamespace = current_schema::regnamespace
      and relname = ${sql.lit(`own_${what}_`)} || replace(own_fields.id::text, '-', ''))`;
  const { rows } = await sql<{ id: string }>`
    update own_fields set is_sorted = ${stands("sort")}, is_guarded = ${stands("unique")}
    where is_sorted <> ${stands("sort")} or is_guarded <> ${stands("unique")} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

function isTwin(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
