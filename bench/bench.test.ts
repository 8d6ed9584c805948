import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { pino } from "pino";
import { check } from "../src/check/check.ts";
import { connect } from "../src/database/connect.ts";
import { openCluster, type Cluster } from "./data/cluster.ts";
import { withDatabase } from "./data/scratch.ts";
import { verifyBase } from "./data/verify.ts";
import { openGround } from "./ground.ts";
import { growthOf } from "./growth.ts";
import { openLoop } from "./measure/open-loop.ts";
import { percentile, slope } from "./measure/statistics.ts";
import { baseOf } from "./people/base.ts";
import { largeTrees } from "./people/equipment.ts";
import { readOptions } from "./options.ts";
import { newReport, tableOf } from "./report.ts";
import { row as companies } from "./rows/companies.ts";
import { row as counts } from "./rows/counts.ts";
import { row as equipment } from "./rows/equipment-list.ts";
import { row as tree } from "./rows/equipment-tree.ts";
import { row as trees } from "./rows/equipment-trees.ts";
import { row as exports } from "./rows/exports.ts";
import { chooseRows } from "./rows/rows.ts";

const contacts = 2_000;
// Straight below the folder for temporary files, since the database's own user has to reach it.
const folder = join(tmpdir(), `acquaint-bench-test-${randomUUID()}`);
let cluster: Cluster;
let base: pg.Client;

before(async () => {
  cluster = await openCluster(folder, contacts, () => {});
  base = await cluster.client();
});

after(async () => {
  await base.end();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

test("The same base comes out twice, to the last value", async () => {
  const first = await hashesOf(base);
  const second = await withDatabase(cluster, "second", contacts, hashesOf);
  assert.deepEqual(second, first);
  assert.equal(Object.keys(first).length, tables.length);
});

test("The base breaks no rule of the product", async () => {
  const database = connect(cluster.connection(), pino({ level: "silent" }));
  const broken: string[] = [];
  const tell = (says: string, breaches: readonly string[]) =>
    breaches.length > 0 && broken.push(`${says}: ${breaches.join(", ")}`);
  await check({ database, dataDir: folder, all: true, tell, signal: new AbortController().signal });
  await database.close();
  assert.deepEqual(broken, []);
});

test("The base is skewed as a real one: a giant company, common names, 1.2 e-mails and 1 phone a person", async () => {
  const { rows } = await base.query(`
    select (select count(*) from memberships m join companies k on k.id = m.company_id where k.name = 'Meridian Telecom')::int as giant,
      (select count(*) from identities where kind = 'email')::float / ${contacts} as emails,
      (select count(*) from identities where kind = 'phone')::float / ${contacts} as phones,
      (select max(n)::int from (select count(*) as n from contacts group by last_name) x) as namesakes,
      (select count(distinct language)::int from contacts) as languages`);
  const { giant, emails, phones, namesakes, languages } = rows[0];
  assert.ok(giant > contacts * 0.03 && giant < contacts * 0.07, `${giant} in the giant company`);
  assert.ok(Math.abs(emails - 1.2) < 0.1 && Math.abs(phones - 1) < 0.1, `${emails} e-mails, ${phones} phones`);
  assert.ok(namesakes >= 8, `${namesakes} of the commonest name`);
  assert.equal(languages, 13);
});

test("A quarter of all equipment is one tree, a fortieth another, most of it on its top; the giant company has a tenth", async () => {
  const { deep, flat } = largeTrees(baseOf(contacts));
  const { rows } = await base.query(
    `with recursive tree (top, id, level) as (
      select id, id, 1 from equipment where parent_id is null
      union all select top, e.id, level + 1 from tree join equipment e on e.parent_id = tree.id)
    select (select count(*)::int from equipment) as all, (select max(level) from tree) as levels,
      (select count(*)::int from tree where top = $1) as deep, (select count(*)::int from tree where top = $2) as flat,
      (select count(*)::int from tree where top = $2 and level = 2) as direct,
      (select count(*)::int from equipment e join companies c on c.id = e.company_id where c.name = 'Meridian Telecom') as giant`,
    [deep.top, flat.top],
  );
  const { direct, levels, giant, ...sizes } = rows[0];
  const all = contacts / 5;
  assert.deepEqual(sizes, { all, deep: all / 4, flat: all / 40 });
  assert.ok(giant >= all / 10 && giant < all / 10 + 60, `${giant} are the giant's`);
  assert.ok(direct > (all / 40) * 0.6 && levels > 5 && levels <= 12, `${direct} on top, ${levels} levels`);
});

test("A base with a broken link, or with a search text the product would not write, is refused", async () => {
  await base.query("begin; set local session_replication_role = replica");
  await base.query("update memberships set company_id = new_id() where ctid = (select min(ctid) from memberships)");
  await assert.rejects(verifyBase(base), /memberships_company_id_fkey/);
  await base.query("rollback; begin");
  await base.query("update search_texts set text = text || ' more'");
  await assert.rejects(verifyBase(base), /found by is wrong/);
  await base.query("rollback");
});

test("Rows run on the app beside the engine and give figures for the table", async () => {
  const options = await readOptions(["--contacts", String(contacts), "--data", folder, "--quick"]);
  const ground = openGround(options, cluster, () => {});
  try {
    const report = newReport(contacts, 0);
    for (const row of [counts, exports, companies, equipment, tree, trees]) {
      const figures = await row.run(ground);
      assert.ok(figures.length > 0 && figures.every(({ ours }) => ours > 0));
      report.rows.push({ name: row.name, title: row.title, seconds: 1, figures });
    }
    assert.match(tableOf(report), /\| exports \| 2,000 contacts, .*\| ≤ 1\.3× \|/);
  } finally {
    await ground.close();
  }
});

test("Who waits behind a slow answer has waited from the moment he was meant to ask", async () => {
  let free = Promise.resolve();
  const oneByOne = () => (free = free.then(() => wait(20)));
  const times = await openLoop(oneByOne, { every: 5, atOnce: 1, beats: 10 });
  assert.ok((times[9] ?? 0) > (times[0] ?? 0) + 80, times.join(" "));
});

test("Percentiles are values of the sample; a slope is found in points of a line", () => {
  assert.equal(percentile([5, 1, 4, 2, 3], 0.5), 3);
  assert.equal(percentile([1, 2, 3, 4], 0.99), 4);
  assert.equal(
    slope([
      [0, 10],
      [1, 12],
      [2, 14],
    ]),
    2,
  );
});

test("A row that nobody knows is named together with those there are", () => {
  assert.throws(() => chooseRows(["speed"]), /no row "speed".*sorts/);
  assert.ok(chooseRows([]).every(({ name }) => name !== "load"));
});

const tables = [
  "contacts",
  "identities",
  "search_texts",
  "companies",
  "company_domains",
  "company_tags",
  "equipment",
  "equipment_holdings",
  "memberships",
  "addresses",
  "contact_tags",
  "contact_group_members",
  "department_people",
  "access_groups",
  "audit",
];

/** Of every table, whatever the order of its rows; the moment at which its rows were written is not theirs. */
async function hashesOf(client: pg.Client): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await client.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`,
    );
    hashes[table] = rows[0].hash;
  }
  return hashes;
}

test("How times grow is told of what stands in both tables, whatever its page and the size of its file", () => {
  const small = [
    "| sorts | firstName, page 1 | 10 ms | 15 ms |",
    "| sorts | lastName, page 1 | 10 ms | 15 ms |",
    "| sorts | firstName, page 1,700 | 5.00 ms | 15 ms |",
    "| imports | 100,000 rows of 18 MB (run 62.0 s; 99,995 created) | 100 s | |",
    "| memory | at most | 220 MB | |",
    "| own | gone since | 10 ms | |",
  ].join("\n");
  const large = [
    "| sorts | firstName, page 1 | 10 ms | 15 ms |",
    "| sorts | lastName, page 1 | 1,000 ms | 15 ms |",
    "| sorts | firstName, page 10,000 | 50 ms | 15 ms |",
    "| imports | 1,000,000 rows of 188 MB (run 642.1 s; 999,928 created) | 1,000 s | |",
    "| memory | at most | 220 MB | |",
  ].join("\n");
  assert.deepEqual(growthOf(small, large, 10), [
    {
      row: "sorts",
      lines: 3,
      exponent: 1,
      most: { what: "lastName, page 1", exponent: 2, from: "10 ms", to: "1,000 ms" },
    },
    {
      row: "imports",
      lines: 1,
      exponent: 1,
      most: { what: "1,000,000 rows", exponent: 1, from: "100 s", to: "1,000 s" },
    },
  ]);
});
