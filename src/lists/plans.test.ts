import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kysely, PostgresDialect, sql } from "kysely";
import { findActor } from "../access/actor.ts";
import { listCompanies } from "../companies/list.ts";
import { listContacts } from "../contacts/list.ts";
import type { Database } from "../database/connect.ts";
import type { Tables } from "../database/tables.ts";
import { listEquipment } from "../equipment/list.ts";
import { aDatabase } from "../testing/database.ts";
import { people, fillHouse } from "../testing/many-people.ts";

/** Statements with their values, as lists send them. */
interface Sent {
  sql: string;
  parameters: readonly unknown[];
}

let database: Database;
let db: Kysely<Tables>;
const sent: Sent[] = [];

before(async () => {
  database = await aDatabase();
  await fillHouse(database.db);
  db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => {
      sent.push(query);
    },
  });
});
after(() => database.close());

const filter = (field: string, is: string, value?: unknown) =>
  JSON.stringify({ field, is, ...(value !== undefined && { value }) });

const anyOf = (...filters: string[]) => `{"any":[${filters.join(",")}]}`;

const orders = ["lastName", "-lastName", "firstName", "jobTitle", "birthday", "-createdAt", "-updatedAt"];
for (const reach of ["all", "department", "division", "own", "company", "managed"] as const) {
  test(`Reach ${reach}: no order, filter or search of contacts reads a table as a whole`, async () => {
    const isClient = reach === "company" || reach === "managed";
    for (const sort of isClient ? ["lastName", "firstName"] : orders) await assertPlans(reach, { sort });
    const filters = [
      filter("lastName", "is", "Zcname77"),
      filter("lastName", "startsWith", "zcname7"),
      filter("lastName", "contains", "name177"),
      filter("firstName", "anyOf", ["First7", "first8"]),
      anyOf(filter("lastName", "is", "Zcname77"), filter("lastName", "contains", "name177")),
      ...(isClient
        ? []
        : [
            filter("jobTitle", "is", "Engineer of pumps 7"),
            filter("jobTitle", "contains", "pumps 17"),
            filter("nickname", "contains", "nick17"),
            filter("emails", "is", "mail77@domain7.example"),
            filter("emails", "startsWith", "mail77"),
            filter("emails", "contains", "domain17.ex"),
            filter("companies", "is", people.smallCompany),
            filter("tags", "is", "Rare"),
            anyOf(filter("tags", "is", "Rare"), filter("lastName", "is", "Zcname77")),
            filter("birthday", "within", { next: 3, unit: "day" }),
            filter("followed", "is", true),
          ]),
    ];
    for (const one of filters) await assertPlans(reach, { filter: one });
    for (const search of ["zcname77", "ame177", "mail77@domain7", "first7 name77", "zc", "rare name249"])
      await assertPlans(reach, { search });
  });
}

test("A walk asks other tables for the rows it looks at, never as a whole", async () => {
  for (const one of [
    filter("emails", "contains", "example"),
    filter("tags", "empty"),
    filter("companies", "notEmpty"),
    filter("phones", "empty"),
    filter("followed", "is", false),
    anyOf(filter("lastName", "is", "zcname77"), filter("tags", "empty")),
  ]) {
    const plans = await plansOf("all", { filter: one });
    const walks = plans.filter(({ isWalk }) => isWalk);
    assert.ok(walks.length > 0, `${one} is met by walking`);
    for (const { nodes } of walks) {
      assert.ok(nodes.includes("contacts_by_last_name"), nodes.join());
      assert.deepEqual(nodes.filter(isWhole), [], one);
    }
  }
});

test("An order of two keys sorts no more than a stretch of it", async () => {
  for (const sort of ["jobTitle,-createdAt", "lastName,-createdAt", "-updatedAt,lastName", "jobTitle,birthday"])
    await assertPlans("all", { sort });
  const wide = await plansOf("all", { sort: "jobTitle,-createdAt" });
  assert.ok(
    wide.some(({ nodes }) => nodes.includes("contacts_by_created")),
    "the many without a job title come in the order of the second key",
  );
});

test("The list of companies reads none of its tables as a whole either", async () => {
  const actor = await actorOf("all");
  for (const query of [{}, { sort: "-createdAt" }, { search: "rare" }, { search: "ra" }, { from: "M" }]) {
    sent.length = 0;
    await db.transaction().execute((tx) => listCompanies(tx, actor, { count: "none", ...query }));
    for (const { nodes } of await explainSent())
      assert.ok(!nodes.includes("Seq Scan on companies"), JSON.stringify([query, nodes]));
  }
});

test("No list of equipment reads it as a whole: not by a reach, an order, a number, a word or what it is a part of", async () => {
  // Ten pieces a tree, ten trees a company, each piece with a number of its own.
  await sql`
    insert into equipment (id, name, article, serial, search_text, company_id, parent_id, position, used_by_id)
    select id, name, 'AR-' || n % 500, serial, lower(name || ' ar-' || n % 500 || ' ' || serial), company, case when n % 10 > 0 then top end, n, person
    from generate_series(0, 14999) as n cross join lateral (
      select ('00000000-0000-4000-8000-' || lpad((6000000 + n)::text, 12, '0'))::uuid as id,
        ('00000000-0000-4000-8000-' || lpad((6000000 + n / 10 * 10)::text, 12, '0'))::uuid as top,
        ('00000000-0000-4000-8000-' || lpad((3000001 + n / 100)::text, 12, '0'))::uuid as company,
        ('00000000-0000-4000-8000-' || lpad((1000103 + n % 5000)::text, 12, '0'))::uuid as person,
        'Pump ' || chr(97 + n % 26) || 'ltra' || n % 700 as name, 'SN' || lpad(n::text, 6, '0') as serial) as piece`.execute(
    database.db,
  );
  // What waits beside the index of words is put into it: until then every search reads it.
  await sql`vacuum (analyze) equipment`.execute(database.db);
  const [piece, company] = ["00000000-0000-4000-8000-000006000070", "00000000-0000-4000-8000-000003000009"];
  const orders = ["name", "article", "serial", "-createdAt", "-updatedAt"].map((sort) => ({ sort }));
  const asked = [
    ...orders,
    { serial: "sn000077" },
    { article: "AR-77" },
    { company },
    { usedBy: "00000000-0000-4000-8000-000001000177" },
    { parent: piece },
    { below: piece },
    { search: "AR-77" },
    { search: "SN007777" },
    { search: "pump kltra" },
    { filter: filter("serial", "is", "SN000077") },
    { filter: filter("article", "startsWith", "ar-77") },
    { filter: filter("company", "is", company) },
    { filter: filter("parent", "is", piece) },
    { filter: filter("below", "is", piece) },
  ];
  for (const reach of ["all", "department", "own", "company"] as const) {
    const actor = await actorOf(reach);
    for (const query of asked) {
      sent.length = 0;
      await db.transaction().execute((tx) => listEquipment(tx, actor, { count: "none", fields: "id", ...query }));
      for (const { nodes } of await explainSent())
        assert.ok(!nodes.includes("Seq Scan on equipment"), JSON.stringify([reach, query, nodes]));
    }
  }
});

/** Reading the table from end to end. */
function isWhole(node: string): boolean {
  return /^Seq Scan on (contacts|identities|search_texts|memberships|contact_tags|follows)$/.test(node);
}

type Reach = keyof typeof people.actors;
type Query = Parameters<typeof listContacts>[2];

async function assertPlans(reach: Reach, query: Query): Promise<void> {
  for (const { nodes } of await plansOf(reach, query)) {
    assert.deepEqual(nodes.filter(isWhole), [], JSON.stringify([reach, query, nodes]));
  }
}

async function plansOf(reach: Reach, query: Query): Promise<Plan[]> {
  const actor = await actorOf(reach);
  sent.length = 0;
  await db.transaction().execute((tx) => listContacts(tx, actor, { count: "none", fields: "id", ...query }));
  return explainSent();
}

async function actorOf(reach: Reach) {
  const actor = await findActor(database.db, people.actors[reach]);
  assert.ok(actor, `${reach} may act`);
  return actor;
}

interface Plan {
  isWalk: boolean;
  /** Kinds of nodes with their tables, and names of indexes. */
  nodes: string[];
}

/** The plans of what finds the page; one walk at least, or one match. */
async function explainSent(): Promise<Plan[]> {
  const isWalk = (text: string) => /with step as materialized|as place from/.test(text);
  const finding = sent.filter((one) => isWalk(one.sql) || one.sql.includes("with matched as materialized"));
  assert.ok(finding.length > 0, "something was asked");
  return Promise.all(
    finding.map(async (one) => {
      const { rows } = await database.pool.query(`explain (format json) ${one.sql}`, [...one.parameters]);
      return { isWalk: isWalk(one.sql), nodes: nodesOf(rows[0]["QUERY PLAN"][0].Plan) };
    }),
  );
}

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: Node[];
}

function nodesOf(node: Node): string[] {
  const kind = node["Relation Name"] ? `${node["Node Type"]} on ${node["Relation Name"]}` : node["Node Type"];
  return [kind, ...(node["Index Name"] ? [node["Index Name"]] : []), ...(node.Plans ?? []).flatMap(nodesOf)];
}

test("These tests would see a table that is read as a whole", async () => {
  sent.length = 0;
  await db
    .transaction()
    .execute((tx) =>
      sql`with matched as materialized (select id from contacts where lower(source) like '%x%') select count(*) from matched`.execute(
        tx,
      ),
    );
  const [plan] = await explainSent();
  assert.ok(plan?.nodes.includes("Seq Scan on contacts"), plan?.nodes.join());
});
