import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Tables } from "../../database/tables.ts";
import { newId } from "../../values/uuid.ts";
import type { World } from "../world.ts";
import type { Actor, Cast } from "./people.ts";
import type { Line, RecordKind, Relation } from "./table.ts";

/** A call of the matrix: who asks by which route for a record of his, and how it stands to him. */
export interface Asking {
  line: Line;
  actor: Actor;
  relation: Relation;
  /** Of the record; of nobody where there is none. */
  id: string;
}

/** Everybody's own record for every call, so that no call finds what another has left; written in sets. */
export async function makeRecords(world: World, cast: Cast, asked: readonly Asking[], picture: string): Promise<void> {
  const there = asked.filter(({ relation, actor, id }) => relation !== "absent" && id !== actor.id);
  const of = (...kinds: RecordKind[]) => there.filter(({ line }) => kinds.includes(line.record));
  await makeContacts(world, cast, of("client", "agent", "client-in-trash", "agent-in-trash"));
  await makeCompanies(world, cast, of("company", "company-in-trash"));
  await makeOpportunities(world, cast, of("opportunity", "opportunity-in-trash"));
  await makeEquipment(world, cast, of("equipment", "equipment-in-trash"));
  await makeCompaniesBeside(
    world,
    asked.filter(({ line }) => /equipment( |\/\{id\}\/transfer)?$/.test(line.route)),
  );
  await makeOnes(world, cast, of);
  await makeNotes(world, cast, of("note", "note-in-trash"));
  await makeTasks(world, cast, of("task", "task-in-trash"));
  await makeFiles(world, cast, of("file", "file-in-trash"), picture);
  const people = cast.actors.map(({ id }) => ({ ...entryOf(id), id }));
  await world.db.updateTable("contacts").set({ picture_file_id: picture }).execute();
  await fill(world.db, "audit", people, "id, subject_kind, subject_id, action, change");
}

/** Of the journal, to go back to; it has the id of its contact. */
function entryOf(id: string) {
  return { subject_kind: "contact", subject_id: id, action: "updated", change: { nickname: ["", "Nick"] } };
}

/** Who has the record: the actor, somebody of his department, of the one below, or nobody he knows. */
function ownerOf({ actor, relation }: Asking, cast: Cast): string {
  if (relation === "own") return actor.id;
  if (relation === "department") return cast.colleague;
  return relation === "division" ? cast.below : cast.outsider;
}

async function makeContacts({ db }: World, cast: Cast, asked: readonly Asking[]): Promise<void> {
  const rows = asked.map((asking) => {
    const { id, line, relation } = asking;
    const kind = line.record.startsWith("client") ? "client" : "agent";
    const company = relation === "company" ? cast.theirs : relation === "managed" ? cast.managed : null;
    return {
      id,
      kind,
      access_group_id: cast.standing[kind],
      first_name: "Rec",
      last_name: "Ord",
      nickname: "Nick",
      owner_id: ownerOf(asking, cast),
      deleted_at: line.record.endsWith("in-trash") ? "2026-01-01" : null,
      company,
      contact_id: id,
      text: "rec ord",
      ...entryOf(id),
    };
  });
  const inCompanies = rows.flatMap(({ id, company }) => (company ? [{ contact_id: id, company_id: company }] : []));
  await fill(db, "contacts", rows, "id, kind, access_group_id, first_name, last_name, nickname, owner_id, deleted_at");
  await fill(db, "search_texts", rows, "contact_id, text, first_name, last_name");
  await fill(db, "memberships", inCompanies, "contact_id, company_id");
  const live = rows.filter(({ deleted_at }) => deleted_at === null);
  await fill(db, "audit", live, "id, subject_kind, subject_id, action, change");
  await sql`insert into identities (contact_id, kind, value, normalised)
    select id, 'email', id || '@matrix.test', id || '@matrix.test' from contacts where id = any(${live.map(({ id }) => id)}::uuid[])`.execute(
    db,
  );
  const idsFor = (route: string) => asked.filter(({ line }) => line.route === route).map(({ id }) => id);
  await sql`insert into second_factors (contact_id, secret, confirmed_at)
    select id, 'sealed', now() from unnest(${idsFor("DELETE /contacts/{id}/second-factor")}::uuid[]) as id`.execute(db);
  await sql`insert into sign_in_links (kind, contact_id, email, token_hash, expires_at)
    select 'invitation', id, id || '@matrix.test', sha256(id::text::bytea), now() + interval '1 hour'
    from unnest(${idsFor("DELETE /contacts/{id}/invitation")}::uuid[]) as id`.execute(db);
}

async function makeCompanies({ db }: World, cast: Cast, asked: readonly Asking[]): Promise<void> {
  const rows = asked.map((asking) => ({
    ...entryOf(asking.id),
    id: asking.id,
    name: `Firm ${asking.id}`,
    search_name: `firm ${asking.id}`,
    owner_id: ownerOf(asking, cast),
    deleted_at: asking.line.record.endsWith("in-trash") ? "2026-01-01" : null,
    subject_kind: "company",
    change: { name: ["Idea", `Firm ${asking.id}`] },
  }));
  await fill(db, "companies", rows, "id, name, search_name, owner_id, deleted_at");
  const live = rows.filter(({ deleted_at }) => deleted_at === null);
  await fill(db, "audit", live, "id, subject_kind, subject_id, action, change");
  const members = asked
    .filter(({ relation }) => relation === "company" || relation === "managed")
    .map(({ id, actor, relation }) => ({ contact_id: actor.id, company_id: id, is_manager: relation === "managed" }));
  await fill(db, "memberships", members, "contact_id, company_id, is_manager");
}

/** Where opportunities are moved to. */
export const stageToMoveTo = "018f0000-0000-7000-8000-00000000000f";

async function makeOpportunities({ db }: World, cast: Cast, asked: readonly Asking[]): Promise<void> {
  await sql`insert into stages (id, pipeline_id, name, probability, position)
    select ${stageToMoveTo}, id, 'Elsewhere', 50, 99 from pipelines where standing = 'sales'`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from stages where standing = 'new'`.execute(db);
  const made = asked.map((asking, position) => ({
    ...entryOf(asking.id),
    id: asking.id,
    name: "Deal",
    stage_id: rows[0]?.id,
    position,
    currency: "EUR",
    owner_id: ownerOf(asking, cast),
    deleted_at: asking.line.record.endsWith("in-trash") ? "2026-01-01" : null,
    subject_kind: "opportunity",
    change: { name: ["Idea", "Deal"] },
  }));
  await fill(db, "opportunities", made, "id, name, stage_id, position, currency, owner_id, deleted_at");
  const live = made.filter(({ deleted_at }) => deleted_at === null);
  await fill(db, "audit", live, "id, subject_kind, subject_id, action, change");
}

/** It has no owner: one uses it, or it is of a company that somebody owns, or that a client belongs to. */
async function makeEquipment({ db }: World, cast: Cast, asked: readonly Asking[]): Promise<void> {
  const theirs: Partial<Record<Relation, string>> = { company: cast.theirs, managed: cast.managed };
  const made = asked.map((asking) => ({
    ...entryOf(asking.id),
    id: asking.id,
    name: "Thing",
    search_text: "thing",
    holder: theirs[asking.relation] ?? withStart(asking.id, "018f0002"),
    owner_id: ownerOf(asking, cast),
    used_by_id: asking.relation === "own" ? asking.actor.id : null,
    deleted_at: asking.line.record.endsWith("in-trash") ? "2026-01-01" : null,
    subject_kind: "equipment",
    change: { name: ["Idea", "Thing"] },
  }));
  await sql`
    insert into companies (id, name, search_name, owner_id)
    select r.holder, 'Holder', 'holder', case when r.used_by_id is null then r.owner_id end
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r (holder uuid, owner_id uuid, used_by_id uuid)
    on conflict do nothing`.execute(db);
  await sql`
    insert into equipment (id, name, search_text, article, serial, description, company_id, used_by_id, deleted_at)
    select id, name, search_text, '', '', '', holder, used_by_id, deleted_at
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r (id uuid, name text, search_text text, holder uuid, used_by_id uuid, deleted_at timestamptz)`.execute(
    db,
  );
  const live = made.filter(({ deleted_at }) => deleted_at === null);
  await fill(db, "audit", live, "id, subject_kind, subject_id, action, change");
}

/** A company of the asker's own, to make a piece of equipment in, or to give one to. */
export function companyBeside(id: string): string {
  return withStart(id, "018f0001");
}

function withStart(id: string, start: string): string {
  return start + id.slice(start.length);
}

async function makeCompaniesBeside({ db }: World, asked: readonly Asking[]): Promise<void> {
  const rows = asked.map(({ id, actor }) => ({
    id: companyBeside(id),
    name: "Beside",
    search_name: "beside",
    owner_id: actor.id,
  }));
  await fill(db, "companies", rows, "id, name, search_name, owner_id");
}

/** What tags are merged into. */
export const tagToMergeInto = "018f0000-0000-7000-8000-00000000000e";

/** The same of contact groups. */
export const groupToMergeInto = "018f0000-0000-7000-8000-000000000010";

/** Records that have no owner, and those that are one's own alone. */
async function makeOnes({ db }: World, cast: Cast, of: (...kinds: RecordKind[]) => Asking[]): Promise<void> {
  const ids = (kind: RecordKind) => sql`unnest(${of(kind).map(({ id }) => id)}::uuid[]) as id`;
  const owned = (kind: RecordKind) => of(kind).map((asking) => ({ id: asking.id, whose: ownerOf(asking, cast) }));
  const pairs = (kind: RecordKind) =>
    sql`jsonb_to_recordset(${JSON.stringify(owned(kind))}::jsonb) as r (id uuid, whose uuid)`;
  const steps = [
    sql`insert into contact_groups (id, name) select id, id::text from ${ids("contact-group")} union all select ${groupToMergeInto}, 'Kept'`,
    sql`insert into access_groups (id, name, kind, rights, fields, field_rules) select id, id::text, 'client', '{}', '{}', '{}' from ${ids("access-group")}`,
    // Behind the one that boards show of themselves.
    sql`insert into pipelines (id, name, position) select id, id::text, 1 from ${ids("pipeline")}`,
    sql`insert into pipelines (id, name, position, deleted_at) select id, id::text, 1, now() from ${ids("pipeline-in-trash")}`,
    sql`insert into stages (id, pipeline_id, name, probability, deleted_at)
      select id.id, p.id, id.id::text, 50, now() from pipelines p, ${ids("stage-in-trash")} where p.standing = 'sales'`,
    sql`insert into departments (id, name) select id, id::text from ${ids("department")}`,
    // Of companies, for contacts get theirs by being asked.
    sql`insert into own_fields (id, on_kind, key, kind, label) select id, 'companies', 'f' || replace(id::text, '-', ''), 'text', id::text from ${ids("field")}`,
    sql`insert into tags (id, name) select id, id::text from ${ids("tag")} union all select ${tagToMergeInto}, 'Kept'`,
    sql`insert into blocklist (id, kind, value, normalised) select id, 'domain', id || '.test', id || '.test' from ${ids("blocked-sender")}`,
    sql`insert into outbox (id, kind, recipient, language, subject, text, html, state) select id, 'emailChanged', 'somebody@matrix.test', 'en', 'Hello', 'Hello', 'Hello', 'failed' from ${ids("mail")}`,
    sql`insert into batches (id, actor_id, subject_kind, action, state, wish) select id, whose, 'contact', 'edit', 'done', '{"change": {}}' from ${pairs("batch")}`,
    sql`insert into tokens (id, contact_id, name, secret_hash, start, expires_at) select id, whose, 'Script', sha256(id::text::bytea), 'acq_', now() + interval '1 day' from ${pairs("token")}`,
    sql`insert into sessions (id, contact_id, secret_hash, expires_at) select id, whose, sha256(id::text::bytea), now() + interval '1 day' from ${pairs("session")}`,
    sql`insert into views (id, list, name, owner_id) select id, 'contacts', id::text, whose from ${pairs("view")}`,
    sql`insert into views (id, list, name, owner_id, deleted_at) select id, 'contacts', id::text, whose, now() from ${pairs("view-in-trash")}`,
    sql`insert into views (id, list, name, owner_id, shared) select id, 'contacts', id::text, ${cast.outsider}, 'all' from ${ids("shared-view")}`,
    // Each as the one that was uploaded, ready to be run.
    sql`insert into imports select c.* from imports i, ${pairs("import")}, lateral jsonb_populate_record(i, jsonb_build_object('id', r.id, 'actor_id', r.whose, 'state', 'ready')) as c`,
    sql`insert into import_rows (import_id, row, line, cells, outcome) select id, 1, 2, '["Nina", "Ode"]', 'create' from ${ids("import")}`,
  ];
  for (const step of steps) await step.execute(db);
}

/** A client for each, of whoever has the record, to hang it on. */
async function peopleFor({ db }: World, cast: Cast, asked: readonly Asking[]): Promise<Map<string, string>> {
  const people = new Map(asked.map(({ id }) => [id, newId()]));
  const rows = asked.map((asking) => ({
    id: people.get(asking.id),
    kind: "client",
    access_group_id: cast.standing.client,
    first_name: "Rec",
    last_name: "Ord",
    owner_id: ownerOf(asking, cast),
  }));
  await fill(db, "contacts", rows, "id, kind, access_group_id, first_name, last_name, owner_id");
  return people;
}

async function makeNotes(world: World, cast: Cast, asked: readonly Asking[]): Promise<void> {
  const people = await peopleFor(world, cast, asked);
  const rows = asked.map((asking) => ({
    id: asking.id,
    subject_kind: "contact",
    subject_id: people.get(asking.id),
    author_id: ownerOf(asking, cast),
    html: "Words",
    text: "Words",
    deleted_at: asking.line.record.endsWith("in-trash") ? "2026-01-01" : null,
  }));
  await fill(world.db, "notes", rows, "id, subject_kind, subject_id, author_id, html, text, deleted_at");
}

async function makeTasks(world: World, cast: Cast, asked: readonly Asking[]): Promise<void> {
  const people = await peopleFor(world, cast, asked);
  const rows = asked.map((asking) => ({
    id: asking.id,
    kind: "task",
    title: "Call back",
    text: "",
    outcome: "",
    version: 1,
    subject_kind: "contact",
    subject_id: people.get(asking.id),
    assignee_id: ownerOf(asking, cast),
    made_by_id: ownerOf(asking, cast),
    deleted_at: asking.line.record.endsWith("in-trash") ? "2026-01-01" : null,
  }));
  const columns =
    "id, kind, title, text, outcome, version, subject_kind, subject_id, assignee_id, made_by_id, deleted_at";
  await fill(world.db, "tasks", rows, columns);
}

/** Each is a picture, with bytes of its own. */
async function makeFiles(world: World, cast: Cast, asked: readonly Asking[], picture: string): Promise<void> {
  const people = await peopleFor(world, cast, asked);
  const kept = await world.db.selectFrom("files").selectAll().where("id", "=", picture).executeTakeFirstOrThrow();
  const folder = join(world.config.dataDir, "files");
  await mkdir(join(folder, "matrix"));
  for (const { id } of asked) await copyFile(join(folder, kept.path), join(folder, "matrix", id));
  await sql`
    insert into files (id, name, type, bytes, sha256, path, role, subject_kind, subject_id, made_by_id, deleted_at)
    select r.id, 'picture.webp', f.type, f.bytes, f.sha256, 'matrix/' || r.id, 'attached', 'contact', r.person, r.whose, r.gone
    from files f, jsonb_to_recordset(${JSON.stringify(
      asked.map((asking) => ({
        id: asking.id,
        person: people.get(asking.id),
        whose: ownerOf(asking, cast),
        gone: asking.line.record.endsWith("in-trash") ? "2026-01-01" : null,
      })),
    )}::jsonb) as r (id uuid, person uuid, whose uuid, gone timestamptz) where f.id = ${picture}`.execute(world.db);
}

async function fill(db: World["db"], table: keyof Tables, rows: readonly object[], columns: string): Promise<void> {
  await sql`insert into ${sql.table(table)} (${sql.raw(columns)})
    select ${sql.raw(columns)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}
