import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findActor, type Actor } from "../src/access/actor.ts";
import { reachOf } from "../src/access/rights.ts";
import { verifyPassword } from "../src/access/password.ts";
import { besideRecord } from "../src/audit/actions.ts";
import { check } from "../src/check/check.ts";
import { readConfig } from "../src/config.ts";
import type { Database } from "../src/database/connect.ts";
import { inTransaction } from "../src/database/transaction.ts";
import { aDatabase } from "../src/testing/database.ts";
import { makeDemo } from "./demo.ts";

let database: Database;
let dataDir: string;
const lines: string[] = [];

before(async () => {
  database = await aDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "acquaint-demo-"));
  await makeDemo(database.db, readConfig({ DATA_DIR: dataDir }), (line) => void lines.push(line));
});

after(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

test("everybody is written, with pictures, companies and groups", async () => {
  assert.equal(await count("contacts"), 2_000);
  assert.equal(await count("companies"), 270);
  assert.equal(await count("contact_groups"), 12);
  assert.equal(await count("opportunities"), 96);
  const { pictures } = await database.db
    .selectFrom("contacts")
    .select((eb) => eb.fn.count("picture_file_id").as("pictures"))
    .executeTakeFirstOrThrow();
  assert.equal(Number(pictures), 400);
  const links = await database.db
    .selectFrom("memberships")
    .select((eb) => eb.fn.countAll().as("all"))
    .executeTakeFirstOrThrow();
  assert.ok(Number(links.all) > 1_000);
});

test("companies say where they are and what they do, have domains, and stand in trees of up to four levels", async () => {
  const { rows } = await database.pool.query<Record<string, number>>(`
    with recursive levels (id, level) as (
      select id, 1 from companies where parent_id is null
      union all select c.id, l.level + 1 from levels l join companies c on c.parent_id = l.id)
    select (select max(level) from levels) as levels, (select count(*)::int from levels where level = 3) as third,
      count(*) filter (where jsonb_array_length(addresses) > 1)::int as stores,
      count(*) filter (where industry <> '')::int as industries, count(*) filter (where tax_number <> '')::int as numbers,
      count(*) filter (where exists (select from company_tags t where t.company_id = c.id))::int as tagged,
      (select count(*)::int from company_domains) as domains from companies c`);
  const [found = {}] = rows;
  assert.equal(found["levels"], 4);
  for (const key of ["third", "stores", "industries", "numbers", "tagged"])
    assert.ok((found[key] ?? 0) > 5, `${key}: ${found[key]}`);
  assert.ok((found["domains"] ?? 0) > 250);
});

test("people have left companies, look after them, have joined by their addresses, and some would join", async () => {
  const { rows } = await database.pool.query<Record<string, number>>(`
    select count(*) filter (where to_date is not null)::int as former, count(*) filter (where is_manager)::int as managers,
      count(*) filter (where by_domain is not null)::int as joined, (
        select count(*)::int from companies where default_contact_id is not null) as asked, (
        select count(*)::int from company_domains d join identities i on i.kind = 'email' and split_part(i.normalised, '@', 2) = d.domain
        where not exists (select from memberships m where m.contact_id = i.contact_id)) as joining from memberships`);
  for (const [what, found] of Object.entries(rows[0] ?? {})) assert.ok(found > 3, `${what}: ${found}`);
});

test("equipment stands in trees of its holders, is used, has changed hands, and some of it is retired", async () => {
  const pieces = await count("equipment");
  assert.ok(pieces > 550 && pieces < 650, `${pieces}`);
  const { rows } = await database.pool.query<Record<string, number>>(`
    select count(*) filter (where parent_id is not null)::int as parts, count(*) filter (where used_by_id is not null)::int as used,
      count(*) filter (where contact_id is not null)::int as "ofPeople", count(*) filter (where retired_at is not null)::int as retired,
      count(*) filter (where description <> '')::int as described, (
        select count(distinct equipment_id)::int from equipment_holdings where to_date is not null) as given, (
        select count(*)::int from equipment_holdings where from_date < now() - interval '1 year') as old from equipment`);
  for (const [what, found] of Object.entries(rows[0] ?? {})) assert.ok(found > 15, `${what}: ${found}`);
  const serials = await database.pool.query(
    "select from equipment where serial <> '' group by serial_key having count(*) > 1",
  );
  assert.equal(serials.rowCount, 0);
});

test("whoever uses something sees what his company has, other clients nothing; the field service gives it away", async () => {
  const { rows } = await database.pool.query<{ contact: string; pieces: number; may: string }>(`
    select g.name as contact, count(distinct e.id)::int as pieces, min(g.rights -> 'equipment' ->> 'see') as may
    from equipment e join contacts c on c.id = e.used_by_id join access_groups g on g.id = c.access_group_id
    where c.kind = 'client' group by g.name`);
  assert.deepEqual(
    rows.map(({ contact, may }) => [contact, may]),
    [["Company portal", "company"]],
  );
  const assigns = async (name: string) => reachOf(await actorCalled(name), "equipment", "assign");
  assert.deepEqual([await assigns("Jude"), await assigns("Olena")], ["all", "none"]);
});

test("every rule there is holds", async () => {
  const told: string[] = [];
  const tell = (says: string, breaches: readonly string[]) =>
    void (breaches.length > 0 && told.push(`${says}: ${breaches.join(", ")}`));
  await check({ database, dataDir, all: true, tell, signal: new AbortController().signal });
  assert.deepEqual(told, []);
});

test("cards bear notes, a file, and equipment its picture", async () => {
  assert.ok((await count("notes")) >= 5);
  const files = await database.db
    .selectFrom("files")
    .select("subject_kind as on")
    .where("role", "=", "attached")
    .execute();
  assert.equal(files.filter(({ on }) => on === "contact").length, 1);
  assert.ok(files.filter(({ on }) => on === "equipment").length > 20, "equipment has pictures");
});

test("there is something to do: overdue, today, later and done, calls with reminders, and what others do where one follows", async () => {
  const { rows } = await database.pool.query<{
    overdue: number;
    today: number;
    later: number;
    done: number;
    rings: number;
  }>(`
    select count(*) filter (where done_at is null and due_on < (now() at time zone 'UTC')::date)::int as overdue,
      count(*) filter (where done_at is null and due_on = (now() at time zone 'UTC')::date)::int as today,
      count(*) filter (where done_at is null and due_order > now() + interval '1 day')::int as later,
      count(*) filter (where done_at is not null)::int as done,
      count(*) filter (where kind = 'call' and remind_at > now())::int as rings from tasks`);
  for (const [what, found] of Object.entries(rows[0] ?? {})) assert.ok(found >= 2, `${what}: ${found}`);
  assert.equal(await count("follows"), 5);
  assert.ok((await count("follow_news")) > 0, "Marta will be told of the notes");
});

test("the team's own fields are filled in, and some tags have colors", async () => {
  const { rows } = await database.pool.query<{ on_kind: string; key: string; filled: number }>(`
    select f.on_kind, f.key, (
      select count(*)::int from (
        select custom, 'contacts' as kind from contacts union all select custom, 'companies' from companies
        union all select custom, 'opportunities' from opportunities union all select custom, 'equipment' from equipment) as r
      where r.kind = f.on_kind and r.custom ? f.key) as filled from own_fields f`);
  assert.ok(new Set(rows.map(({ on_kind }) => on_kind)).size === 4 && rows.length >= 16);
  assert.deepEqual(
    rows.filter(({ filled }) => filled < 10),
    [],
  );
  const colored = await database.db.selectFrom("tags").select("color").where("color", "<>", "").execute();
  assert.ok(new Set(colored.map(({ color }) => color)).size >= 6);
});

test("Marta is the administrator and signs in with the printed password", async () => {
  const marta = await database.db
    .selectFrom("contacts as c")
    .innerJoin("credentials as r", "r.contact_id", "c.id")
    .innerJoin("access_groups as g", "g.id", "c.access_group_id")
    .select(["c.first_name", "g.standing", "r.password_hash", "c.sign_in_email"])
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    [marta.first_name, marta.standing, marta.sign_in_email],
    ["Marta", "administrator", "marta@acquaint.example"],
  );
  const password = /marta@acquaint\.example\n {2}(\S+)/.exec(lines.join("\n"))?.[1] ?? "";
  assert.ok(await verifyPassword(marta.password_hash, password), lines.join("\n"));
});

test("it looks back on two years", async () => {
  const { oldest, newest } = await database.db
    .selectFrom("contacts")
    .select((eb) => [eb.fn.min("created_at").as("oldest"), eb.fn.max("updated_at").as("newest")])
    .executeTakeFirstOrThrow();
  const days = (time: Date) => (Date.now() - time.getTime()) / 86_400_000;
  assert.ok(days(oldest) > 600 && days(oldest) < 732);
  assert.ok(days(newest) < 1);
});

test("some have left, some are blocked", async () => {
  const found = await database.db
    .selectFrom("contacts")
    .select(["status", (eb) => eb.fn.countAll().as("people")])
    .groupBy("status")
    .execute();
  const of = (status: string) => Number(found.find((one) => one.status === status)?.people ?? 0);
  assert.equal(of("fired"), 2);
  assert.ok(of("blocked") > 5 && of("blocked") < 40);
});

test("a card has a past: who changed what, and when", async () => {
  const entries = await database.db
    .selectFrom("audit as a")
    .innerJoin("contacts as c", "c.id", "a.subject_id")
    .innerJoin("contacts as who", "who.id", "a.actor_id")
    .select(["a.action", "who.first_name", "a.at", "c.created_at"])
    .where("c.last_name", "=", "Бондаренко")
    .where("c.first_name", "=", "Катерина")
    .where("a.action", "not in", besideRecord)
    .orderBy("a.at")
    .orderBy("a.id")
    .execute();
  assert.deepEqual(entries.map((entry) => entry.first_name).join(" "), "Marta Marta Olena Marta Olena Diego Olena");
  assert.deepEqual(entries[0]?.at, entries[0]?.created_at);
});

test("a second run changes nothing", async () => {
  const said: string[] = [];
  await makeDemo(database.db, readConfig({ DATA_DIR: dataDir }), (line) => void said.push(line));
  assert.match(said[0] ?? "", /already/);
  assert.equal(await count("contacts"), 2_000);
});

async function actorCalled(firstName: string): Promise<Actor> {
  return inTransaction(database.db, async (tx) => {
    const { id } = await tx
      .selectFrom("contacts")
      .select("id")
      .where("first_name", "=", firstName)
      .where("kind", "=", "agent")
      .executeTakeFirstOrThrow();
    const actor = await findActor(tx, id);
    assert.ok(actor);
    return actor;
  });
}

type Table =
  | "contacts"
  | "equipment"
  | "companies"
  | "contact_groups"
  | "notes"
  | "opportunities"
  | "follows"
  | "follow_news";

async function count(table: Table): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}
