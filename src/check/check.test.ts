import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import sharp from "sharp";
import { makeFirstAdministrator } from "../access/first-administrator.ts";
import { password } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { check } from "./check.ts";

const ada = { email: "ada@acquaint.test" };

/** What is done behind the rules' back, and the rule that must notice. Each breaks no other rule unless it says so. */
const planted: Record<string, string> = {
  "Every foreign key leads to a row":
    "insert into memberships (contact_id, company_id) select new_id(), id from companies limit 1",
  "What is unique is there once": `update pg_index set indisready = false, indisvalid = false where indexrelid = 'tags_by_name'::regclass;
    insert into tags (name) values ('VIP'), ('vip')`,
  "Every constraint is in force": "",
  "Every index is whole": "",
  "Every trigger is on": "alter table contacts disable trigger contacts_end_sessions",
  "The order of letters is the one that the indexes were made with":
    "update pg_collation set collversion = '1.2.3' where collname = 'und-x-icu'",
  "At least one administrator is active": "update contacts set status = 'blocked' where sign_in_email is not null",
  "The three standing access groups are there": "update access_groups set standing = null where standing = 'client'",
  "A contact's kind is its access group's": "update contacts set kind = 'agent' where last_name = 'Kind'",
  "Only agents are fired": `alter table contacts drop constraint contacts_check1; update contacts set status = 'fired' where last_name = 'Fired'`,
  "Who was fired stays fired": `insert into audit (subject_kind, subject_id, action, change)
    select 'contact', id, 'updated', '{"status": ["fired", "active"]}' from contacts where last_name = 'Back'`,
  "What is kept of a block is of somebody blocked": `insert into contact_blocks (contact_id) select id from contacts where last_name = 'Plain'`,
  "A block that ends has a job that ends it": `update contacts set status = 'blocked' where last_name = 'Text';
    insert into contact_blocks (contact_id, until_at) select id, now() + interval '1 day' from contacts where last_name = 'Text'`,
  "Only who may sign in is signed in": "",
  "Only who may sign in has tokens": `insert into tokens (contact_id, name, secret_hash, start, expires_at)
    select id, 'Reports', '\\x00', 'acq_0000', now() + interval '1 day' from contacts where last_name = 'Plain'`,
  "Only administrators look on as somebody else, and only as others than administrators": `insert into sessions
    (secret_hash, contact_id, expires_at, views_as_id, views_as_group_id) select '\\x00', c.id, now() + interval '1 day', o.id, c.access_group_id
    from contacts c, contacts o where c.sign_in_email is not null and o.last_name = 'Plain'`,
  "Every value of an own field has its field": `update contacts set custom = '{"nobody": 1}' where last_name = 'Plain'`,
  "Recovery codes stand in for a second factor that is on": `insert into second_factors (contact_id, secret)
    select id, '' from contacts where last_name = 'Plain';
    insert into recovery_codes (contact_id, code_hash) select contact_id, '\\x00' from second_factors`,
  "Everybody's tags are tags of today": `with made as (insert into tags (name, deleted_at) values ('Gone', now()) returning id)
    insert into contact_tags (contact_id, tag_id) select c.id, made.id from contacts c, made where c.last_name = 'Plain'`,
  "A former name of a tag leads to the last that took it over": `
    insert into tags (id, name) values ('018f0000-0000-7000-8000-00000000000a', 'Of today');
    insert into tags (id, name, merged_into_id, leads_to_id) values
      ('018f0000-0000-7000-8000-00000000000b', 'Former', '018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000a'),
      ('018f0000-0000-7000-8000-00000000000c', 'Once', '018f0000-0000-7000-8000-00000000000b', '018f0000-0000-7000-8000-00000000000b')`,
  // Two that took each other over lead nowhere: the rule above says so too.
  "No tag was taken over by itself": `
    insert into tags (id, name, merged_into_id, leads_to_id) values
      ('018f0000-0000-7000-8000-00000000000d', 'Hen', '018f0000-0000-7000-8000-00000000000e', '018f0000-0000-7000-8000-00000000000e'),
      ('018f0000-0000-7000-8000-00000000000e', 'Egg', '018f0000-0000-7000-8000-00000000000d', '018f0000-0000-7000-8000-00000000000d')`,
  "Nobody reports to themselves through others": `update contacts a set reports_to_id = b.id from contacts b
    where (a.last_name, b.last_name) in (('Ring', 'Rung'), ('Rung', 'Rang'), ('Rang', 'Ring'))`,
  "Merged contacts lead to one that is not merged": `update contacts a set merged_into_id = b.id from contacts b
    where (a.last_name, b.last_name) in (('One', 'Two'), ('Two', 'One'))`,
  "What a merged contact had hangs on the survivor": "",
  "The domains of a company lie in the trash with it, and only there": `insert into company_domains (company_id, domain, name, look, in_trash)
    select id, 'acme.test', 'acme.test', 'acme.test', true from companies limit 1`,
  "Only managers have what managers may": `insert into memberships (contact_id, company_id, manager_may)
    select c.id, o.id, '{"see": true}' from contacts c, companies o where c.last_name = 'Plain' limit 1
    on conflict (contact_id, company_id) do update set is_manager = false, manager_may = excluded.manager_may`,
  "No company stands above itself": `update companies a set parent_id = b.id from companies b where a.id <> b.id`,
  "No department stands above itself": `insert into departments (id, name, parent_id) values
    ('018f0000-0000-7000-8000-000000000001', 'A', '018f0000-0000-7000-8000-000000000002'), ('018f0000-0000-7000-8000-000000000002', 'B', '018f0000-0000-7000-8000-000000000001')`,
  // Without the triggers that keep trees; the rule of levels does not see what no top leads to.
  "No equipment stands above itself": `insert into equipment (id, name, parent_id) values
    ('018f0000-0000-7000-8000-000000000021', 'Hen', '018f0000-0000-7000-8000-000000000022'), ('018f0000-0000-7000-8000-000000000022', 'Egg', '018f0000-0000-7000-8000-000000000021')`,
  "A part of equipment is its whole's, and not there without it": `insert into equipment (id, name, parent_id, deleted_at) values
    ('018f0000-0000-7000-8000-000000000023', 'Gone', null, now()), ('018f0000-0000-7000-8000-000000000024', 'Left', '018f0000-0000-7000-8000-000000000023', null)`,
  "No tree of equipment has more than 32 levels": `insert into equipment (id, name, parent_id)
    select ('018f0000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'Level', case when n > 1 then ('018f0000-0000-7000-9000-' || lpad((n - 1)::text, 12, '0'))::uuid end
    from generate_series(1, 33) as n`,
  "Whose equipment is, its holdings say":
    "insert into equipment (name, company_id) select 'Lost', id from companies where name = 'Ab'",
  "Where they are to be unique no serial number of equipment is there twice": `update installation set serials_unique = true;
    insert into equipment (name, serial) values ('One', 'S-1'), ('Two', 's-1')`,
  "Only agents sit in departments": `insert into departments (id, name) values ('018f0000-0000-7000-8000-000000000004', 'C');
    insert into department_people (department_id, contact_id) select '018f0000-0000-7000-8000-000000000004', id from contacts where last_name = 'Trash'`,
  "A live identity of a messenger belongs to one contact": `drop index identities_of_messengers;
    insert into identities (contact_id, kind, value, normalised) select id, 'telegram', '@same', '@same' from contacts where last_name in ('Kind', 'Back')`,
  "Identities are in the trash exactly with their contact":
    "update identities set in_trash = true where contact_id = (select id from contacts where last_name = 'Trash')",
  "Only views that are shared with access groups have some": `with made as (
      insert into views (list, name, owner_id) select 'contacts', 'Own', id from contacts where last_name = 'Plain' returning id)
    insert into view_groups (view_id, access_group_id) select made.id, g.id from made, access_groups g where g.standing = 'agent'`,
  "A picture is a file of its own contact":
    "update contacts set picture_file_id = (select id from files) where last_name = 'Picture'",
  "Every contact, company, opportunity, piece and group has the journal entry of its making":
    "delete from audit where subject_id = (select id from contacts where last_name = 'Unmade')",
  "The journal tells of nobody who is not there":
    "insert into audit (subject_kind, subject_id, action) values ('contact', new_id(), 'created')",
  "What is not tied by a key leads somewhere all the same":
    "update contacts set made_by_id = new_id() where last_name = 'Orphan'",
  "Nothing hangs on what was deleted for good, and nothing is told of it": `insert into audit (subject_kind, subject_id, action, change)
    values ('contact', '018f0000-0000-7000-8000-000000000009', 'purged', '{"lastName": ["Lee", null]}')`,
  "Every pipeline has a stage that is open": "insert into pipelines (name) values ('Empty')",
  "Nothing stands at a stage that was deleted, or whose pipeline was": `with p as (
      insert into pipelines (name, deleted_at) values ('Gone', now()) returning id),
    s as (insert into stages (pipeline_id, name, probability, position) select id, 'New', 10, 0 from p returning id),
    o as (insert into opportunities (name, stage_id, position, currency) select 'Out of sight', id, 0, 'EUR' from s returning id)
    insert into audit (subject_kind, subject_id, action) select 'opportunity', id, 'created' from o`,
  "Only what is lost has a reason for it": `insert into opportunities (id, name, stage_id, position, currency, lost_reason)
      select '018f0000-0000-7000-8000-000000000007', 'Deal', id, 0, 'EUR', 'Too dear' from stages where standing = 'new';
    insert into audit (subject_kind, subject_id, action) values ('opportunity', '018f0000-0000-7000-8000-000000000007', 'created')`,
  "A file belongs to a record": `insert into files (name, type, bytes, sha256, path, subject_kind, subject_id)
    values ('a', 'text/plain', 0, '', 'ab/none', 'contact', new_id())`,
  "A note belongs to a record":
    "insert into notes (subject_kind, subject_id, html, text) values ('contact', new_id(), '', '')",
  "A task belongs to a record, or to nobody but people":
    "insert into tasks (title, subject_kind, subject_id) values ('Call', 'contact', new_id())",
  "A reminder that is still to ring has a job that rings it":
    "insert into tasks (title, remind_at) values ('Call', now() + interval '1 day')",
  "A file of a note hangs on the record of its note": `with n as (
      insert into notes (subject_kind, subject_id, html, text) select 'contact', id, '', '' from contacts where last_name = 'Plain' returning id)
    insert into files (name, type, bytes, sha256, path, role, note_id, subject_kind, subject_id)
      select 'a', 'text/plain', 0, '', 'ab/other', 'attached', n.id, 'contact', c.id from n, contacts c where c.last_name = 'Text'`,
  "What is followed is there, and nobody who was fired follows": `insert into follows (subject_id, subject_kind, contact_id)
    select new_id(), 'contact', id from contacts where last_name = 'Plain'`,
  "Who was told of a note is named in it": `with n as (
      insert into notes (subject_kind, subject_id, html, text) select 'contact', id, '', '' from contacts where last_name = 'Plain' returning id)
    insert into notifications (contact_id, kind, note_id) select c.id, 'mention', n.id from n, contacts c where c.last_name = 'Text'`,
  "The logo is a file of the installation":
    "update installation set logo_file_id = (select id from files where subject_kind = 'contact' limit 1)",
  "A row of an import hits a record that is there": `insert into import_rows (import_id, row, line, record_id)
      values ('018f0000-0000-7000-8000-000000000004', 1, 2, '018f0000-0000-7000-8000-000000000005')`,
  "An import that is under way has a job that carries it on": `insert into imports (actor_id, state, file_name, file_path, file_bytes)
    select id, 'running', 'a.csv', '', 0 from contacts where sign_in_email is not null`,
  "A batch that is under way has a job that carries it on":
    "insert into batches (subject_kind, action, state, finished_at) values ('contact', 'edit', 'running', null)",
  "Mail that waits has a job that sends it, once mail is set up": `insert into mail_settings (host, port, security, from_address)
      values ('localhost', 25, 'none', 'a@b.example');
    insert into outbox (kind, recipient, language, subject, text, html) values ('test', 'a@b.example', 'en', 'a', 'a', 'a')`,
  "Mail that let somebody in keeps nothing of it once it is sent or has expired": `insert into outbox
      (kind, recipient, language, subject, text, html, state, is_secret, expires_at)
      values ('invitation', 'a@b.example', 'en', 'a', 'a', 'a', 'failed', true, now() - interval '2 days')`,
  "A link to sign in belongs to somebody who may use it": `insert into sign_in_links (kind, contact_id, email, token_hash, expires_at)
      select 'passwordReset', id, 'a@b.example', 'x', now() from contacts where sign_in_email is not null limit 1`,
  "A batch that is done has done with each of its records once": `insert into batches (id, subject_kind, action, total, done)
      values ('018f0000-0000-7000-8000-000000000003', 'contact', 'edit', 1, 1);
    insert into batch_items (batch_id, subject_id, version, outcome)
      select '018f0000-0000-7000-8000-000000000003', id, 1, 'refused' from contacts where last_name = 'Plain'`,
  "Everybody is found by what the program would write today":
    "update search_texts set text = 'somebody else' where contact_id = (select id from contacts where last_name = 'Text')",
  "Every row keeps the checks of its table": `alter table companies drop constraint companies_minutes_per_month_check;
    update companies set minutes_per_month = -1;
    alter table companies add constraint companies_minutes_per_month_check check (minutes_per_month >= 0) not valid`,
  "Every file is there as it was stored": "",
};

describe("The check", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld();
    await makeFirstAdministrator(world.db, { ...ada, password });
    api = await world.signedIn(ada.email);
    const names = "Kind Fired Back Ring Rung Rang One Two Trash Picture Unmade Orphan Text Plain".split(" ");
    for (const [at, lastName] of names.entries()) {
      const reply = await api.post("/contacts", {
        firstName: "Iryna",
        lastName,
        emails: [{ value: `${lastName}@check.example` }],
        phones: [{ value: `+38067123456${at % 10}` }],
      });
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      if (lastName === "Plain") await api.put(`/contacts/${reply.body.id}/picture`, await aPicture());
    }
    for (const name of ["Ab", "Cd"]) assert.equal((await api.post("/companies", { name })).status, 201);
    assert.equal((await api.post("/contact-groups", { name: "Friends" })).status, 201);
  });
  after(() => world.close());

  test("is content with what the program has written, and says so of every rule", async () => {
    const rules = await look();
    assert.deepEqual([...rules.values()].flat(), []);
    const unplanted = [...rules.keys()].filter((says) => !(says in planted));
    assert.deepEqual(unplanted, ["No page of the database has failed its checksum"]);
  });

  test("finds everything that breaks a rule, and names it", async () => {
    const client = await world.database.pool.connect();
    try {
      await client.query("set session_replication_role = replica");
      for (const sql of Object.values(planted)) await client.query(sql);
    } finally {
      client.release(true);
    }
    await rm(join(world.config.dataDir, "files"), { recursive: true });
    const rules = await look();
    const found = [...rules].filter(([, breaches]) => breaches.length > 0).map(([says]) => says);
    assert.deepEqual(found.toSorted(), Object.keys(planted).toSorted());
    assert.deepEqual(rules.get("Every index is whole"), ["tags_by_name"]);
    assert.ok(rules.get("Every foreign key leads to a row")?.includes("memberships_contact_id_fkey: 1"));
    assert.equal(rules.get("Nobody reports to themselves through others")?.length, 3);
  });

  async function look(): Promise<Map<string, readonly string[]>> {
    const rules = new Map<string, readonly string[]>();
    const tell = (says: string, breaches: readonly string[]) => void rules.set(says, breaches);
    const { database } = world;
    const broken = await check({
      database,
      dataDir: world.config.dataDir,
      all: true,
      tell,
      signal: new AbortController().signal,
    });
    assert.equal(broken, [...rules.values()].filter((breaches) => breaches.length > 0).length);
    return rules;
  }
});

async function aPicture(): Promise<FormData> {
  const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), "picture.png");
  return form;
}
