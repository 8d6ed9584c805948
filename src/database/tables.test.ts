import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { aDatabase } from "../testing/database.ts";
import type { Database } from "./connect.ts";

describe("The tables", () => {
  let database: Database;
  before(async () => void (database = await aDatabase()));
  after(() => database.close());

  test("are in tables.ts as the migrations leave them, column by column", async () => {
    const real = await sql<{ column: string }>`
      select c.table_name || '.' || c.column_name as column from information_schema.columns c
      join pg_class k on k.relname = c.table_name and k.relnamespace = 'public'::regnamespace
      where c.table_schema = 'public' and not k.relispartition and k.relkind in ('r', 'p') order by 1`.execute(
      database.db,
    );
    const inDatabase = real.rows
      .map(({ column }) => column)
      .filter((column) => !/^(migrations|job_workers)\./.test(column));
    assert.deepEqual((await saidColumns()).toSorted(), inDatabase.toSorted());
  });

  test("keep fired people fired, whoever asks (A035)", async () => {
    const group = await sql<{ id: string }>`select id from access_groups where standing = 'agent'`.execute(database.db);
    const made = await sql<{ id: string }>`
      insert into contacts (kind, access_group_id, first_name, status) values ('agent', ${group.rows[0]?.id}, 'Fred', 'fired') returning id`.execute(
      database.db,
    );
    await assert.rejects(
      sql`update contacts set status = 'active' where id = ${made.rows[0]?.id}`.execute(database.db),
      /stays fired/,
    );
    await assert.rejects(
      sql`insert into contacts (kind, access_group_id, status) select 'client', id, 'fired' from access_groups where standing = 'client'`.execute(
        database.db,
      ),
      /contacts_check/,
    );
  });
});

/** `table.column` of every interface that Tables names. */
async function saidColumns(): Promise<string[]> {
  const folder = new URL("tables/", import.meta.url);
  const pages = (await readdir(folder)).map((name) => new URL(name, folder));
  const texts = [new URL("tables.ts", import.meta.url), ...pages].map((file) => readFile(file, "utf8"));
  const source = (await Promise.all(texts)).join("\n");
  const tables = /interface Tables \{([^}]*)\}/.exec(source)?.[1] ?? "";
  return [...tables.matchAll(/(\w+): (\w+);/g)].flatMap(([, table, name]) => {
    const body = new RegExp(`interface ${name} \\{([^}]*)\\}`).exec(source)?.[1] ?? "";
    return [...body.matchAll(/^ {2}(\w+):/gm)].map(([, column]) => `${table}.${column}`);
  });
}
