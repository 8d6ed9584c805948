import { equipmentRules } from "./equipment-rules.ts";
import { opportunityRules } from "./opportunity-rules.ts";
import { acyclic, rule, type Rule } from "./rule.ts";

/** What holds of people and their records, by the model. */
export const invariants: readonly Rule[] = [
  rule(
    "At least one administrator is active",
    `select 'nobody' where exists (select from contacts) and not exists (
       select from contacts c join access_groups g on g.id = c.access_group_id
       where g.standing = 'administrator' and c.live and c.status = 'active')`,
  ),
  rule(
    "The three standing access groups are there",
    `select standing from unnest(array['client', 'agent', 'administrator']) as s (standing)
     where not exists (select from access_groups g where g.standing = s.standing)`,
  ),
  rule(
    "A contact's kind is its access group's",
    "select c.id::text from contacts c join access_groups g on g.id = c.access_group_id where g.kind <> c.kind",
  ),
  rule(
    "Only agents are fired",
    "select id::text from contacts where status = 'fired' and kind <> 'agent' or status not in ('active', 'blocked', 'fired')",
  ),
  rule(
    "Who was fired stays fired",
    `select distinct a.subject_id::text from audit a left join contacts c on c.id = a.subject_id
     where a.subject_kind = 'contact' and a.change ? 'status' and case when a.change -> 'status' ->> 0 = 'fired'
       then a.change -> 'status' ->> 1 <> 'fired' else a.change -> 'status' ->> 1 = 'fired' and c.status <> 'fired' end`,
  ),
  rule(
    "What is kept of a block is of somebody blocked",
    "select b.contact_id::text from contact_blocks b join contacts c on c.id = b.contact_id where c.status <> 'blocked'",
  ),
  rule(
    "A block that ends has a job that ends it",
    `select b.contact_id::text from contact_blocks b where b.until_at is not null and not exists (
       select from graphile_worker.jobs j where j.attempts <= j.max_attempts
         and j.key in ('block until ' || (extract(epoch from b.until_at) * 1000)::bigint, 'blocks that are over'))`,
  ),
  rule(
    "Only who may sign in is signed in",
    `select s.id::text from sessions s join contacts c on c.id = s.contact_id join access_groups g on g.id = c.access_group_id
     where not (c.live and c.status = 'active' and g.signs_in)`,
  ),
  rule(
    "Only who may sign in has tokens",
    `select t.id::text from tokens t join contacts c on c.id = t.contact_id join access_groups g on g.id = c.access_group_id
     where not (c.live and c.status = 'active' and g.signs_in and c.sign_in_email is not null)`,
  ),
  rule(
    "Only administrators look on as somebody else, and only as others than administrators",
    `select s.id::text from sessions s join contacts c on c.id = s.contact_id join access_groups g on g.id = c.access_group_id
     where s.views_as_id is not null and (g.standing is distinct from 'administrator'
       or exists (select from access_groups w where w.id = s.views_as_group_id and w.standing = 'administrator'))`,
  ),
  rule(
    "Every value of an own field has its field",
    `select held.id::text from (
       select id, 'contacts' as on_kind, custom from contacts where custom <> '{}'
       union all select id, 'companies', custom from companies where custom <> '{}'
       union all select id, 'opportunities', custom from opportunities where custom <> '{}'
       union all select id, 'equipment', custom from equipment where custom <> '{}') as held, jsonb_object_keys(held.custom) as k (key)
     where not exists (select from own_fields f where f.on_kind = held.on_kind and f.key = k.key)`,
  ),
  rule(
    "Recovery codes stand in for a second factor that is on",
    `select distinct r.contact_id::text from recovery_codes r join second_factors f on f.contact_id = r.contact_id
     where f.confirmed_at is null`,
  ),
  rule(
    "Everybody's tags are tags of today",
    `select distinct ct.id::text from (
       select contact_id as id, tag_id from contact_tags union all select company_id, tag_id from company_tags) as ct
     join tags t on t.id = ct.tag_id where t.deleted_at is not null or t.merged_into_id is not null`,
  ),
  rule(
    "A former name of a tag leads to the last that took it over",
    `select t.id::text from tags t join tags root on root.id = t.leads_to_id
     where root.merged_into_id is not null or t.deleted_at is null and root.deleted_at is not null`,
  ),
  acyclic("No tag was taken over by itself", "tags", "merged_into_id"),
  acyclic("Nobody reports to themselves through others", "contacts", "reports_to_id"),
  acyclic("Merged contacts lead to one that is not merged", "contacts", "merged_into_id"),
  rule(
    "The domains of a company lie in the trash with it, and only there",
    `select d.domain from company_domains d join companies c on c.id = d.company_id where d.in_trash <> (c.deleted_at is not null)`,
  ),
  rule(
    "Only managers have what managers may",
    "select contact_id::text from memberships where not is_manager and manager_may <> '{}'",
  ),
  acyclic("No company stands above itself", "companies", "parent_id"),
  acyclic("No department stands above itself", "departments", "parent_id"),
  ...equipmentRules,
  ...opportunityRules,
  rule(
    "Only agents sit in departments",
    `select p.contact_id::text from department_people p join contacts c on c.id = p.contact_id where c.kind <> 'agent'`,
  ),
  rule(
    "A live identity of a messenger belongs to one contact",
    `select kind || ' ' || normalised from identities
     where valid_to is null and not in_trash and kind not in ('email', 'phone')
     group by kind, account, normalised having count(*) > 1`,
  ),
  rule(
    "Identities are in the trash exactly with their contact",
    "select i.id::text from identities i join contacts c on c.id = i.contact_id where i.in_trash <> (c.deleted_at is not null)",
  ),
  rule(
    "What a merged contact had hangs on the survivor",
    `select distinct c.id::text from contacts c join (
       select contact_id from identities where valid_to is null union all select contact_id from opportunity_contacts
       union all select subject_id from files where subject_kind = 'contact'
       union all select subject_id from notes where subject_kind = 'contact') had
     on had.contact_id = c.id where c.merged_into_id is not null`,
  ),
  rule(
    "A picture is a file of its own contact",
    `select c.id::text from contacts c join files f on f.id = c.picture_file_id
     where f.subject_kind <> 'contact' or f.subject_id <> c.id`,
  ),
  rule(
    "Every contact, company, opportunity, piece and group has the journal entry of its making",
    `select kind || ' ' || id from (
       select 'contact' as kind, id from contacts union all select 'company', id from companies
       union all select 'contactGroup', id from contact_groups union all select 'opportunity', id from opportunities
       union all select 'equipment', id from equipment) as made
     where not exists (select from audit a where a.subject_id = made.id and a.subject_kind = made.kind and a.action = 'created')`,
  ),
  rule(
    "The journal tells of nobody who is not there",
    `select distinct subject_kind || ' ' || subject_id from audit a
     where subject_kind in ('contact', 'company', 'contactGroup', 'opportunity', 'equipment', 'pipeline', 'accessGroup', 'department', 'import')
       and not exists (select from contacts where id = a.subject_id) and not exists (select from companies where id = a.subject_id)
       and not exists (select from contact_groups where id = a.subject_id) and not exists (select from access_groups where id = a.subject_id)
       and not exists (select from equipment where id = a.subject_id)
       and not exists (select from opportunities where id = a.subject_id) and not exists (select from pipelines where id = a.subject_id)
       and not exists (select from departments where id = a.subject_id) and not exists (select from imports where id = a.subject_id)
       and not exists (select from audit p where p.subject_id = a.subject_id and (p.action in ('purged', 'erased')
         or p.action = 'deleted' and p.subject_kind in ('accessGroup', 'department', 'pipeline')))`,
  ),
  rule(
    "What is not tied by a key leads somewhere all the same",
    dangling(
      ["contacts", "made_by_id", "contacts"],
      ["companies", "made_by_id", "contacts"],
      ["opportunities", "made_by_id", "contacts"],
      ["equipment", "made_by_id", "contacts"],
      ["contact_blocks", "made_by_id", "contacts"],
      ["blocklist", "made_by_id", "contacts"],
      ["files", "made_by_id", "contacts"],
      ["notes", "author_id", "contacts"],
      ["notifications", "by_id", "contacts"],
      ["follow_notices", "by_id", "contacts"],
      ["tasks", "assignee_id", "contacts"],
      ["tasks", "made_by_id", "contacts"],
      ["tasks", "done_by_id", "contacts"],
      ["batches", "actor_id", "contacts"],
      ["audit", "actor_id", "contacts"],
      ["audit", "batch_id", "batches"],
      ["imports", "actor_id", "contacts"],
      ["import_keys", "import_id", "imports"],
      ["import_places", "import_id", "imports"],
      ["batch_items", "batch_id", "batches"],
      ["sign_in_links", "made_by_id", "contacts"],
    ),
  ),
  rule(
    "A row of an import hits a record that is there",
    `select r.import_id || ' ' || r.row from import_rows r where r.record_id is not null
       and not exists (select from contacts where id = r.record_id union all select from companies where id = r.record_id
         union all select from equipment where id = r.record_id) and not exists (select from audit p where p.subject_id = r.record_id and p.action = 'purged')`,
  ),
  rule(
    "Nothing hangs on what was deleted for good, and nothing is told of it",
    `with gone as materialized (
       select distinct subject_id as id from audit where action = 'purged' and subject_kind <> 'field')
     select 'it is still there: ' || id from gone where exists (select from contacts where id = gone.id)
       or exists (select from companies where id = gone.id) or exists (select from opportunities where id = gone.id)
       or exists (select from equipment where id = gone.id) or exists (select from contact_groups where id = gone.id) or exists (select from notes where id = gone.id)
       or exists (select from files where id = gone.id) or exists (select from tasks where id = gone.id)
       or exists (select from views where id = gone.id) or exists (select from stages where id = gone.id)
       or exists (select from pipelines where id = gone.id)
     union all select 'notes: ' || n.id from notes n join gone on gone.id = n.subject_id
     union all select 'files: ' || f.id from files f join gone on gone.id = f.subject_id
     union all select 'batch_items: ' || i.batch_id from batch_items i join gone on gone.id = i.subject_id
     union all select 'import_rows: ' || r.import_id || ' ' || r.row from import_rows r join gone on gone.id = r.record_id
       where not exists (select from graphile_worker.jobs j where j.task_identifier = 'transfer.forget')
     union all select distinct 'the journal: ' || a.subject_id from audit a join gone on gone.id = a.subject_id
       where exists (select from jsonb_each(a.change) as told where told.value <> '[null, null]')`,
  ),
  rule(
    "Only what is lost has a reason for it",
    "select o.id::text from opportunities o join stages s on s.id = o.stage_id where o.lost_reason <> '' and s.kind <> 'lost'",
  ),
  rule(
    "A file belongs to a record",
    `select id::text from files f where subject_kind <> 'installation' and not exists (select from contacts where id = f.subject_id)
       and not exists (select from companies where id = f.subject_id) and not exists (select from opportunities where id = f.subject_id)
       and not exists (select from equipment where id = f.subject_id)`,
  ),
  rule(
    "A note belongs to a record",
    `select id::text from notes n where not exists (select from contacts where id = n.subject_id and n.subject_kind = 'contact')
       and not exists (select from companies where id = n.subject_id and n.subject_kind = 'company')
       and not exists (select from opportunities where id = n.subject_id and n.subject_kind = 'opportunity')
       and not exists (select from equipment where id = n.subject_id and n.subject_kind = 'equipment')`,
  ),
  rule(
    "A file of a note hangs on the record of its note",
    `select f.id::text from files f join notes n on n.id = f.note_id
     where (f.subject_kind, f.subject_id) <> (n.subject_kind, n.subject_id)`,
  ),
  rule(
    "What is followed is there, and nobody who was fired follows",
    `select f.subject_id::text from follows f join contacts c on c.id = f.contact_id
     where c.status = 'fired' or not (
       f.subject_kind = 'contact' and exists (select from contacts where id = f.subject_id)
       or f.subject_kind = 'company' and exists (select from companies where id = f.subject_id)
       or f.subject_kind = 'opportunity' and exists (select from opportunities where id = f.subject_id)
       or f.subject_kind = 'equipment' and exists (select from equipment where id = f.subject_id))`,
  ),
  rule(
    "A task belongs to a record, or to nobody but people",
    `select id::text from tasks t where subject_id is not null and not exists (select from contacts where id = t.subject_id and t.subject_kind = 'contact')
       and not exists (select from companies where id = t.subject_id and t.subject_kind = 'company')
       and not exists (select from opportunities where id = t.subject_id and t.subject_kind = 'opportunity')
       and not exists (select from equipment where id = t.subject_id and t.subject_kind = 'equipment')`,
  ),
  rule(
    "A reminder that is still to ring has a job that rings it",
    `select t.id::text from tasks t where t.rung_at is null and t.remind_at is not null and t.done_at is null and t.deleted_at is null
       and not exists (select from graphile_worker.jobs j where j.attempts <= j.max_attempts
         and j.key in ('task reminders at ' || (extract(epoch from t.remind_at) * 1000)::bigint, 'task reminders that are due'))`,
  ),
  rule(
    "Who was told of a note is named in it",
    `select t.id::text from notifications t where t.note_id is not null and not exists (
       select from note_mentions m where m.note_id = t.note_id and m.contact_id = t.contact_id and m.is_told)`,
  ),
  rule(
    "The logo is a file of the installation",
    `select f.id::text from installation i join files f on f.id = i.logo_file_id where f.subject_kind <> 'installation'`,
  ),
  rule(
    "An import that is under way has a job that carries it on",
    `select id::text from imports i where state in ('checking', 'running') and not exists (
       select from graphile_worker.jobs j where j.key = 'import ' || i.id and j.attempts <= j.max_attempts)`,
  ),
  rule(
    "A batch that is under way has a job that carries it on",
    `select b.id::text from batches b left join batches o on o.id = b.undoes_id
     where b.state = 'running' and b.action <> 'import' and o.action is distinct from 'import' and not exists (
       select from graphile_worker.jobs j where j.key = 'batch ' || b.id and j.attempts <= j.max_attempts)`,
  ),
  rule(
    "Mail that waits has a job that sends it, once mail is set up",
    `select id::text from outbox o where state in ('waiting', 'sending') and exists (select from mail_settings) and not exists (
       select from graphile_worker.jobs j where j.key = 'mail ' || o.id and j.attempts <= j.max_attempts)
       and last_error <> 'passwordLost'`,
  ),
  rule(
    "Mail that let somebody in keeps nothing of it once it is sent or has expired",
    `select id::text from outbox where is_secret and (text <> '' or html <> '')
       and (state = 'sent' or expires_at < now() - interval '1 day')`,
  ),
  rule(
    "A link to sign in belongs to somebody who may use it",
    `select l.id::text from sign_in_links l join contacts c on c.id = l.contact_id
     where not c.live or c.status <> 'active' or c.sign_in_email is not null and c.sign_in_email <> l.email
       or l.kind = 'invitation' and exists (select from credentials r where r.contact_id = c.id and r.changed_at > l.created_at)`,
  ),
  rule(
    "Only views that are shared with access groups have some",
    "select distinct v.id::text from views v join view_groups g on g.view_id = v.id where v.shared <> 'groups'",
  ),
  rule(
    "A batch that is done has done with each of its records once",
    `select b.id::text from batches b join (
       select batch_id, count(*) as items, count(outcome) as outcomes, count(*) filter (where outcome = 'done') as done
       from batch_items group by batch_id) as i on i.batch_id = b.id
     where b.state = 'done' and b.action <> 'undo' and (i.outcomes <> i.items or i.items <> b.total or i.done <> b.done)`,
  ),
];

function dangling(...links: (readonly [table: string, column: string, to: string])[]): string {
  return links
    .map(
      ([table, column, to]) =>
        // What somebody has done stays signed with his id when he is gone for good.
        `(select '${table}.${column}: ' || count(*) from ${table} t where ${column} is not null
          and not exists (select from ${to} where id = t.${column})
          and not exists (select from audit p where p.subject_id = t.${column} and p.action = 'purged') having count(*) > 0)`,
    )
    .join(" union all ");
}
